import { Hono } from "hono";
import { faultOf } from "#server/logs/fault.ts";
import { isAway } from "#server/stores/errors.ts";
import { backups } from "./backups.ts";
import { check } from "./check.ts";
import type { HttpDeps } from "./deps.ts";
import { entry } from "./entry.ts";
import { followUps } from "./follow-ups.ts";
import { coachOnly } from "./guard.ts";
import { SECURITY_HEADERS } from "./headers.ts";
import { health } from "./health.ts";
import { imports } from "./imports.ts";
import { join } from "./join.ts";
import { mediaFiles, mediaUpload } from "./media.ts";
import { metrics } from "./metrics.ts";
import { older } from "./older.ts";
import { packs } from "./packs.ts";
import { planRoutes } from "./plan.ts";
import { practiceRoutes } from "./practice.ts";
import { Refused, refuse } from "./refuse.ts";
import { reviewRoutes } from "./review.ts";
import { RoomError } from "./rooms.ts";
import { scrimmages } from "./scrimmages.ts";
import { squads } from "./squads.ts";
import { templates } from "./templates.ts";

/** Everything that is asked by HTTP and is not a page. Each area is a file with one line here. */
export function createHttp(deps: HttpDeps): Hono {
  const app = new Hono();
  const tries = deps.tries.keys;

  app.use(async (c, next) => {
    for (const [name, value] of SECURITY_HEADERS) c.header(name, value);
    await next();
  });

  // open to everybody
  app.route("/", health(deps));
  app.route("/", entry(deps, tries));
  app.route("/", join(deps));
  app.route("/", mediaFiles(deps));
  app.route("/", check());

  // the operator's
  app.route("/", metrics(deps, tries));

  // the coach's, and in the review one page of each player's own
  app.route(
    "/",
    reviewRoutes({
      reviews: deps.reviews,
      daysBefore: (state, member) => deps.squads.daysBefore(state, member),
      later: (id) => deps.followUps.later(id),
      coachOnly: coachOnly(deps, tries),
    }),
  );
  app.route("/", practiceRoutes(deps, coachOnly(deps, tries)));
  app.use("/api/*", coachOnly(deps, tries));
  app.route("/", imports(deps));
  app.route("/", packs(deps));
  app.route("/", mediaUpload(deps));
  app.route("/", planRoutes(deps));
  app.route("/", templates(deps));
  app.route("/", scrimmages(deps));
  app.route("/", older(deps));
  app.route("/", squads(deps));
  app.route("/", followUps(deps));
  app.route("/", backups(deps));

  app.notFound((c) => refuse(c, "no-such-page"));
  app.onError((error, c) => {
    if (error instanceof Refused) return refuse(c, error.code, error.detail, error.where);
    if (error instanceof RoomError) return refuse(c, error.code);
    if (isAway(error)) {
      deps.logger.warn(faultOf(error), "a request could not be served while the store is away");
      return refuse(c, "store-away");
    }
    deps.logger.error(faultOf(error, "with places"), "a request failed by our own fault");
    return refuse(c, "our-fault");
  });
  return app;
}

/** Paths that `createHttp` answers; every other one is a page's. */
export function isHttpPath(path: string): boolean {
  return /^\/(api|media)\/|^\/(healthz|readyz|metrics|coach\/enter)$/.test(path);
}
