import type { PlayerStage } from "#lib/views/types.ts";

/** Names the step of the show that a stage is in: when it changes, every seat has something new of its own. */
export function momentOf(stage: PlayerStage): string {
  const base = `${stage.phase}/${stage.round}`;
  switch (stage.phase) {
    case "question":
      return `${base}/${stage.question.run}/${stage.step}`;
    case "break":
      return `${base}/${stage.segment}`;
    case "review":
      return `${base}/${stage.part}`;
    default:
      return base;
  }
}
