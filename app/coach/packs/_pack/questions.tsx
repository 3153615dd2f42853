"use client";
import Search from "lucide-react/icons/search";
import { useDeferredValue, useId, useMemo, useState } from "react";
import { packsWords } from "#lib/i18n/packs.ts";
import { Rich } from "../../../_look/maths.tsx";
import { useWords } from "../../../_words/use-words.ts";
import { Empty } from "../../_desk/states.tsx";
import { KINDS } from "../_kinds/kinds.ts";
import type { StoredQuestion } from "../_kinds/type.ts";
import { Pager } from "../_parts/pager.tsx";
import css from "./questions.module.css";

const PAGE = 50;

/** Every question of the pack, by topic and by what is searched for. */
export function Questions({
  questions,
  open,
  show,
}: {
  questions: readonly StoredQuestion[];
  open: StoredQuestion | null;
  show: (question: StoredQuestion) => void;
}) {
  const words = useWords(packsWords);
  const [topic, setTopic] = useState<string | null>(null);
  const [query, setQuery] = useState("");
  const [page, setPage] = useState(0);
  const field = useId();
  const wanted = useDeferredValue(query.trim().toLowerCase());
  const topics = useMemo(() => topicsOf(questions), [questions]);
  const indexed = useMemo(
    () => questions.map((question) => ({ question, text: textOf(question) })),
    [questions],
  );
  const found = useMemo(
    () =>
      indexed
        .filter(
          ({ question, text }) =>
            (topic === null || question.topics.includes(topic)) && text.includes(wanted),
        )
        .map(({ question }) => question),
    [indexed, topic, wanted],
  );
  const shown = Math.min(page, Math.max(0, Math.ceil(found.length / PAGE) - 1));
  const choose = (next: string | null) => {
    setTopic(next);
    setPage(0);
  };
  return (
    <>
      <nav className={css.topics} aria-label={words.pack.topics}>
        <h2>{words.pack.topics}</h2>
        <ul>
          <li>
            <button type="button" aria-pressed={topic === null} onClick={() => choose(null)}>
              {words.pack.allTopics}
              <span className="num">{questions.length}</span>
            </button>
          </li>
          {topics.map(([name, n]) => (
            <li key={name}>
              <button type="button" aria-pressed={topic === name} onClick={() => choose(name)}>
                {name}
                <span className="num">{n}</span>
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <main id="content" className={css.main}>
        <h1 className="sr">{topic ?? words.pack.allTopics}</h1>
        <div className={css.search}>
          <Search size={18} aria-hidden="true" />
          <label className="sr" htmlFor={field}>
            {words.pack.search}
          </label>
          <input
            id={field}
            type="search"
            placeholder={words.pack.search}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setPage(0);
            }}
          />
          <span className="lab" role="status">
            {words.pack.found({ n: found.length, of: questions.length })}
          </span>
        </div>
        {questions.length === 0 && <Empty>{words.pack.empty}</Empty>}
        {questions.length > 0 && found.length === 0 && <Empty>{words.pack.nothing}</Empty>}
        {found.length > 0 && (
          <ol className={`card ${css.list}`}>
            {found.slice(shown * PAGE, (shown + 1) * PAGE).map((question) => (
              <Row
                key={question.id}
                question={question}
                on={question.id === open?.id}
                show={() => show(question)}
              />
            ))}
          </ol>
        )}
        <Pager
          page={shown}
          size={PAGE}
          total={found.length}
          go={(to) => {
            setPage(to);
            window.scrollTo({ top: 0 });
          }}
        />
      </main>
    </>
  );
}

function Row({ question, on, show }: { question: StoredQuestion; on: boolean; show: () => void }) {
  const words = useWords(packsWords);
  const answer = KINDS[question.kind].answer(question);
  return (
    <li className={on ? css.on : undefined}>
      <button id={`row-${question.id}`} type="button" aria-current={on ? "true" : undefined} onClick={show}>
        <span className={css.stem}>
          <Rich text={question.stem} />
        </span>
        <span className={css.answer}>
          <span className="sr">{words.pack.answer({ answer: "" })}</span>
          <Rich text={answer} />
        </span>
        <span className={css.tags}>
          {question.topics.join(", ")} · {words.kinds[question.kind]} · {words.levels[question.level]}
        </span>
      </button>
    </li>
  );
}

/** every topic with its questions, the largest first; a question counts in each of its topics */
function topicsOf(questions: readonly StoredQuestion[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { topics } of questions)
    for (const topic of topics) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

function textOf(question: StoredQuestion): string {
  const texts = [question.stem, ...KINDS[question.kind].texts(question), ...question.topics];
  return texts.join("\n").toLowerCase();
}
