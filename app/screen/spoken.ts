import type { ProjectorWords } from "#lib/i18n/projector.ts";
import { PROJECTOR_KINDS } from "#lib/questions/projector.tsx";
import type { ProjectorStage } from "#lib/views/types.ts";

const LETTERS = "ABCDEFGH";

/** What the polite live region says: the question when it is on, the right answer when it is told. */
export function spoken(
  stage: ProjectorStage | null,
  words: ProjectorWords,
  truth: { true: string; false: string },
): string {
  if (stage?.phase === "question") {
    const { question, step, shown } = stage;
    if (step === "reveal" && shown) return right(question.asked, shown.key);
    if (step === "held") return words.heldForHuddle;
    return step === "open" ? words.questionSpoken({ n: question.number, stem: question.asked.stem }) : "";
  }
  if (stage?.phase === "break" && stage.segment === "reveal" && stage.held?.shown)
    return right(stage.held.asked, stage.held.shown.key);
  return "";

  function right(
    asked: Parameters<(typeof PROJECTOR_KINDS)["choice"]["right"]>[0],
    key: Parameters<(typeof PROJECTOR_KINDS)["choice"]["right"]>[1],
  ): string {
    const lines = PROJECTOR_KINDS[asked.kind].right(asked, key, { ...words, ...truth });
    return words.rightSpoken({
      answers: lines.map(({ marks, text }) =>
        marks.length === 1 ? words.lettered({ letter: LETTERS[marks[0] ?? 0] ?? "", text }) : text,
      ),
    });
  }
}
