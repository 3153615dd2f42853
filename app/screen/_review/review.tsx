"use client";
import { projectorWords } from "#lib/i18n/projector.ts";
import type { ReviewPart } from "#lib/model/input.ts";
import type { ReviewStage } from "#lib/views/types.ts";
import { useWords } from "../../_words/use-words.ts";
import { CoachView } from "./coach-view.tsx";
import { Commit } from "./commit.tsx";
import { Film } from "./film.tsx";
import { Response } from "./response.tsx";
import css from "./review.module.css";
import { Talk } from "./talk.tsx";

/**
 * Which of the four questions stands above each part. What happened is shown only when the players have
 * looked at their own film, so that nobody's own choice follows the numbers.
 */
const QUESTION_OF: Record<ReviewPart, number> = { film: 0, talk: 1, coach: 2, response: 2, commit: 3 };

/** The After-Action Review on the room's screen: four questions, no names. */
export function Review({ stage }: { stage: ReviewStage }) {
  const words = useWords(projectorWords);
  const at = QUESTION_OF[stage.part];
  return (
    <div className={css.screen}>
      <ol className={css.steps}>
        {words.questions.map((question, i) => (
          <li
            key={question}
            className={`${css.step} ${i === at ? css.now : i < at ? css.done : ""}`}
            aria-current={i === at ? "step" : undefined}
          >
            {question}
          </li>
        ))}
      </ol>
      <div key={stage.part} className={css.part}>
        <Part stage={stage} />
      </div>
    </div>
  );
}

export interface ReviewProps {
  stage: ReviewStage;
}

function Part({ stage }: ReviewProps) {
  switch (stage.part) {
    case "film":
      return <Film stage={stage} />;
    case "talk":
      return <Talk stage={stage} />;
    case "coach":
      return <CoachView stage={stage} />;
    case "response":
      return <Response stage={stage} />;
    case "commit":
      return <Commit stage={stage} />;
  }
}
