"use client";
import Printer from "lucide-react/icons/printer";
import { useEffect, useRef } from "react";
import { squadsWords } from "#lib/i18n/squads.ts";
import type { AddressAnswer, PinLine } from "#lib/protocol/http.ts";
import { useWords } from "../../../_words/use-words.ts";
import page from "../../_desk/page.module.css";
import { useAnswer } from "../../_desk/use-answer.ts";
import type { Key } from "./key.ts";
import css from "./slips.module.css";

/** The PINs this once, one slip each to cut out. In print there is nothing else. */
export function Slips({
  squad,
  pins,
  owners,
  done,
}: {
  squad: string;
  pins: readonly PinLine[];
  owners: Key;
  done: () => void;
}) {
  const words = useWords(squadsWords);
  const { answer } = useAnswer<AddressAnswer>("/api/address");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main id="content" className={`${page.page} ${css.page}`}>
      <div className={css.head}>
        <h1 ref={heading} tabIndex={-1}>
          {words.slips.title}
        </h1>
        <p>{words.slips.lead}</p>
        <div className={css.acts}>
          <button type="button" className="btn pri" onClick={() => window.print()}>
            <Printer size={16} aria-hidden="true" />
            {words.slips.print}
          </button>
          <button type="button" className="btn" onClick={done}>
            {words.slips.done}
          </button>
        </div>
      </div>
      <ul className={css.slips}>
        {pins.map((one) => {
          const owner = owners[one.member];
          return (
            <li key={one.member}>
              <span className={css.squad}>{squad}</span>
              {owner && <span className={css.owner}>{words.page.keyFor({ name: owner })}</span>}
              <b>{one.name}</b>
              <span className={css.pin}>
                <small>{words.slips.pin}</small>
                <strong className="num">{one.pin}</strong>
              </span>
              <span className={css.how}>
                {answer?.ok && <span>{words.slips.join({ address: answer.shown })}</span>}
                <span>{words.slips.pick}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </main>
  );
}
