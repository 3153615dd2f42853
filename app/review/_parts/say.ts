import type { DeskWords } from "#lib/i18n/desk.ts";
import type { ChangeLine } from "#lib/review/types.ts";

/** A change in words: the desk's for the coach's own, the plan's for an if–then. */
export function sayChange(what: ChangeLine["what"], words: DeskWords, plan: (id: string) => string): string {
  const w = words.change;
  switch (what.what) {
    case "mix":
      return what.weight > 1 ? w.more({ topic: what.topic }) : w.less({ topic: what.topic });
    case "level":
      return what.by > 0 ? w.up : w.down;
    case "pace":
      return what.by > 0 ? w.slower : w.faster;
    case "scope":
      return what.drop ? w.drop({ topic: what.topic }) : w.bring({ topic: what.topic });
    case "format":
      return what.confidence ? w.sureOn : w.sureOff;
    case "tactic":
      return plan(what.rule);
    case "teams":
      return w.rotate;
    case "ifThen":
      return "id" in what.choice ? plan(what.choice.id) : what.choice.own;
  }
}
