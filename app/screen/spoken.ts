import type { ProjectorWords } from "#lib/i18n/projector.ts";
import { PROJECTOR_KINDS } from "#lib/questions/projector.tsx";
import type { AskedView, KeyView } from "#lib/questions/views.ts";
import type { ProjectorStage } from "#lib/views/types.ts";
import { LETTERS } from "../_look/mark.tsx";

interface Moment {
  stage: ProjectorStage;
  /** the question's opening instant has come */
  opened: boolean;
  words: ProjectorWords;
  truth: { true: string; false: string };
}

/** What the polite live region says: the question when it opens, the right answer when it is told. */
export function spoken({ stage, opened, words, truth }: Moment): string {
  const right = (asked: AskedView, key: KeyView) => {
    const lines = PROJECTOR_KINDS[asked.kind].right(asked, key, { ...words, ...truth });
    return words.rightSpoken({
      answers: lines.map(({ marks: [first, ...others], text }) =>
        first !== undefined && others.length === 0
          ? words.lettered({ letter: LETTERS[first] ?? "", text })
          : text,
      ),
    });
  };
  if (stage.phase === "question") {
    const { question, step, shown } = stage;
    if (step === "reveal" && shown) return right(question.asked, shown.key);
    if (step === "held") return words.heldForHuddle;
    return step === "open" && opened
      ? words.questionSpoken({ n: question.number, stem: question.asked.stem })
      : "";
  }
  if (stage.phase === "break" && stage.segment === "reveal" && stage.held?.shown)
    return right(stage.held.asked, stage.held.shown.key);
  return "";
}
