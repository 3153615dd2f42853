"use client";
import { type ReactNode, useId } from "react";
import { planWords } from "#lib/i18n/plan.ts";
import {
  type ConfidencePlan,
  type FormatName,
  isFullPerformance,
  type Plan,
  type TeamPlan,
} from "#lib/model/plan.ts";
import { CERTAINTY_BASED, SCRIMMAGE_3 } from "#lib/model/templates.ts";
import { useWords } from "../../../_words/use-words.ts";
import css from "./table.module.css";
import { Teams } from "./teams.tsx";

/** Budgets offered, in percent; the schema allows any up to 15. */
const RETURNS = [0, 5, 10, 15] as const;

/** Each condition with its present value and what it costs. */
export function Conditions({ plan, change }: { plan: Plan; change: (part: Partial<Plan>) => void }) {
  const words = useWords(planWords).conditions;
  const { confidence, teams } = plan;
  const certainty = confidence.wrong[2] === CERTAINTY_BASED.wrong[2];
  const returns = RETURNS.find((percent) => percent === Math.round(plan.returnBudget * 100)) ?? 5;
  return (
    <section>
      <h2 id="conditions">{words.heading}</h2>
      <table className={css.table} aria-labelledby="conditions">
        <tbody>
          <Row name={words.confidence} cost={confidence.ask === "never" ? "" : words.confidenceCost}>
            {(id) => (
              <Choice<ConfidencePlan["ask"]>
                id={id}
                value={confidence.ask}
                options={words.ask}
                choose={(ask) => change({ confidence: { ...confidence, ask } })}
              />
            )}
          </Row>
          {confidence.ask !== "never" && (
            <Row
              name={words.points}
              cost={words.pointsCost(
                certainty ? { think: "2 in 3", sure: "4 in 5" } : { think: "1 in 2", sure: "3 in 4" },
              )}
            >
              {(id) => (
                <Choice<"scrimmage3" | "certainty">
                  id={id}
                  value={certainty ? "certainty" : "scrimmage3"}
                  options={{ scrimmage3: words.scrimmage3, certainty: words.certainty }}
                  choose={(table) =>
                    change({
                      confidence: {
                        ask: confidence.ask,
                        ...(table === "certainty" ? CERTAINTY_BASED : SCRIMMAGE_3),
                      },
                    })
                  }
                />
              )}
            </Row>
          )}
          {!isFullPerformance(plan) && (
            <Row name={words.returns} cost={words.returnsCost[returns]}>
              {(id) => (
                <select
                  id={id}
                  value={returns}
                  onChange={(event) => change({ returnBudget: Number(event.target.value) / 100 })}
                >
                  {RETURNS.map((n) => (
                    <option key={n} value={n}>
                      {n === 0 ? words.returnsOff : words.returnsShare({ n })}
                    </option>
                  ))}
                </select>
              )}
            </Row>
          )}
          <Row name={words.names} cost={words.namesNote}>
            {(id) => (
              <Choice<"shown" | "hidden">
                id={id}
                value={plan.namesOnProjector ? "shown" : "hidden"}
                options={{ shown: words.namesShown, hidden: words.namesHidden }}
                choose={(names) => change({ namesOnProjector: names === "shown" })}
              />
            )}
          </Row>
          <Row name={words.format} cost={words.formatNote[plan.format]}>
            {(id) => (
              <Choice<FormatName>
                id={id}
                value={plan.format}
                options={words.formats}
                choose={(format) => change({ format })}
              />
            )}
          </Row>
          <Row name={words.teams} cost={teams.how === "none" ? "" : words.teamsNote}>
            {(id) => (
              <Choice<TeamPlan["how"]>
                id={id}
                value={teams.how}
                options={words.teamsHow}
                choose={(how) => change({ teams: { how, names: namesFor(how, teams.names, words.newTeam) } })}
              />
            )}
          </Row>
          {teams.how !== "none" && (
            <tr>
              <td colSpan={3} className={css.wide}>
                <Teams teams={teams} change={(next) => change({ teams: next })} />
              </td>
            </tr>
          )}
          <Row name={words.related} cost={plan.relatedTopics ? words.relatedNote.yes : words.relatedNote.no}>
            {(id) => (
              <Choice<"yes" | "no">
                id={id}
                value={plan.relatedTopics ? "yes" : "no"}
                options={{ yes: words.relatedYes, no: words.relatedNo }}
                choose={(related) => change({ relatedTopics: related === "yes" })}
              />
            )}
          </Row>
        </tbody>
      </table>
    </section>
  );
}

function Row({ name, cost, children }: { name: string; cost: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <tr>
      <th scope="row">
        <label htmlFor={id}>{name}</label>
      </th>
      <td className={css.choice}>{children(id)}</td>
      <td className={css.cost}>{cost}</td>
    </tr>
  );
}

function Choice<T extends string>({
  id,
  value,
  options,
  choose,
}: {
  id: string;
  value: T;
  options: Record<T, string>;
  choose: (value: T) => void;
}) {
  const names = Object.keys(options) as T[];
  return (
    <select
      id={id}
      value={value}
      onChange={(event) => {
        const chosen = names.find((name) => name === event.target.value);
        if (chosen !== undefined) choose(chosen);
      }}
    >
      {names.map((name) => (
        <option key={name} value={name}>
          {options[name]}
        </option>
      ))}
    </select>
  );
}

/** Two teams to begin with; none when there are none. */
function namesFor(how: TeamPlan["how"], names: string[], newTeam: (a: { n: number }) => string): string[] {
  if (how === "none") return [];
  return names.length >= 2 ? names : [newTeam({ n: 1 }), newTeam({ n: 2 })];
}
