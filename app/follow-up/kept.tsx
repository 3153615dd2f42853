"use client";
import { followUpWords } from "#lib/i18n/follow-up.ts";
import type { MineReport } from "#lib/review/types.ts";
import type { KeptView } from "#lib/views/types.ts";
import { useWords } from "../_words/use-words.ts";
import css from "./kept.module.css";

/** One player's own then and now: what was right on the day and still is. */
export function Kept({ kept, best }: { kept: KeptView; best?: MineReport["keptBest"] }) {
  const words = useWords(followUpWords).followUp;
  const fresh = kept.now - kept.kept;
  return (
    <section className={css.kept}>
      <h2>{words.ownTitle}</h2>
      <p>
        {kept.before > 0 ? words.own(kept) : words.ownNone(kept)}{" "}
        {kept.before > 0 && fresh > 0 && words.ownFresh({ n: fresh })}{" "}
        {kept.kept < kept.before && words.normal}
      </p>
      {best && <p>{best.isNew ? words.ownBestNew : words.ownBest(best)}</p>}
    </section>
  );
}
