"use client";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { followUpWords } from "#lib/i18n/follow-up.ts";
import { projectorWords } from "#lib/i18n/projector.ts";
import { LOBBY_NAMES_SHOWN } from "#lib/kit/limits.ts";
import type { LobbyStage, Tally } from "#lib/views/types.ts";
import { Wordmark } from "../_look/wordmark.tsx";
import { useWords } from "../_words/use-words.ts";
import { Qr } from "./_parts/qr.tsx";
import { type Address, joinLink } from "./address.ts";
import css from "./lobby.module.css";
import { useAspect } from "./use-aspect.ts";

type Stage = LobbyStage & { namesShown: boolean };

export function Lobby({
  stage,
  tally,
  address,
  soundHint,
}: {
  stage: Stage;
  tally: Tally | null;
  address: Address | null;
  soundHint: boolean;
}) {
  const words = useWords(projectorWords);
  const { followUp } = useWords(followUpWords);
  const kicker = (days: number) => (days < 1 ? followUp.kickerToday : followUp.kicker({ days }));
  const { code, locked } = stage;
  const n = tally?.seats ?? 0;
  return (
    <div className={css.screen}>
      <div className={css.pitch} aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
      </div>
      <header className={css.head}>
        <Wordmark />
        <p>
          {stage.followUp && <span>{kicker(stage.followUp.gapDays)} · </span>}
          <span dir="auto">{stage.title}</span>
          <span>
            {stage.title && " · "}
            {words.plan({ rounds: stage.rounds, minutes: stage.minutes, teams: stage.teams.length })}
          </span>
        </p>
      </header>
      <section className={css.join}>
        <div>
          {stage.followUp && <p className={css.useful}>{followUp.useful}</p>}
          <p className={css.url}>
            {locked ? (
              words.doorClosed
            ) : (
              <>
                {words.goTo} <b>{address?.host ?? "\u2026"}</b> {words.andType}
              </>
            )}
          </p>
          <h1 className="sr">{words.codeSpoken({ code, host: address?.host ?? "" })}</h1>
          <Code key={code} code={code} closed={locked} />
        </div>
        {!locked && (
          <div className={css.qr}>
            {address && (
              <Qr text={joinLink(address, code)} name={words.qr({ link: joinLink(address, code) })} />
            )}
          </div>
        )}
      </section>
      <div className={css.half}>
        <b>{locked ? words.inClosed({ n }) : words.inCount({ n })}</b>
      </div>
      <Arrivals n={n} />
      {n > 0 && stage.namesShown && tally?.names ? (
        <Names names={tally.names} />
      ) : (
        <div className={css.empty}>{n === 0 ? <p>{words.namesHere}</p> : <Lamps n={n} />}</div>
      )}
      <p className={`${css.hint} ${soundHint ? "" : css.off}`}>{words.soundHint}</p>
    </div>
  );
}

const HALF = 3;

/** As large as its letters allow: W is twice as wide as J. Measured again when the screen or the font changes. */
function Code({ code, closed }: { code: string; closed: boolean }) {
  const room = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    const element = room.current;
    const text = element?.firstElementChild;
    if (!element || !(text instanceof HTMLElement)) return;
    const measure = () => {
      text.style.setProperty("--scale", "1");
      text.style.setProperty(
        "--scale",
        String(Math.min(1, element.clientWidth / Math.max(1, text.offsetWidth))),
      );
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    let gone = false;
    void document.fonts.ready.then(() => gone || measure());
    return () => {
      gone = true;
      observer.disconnect();
    };
  }, []);
  return (
    <p ref={room} className={`${css.code} ${closed ? css.closed : ""}`} aria-hidden="true">
      <b>
        {code.slice(0, HALF)}
        <span>{code.slice(HALF)}</span>
      </b>
    </p>
  );
}

/** letters and least column in rem, most columns and rows of the two sizes of names (`look.md` 3) */
const LARGE = { names: 24, letters: 2.02, column: 13.2, columns: 6, rows: 6 };
const SMALL = { names: LOBBY_NAMES_SHOWN, letters: 1.8, column: 11.6, columns: 7, rows: 7 };
const SIDES_REM = 10.8;
const GAP_REM = 1.4;
/** width of a letter, about, in its size: a name that would not fit is set narrower, then narrower still */
const LETTER = 0.54;
const NARROW_LETTER = 0.44;
/** with more rows than this there is no room for a second line, and the end of the longest names is cut */
const TWO_LINE_ROWS = 5;

function Names({ names }: { names: readonly string[] }) {
  const aspect = useAspect();
  const room = Math.max(80, aspect * 60) - SIDES_REM;
  const size = names.length > LARGE.names ? SMALL : LARGE;
  const columns = Math.min(size.columns, Math.floor((room + GAP_REM) / (size.column + GAP_REM)));
  const latest = names.slice(-Math.min(size.names, columns * size.rows));
  const fits = ((room + GAP_REM) / columns - GAP_REM) / size.letters;
  const twoLines = Math.ceil(latest.length / columns) <= TWO_LINE_ROWS;
  const widthOf = (name: string) => {
    if (name.length * LETTER <= fits) return "";
    if (name.length * NARROW_LETTER <= fits) return css.narrow;
    return `${css.narrowest} ${twoLines ? css.folded : ""}`;
  };
  return (
    <ul
      className={`${css.names} ${size === SMALL ? css.many : ""}`}
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
    >
      {latest.map((name) => (
        <li key={name} className={widthOf(name)} dir="auto">
          {name}
        </li>
      ))}
    </ul>
  );
}

const LAMPS_SHOWN = 240;

function Lamps({ n }: { n: number }) {
  const words = useWords(projectorWords);
  const each = Math.ceil(n / LAMPS_SHOWN);
  return (
    <>
      <div className={css.lamps} role="img" aria-label={words.lobbyLamps({ n })}>
        {Array.from({ length: Math.ceil(n / each) }, (_, i) => i + 1).map((place) => (
          <i key={place} />
        ))}
      </div>
      <p>{each === 1 ? words.namesHidden : words.namesHiddenMany({ each })}</p>
    </>
  );
}

const BATCH_MS = 3_000;

/** Arrivals for screen readers, in batches. */
function Arrivals({ n }: { n: number }) {
  const words = useWords(projectorWords);
  const latest = useRef(n);
  const said = useRef(n);
  const [text, setText] = useState("");
  useEffect(() => {
    latest.current = n;
  }, [n]);
  useEffect(() => {
    const timer = setInterval(() => {
      const more = latest.current - said.current;
      said.current = latest.current;
      if (more > 0) setText(words.moreIn({ more, n: latest.current }));
    }, BATCH_MS);
    return () => clearInterval(timer);
  }, [words]);
  return (
    <p className="sr" role="status">
      {text}
    </p>
  );
}
