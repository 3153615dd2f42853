import {
  Check,
  Eye,
  EyeOff,
  FastForward,
  Flag,
  Hand,
  Lock,
  LockOpen,
  type LucideIcon,
  Pause,
  Play,
  Plus,
  SkipForward,
  Square,
  Trash2,
  Users,
} from "lucide-react";
import type { DeskWords } from "#lib/i18n/desk.ts";
import type { CoachStage, ReviewStage } from "#lib/views/types.ts";
import type { Command, CommandName } from "./commands.ts";

const ICONS: Record<CommandName, LucideIcon> = {
  start: Play,
  pause: Pause,
  resume: Play,
  next: FastForward,
  close: Square,
  extend: Plus,
  skip: SkipForward,
  hold: Hand,
  names: Eye,
  lock: LockOpen,
  rehearsal: Users,
  extendHuddle: Plus,
  nextPart: FastForward,
  accept: Check,
  throwOut: Trash2,
  endRound: Flag,
  endEarly: Flag,
};

/** Icons say on or off as the words beside them do. */
export function CommandIcon({ name, stage, size }: { name: CommandName; stage: CoachStage; size: number }) {
  const Icon =
    name === "names" && !stage.settings.namesShown
      ? EyeOff
      : name === "lock" && stage.settings.locked
        ? Lock
        : ICONS[name];
  return <Icon size={size} strokeWidth={2} aria-hidden="true" />;
}

export function commandLabel(words: DeskWords, command: Command, stage: CoachStage): string {
  const w = words.command;
  switch (command.name) {
    case "start":
      if (stage.phase === "lobby") return w.start;
      return stage.round < stage.rounds ? w.startRound({ n: stage.round + 1 }) : w.startReview;
    case "names":
      return stage.settings.namesShown ? w.namesShown : w.namesHidden;
    case "lock":
      return stage.settings.locked ? w.locked : w.unlocked;
    case "hold":
      return stage.held && stage.held.run === stage.question?.run ? w.held : w.hold;
    case "nextPart":
      return w.nextPart({ part: words.review.parts[nextPart(stage.reviewView?.part)] });
    default:
      return w[command.name];
  }
}

const PARTS: ReviewStage["part"][] = ["film", "talk", "coach", "response", "commit"];

function nextPart(part: ReviewStage["part"] | undefined): ReviewStage["part"] {
  return PARTS[part ? PARTS.indexOf(part) + 1 : 0] ?? "commit";
}
