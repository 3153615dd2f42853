import Check from "lucide-react/icons/check";
import Minus from "lucide-react/icons/minus";
import { type CheckWords, checkWords } from "#lib/i18n/check.ts";
import { useWords } from "../_words/use-words.ts";
import css from "./steps.module.css";
import type { Checked, Step } from "./use-check.ts";

const ORDER: readonly Step[] = ["speed", "websocket", "polling", "hold", "done"];

/** The four things that are looked at, each with what came of it. */
export function Steps({ checked, holdSec }: { checked: Checked; holdSec: number }) {
  const words = useWords(checkWords);
  const lines = [
    { name: words.steps.speed, ...speed(checked, words) },
    { name: words.steps.websocket, ...websocket(checked, words) },
    { name: words.steps.polling, ...polling(checked, words) },
    { name: words.steps.hold, ...hold(checked, words, holdSec) },
  ];
  return (
    <ul className={css.steps}>
      {lines.map(({ name, said, fine }) => (
        <li key={name}>
          <span className={css.sign} data-fine={fine ?? undefined}>
            {fine === true && <Check size={16} aria-hidden="true" />}
            {fine === false && <Minus size={16} aria-hidden="true" />}
          </span>
          <span>{name}</span>
          <b>{said}</b>
        </li>
      ))}
    </ul>
  );
}

/** `fine` null: not known yet */
interface Said {
  said: string;
  fine: boolean | null;
}

function notYet(checked: Checked, step: Step, words: CheckWords): Said | null {
  if (checked.step === step) return { said: words.found.running, fine: null };
  if (ORDER.indexOf(checked.step) < ORDER.indexOf(step)) return { said: words.found.waiting, fine: null };
  return null;
}

function speed(checked: Checked, words: CheckWords): Said {
  const { kBps } = checked.found;
  const early = notYet(checked, "speed", words);
  if (early) return early;
  return kBps === null
    ? { said: words.found.none, fine: false }
    : { said: words.found.speed({ kBps }), fine: true };
}

function websocket(checked: Checked, words: CheckWords): Said {
  const early = notYet(checked, "websocket", words);
  if (early) return early;
  return checked.found.websocket
    ? { said: words.found.open, fine: true }
    : { said: words.found.blocked, fine: false };
}

function polling(checked: Checked, words: CheckWords): Said {
  const early = notYet(checked, "polling", words);
  if (early) return early;
  if (!checked.found.polling) return { said: words.found.blocked, fine: false };
  return { said: checked.found.websocket ? words.found.polling : words.found.open, fine: true };
}

function hold(checked: Checked, words: CheckWords, of: number): Said {
  const { held, websocket, polling } = checked.found;
  if (checked.step === "hold") return { said: words.found.holding({ sec: checked.heldSec, of }), fine: null };
  const early = notYet(checked, "hold", words);
  if (early) return early;
  if (!websocket && !polling) return { said: words.found.none, fine: false };
  return held ? { said: words.found.held({ of }), fine: true } : { said: words.found.cut, fine: false };
}
