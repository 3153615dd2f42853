import { glossaryWords, type TermName } from "#lib/i18n/glossary.ts";
import { useWords } from "../../_words/use-words.ts";
import css from "./meaning.module.css";

/** Under every picture: what it means, and what it does not. */
export function Meaning({ of }: { of: TermName }) {
  const words = useWords(glossaryWords);
  const { term, means, not } = words.terms[of];
  return <MeaningLines title={term} means={means} not={not} />;
}

export function MeaningLines({ title, means, not }: { title: string; means: string; not: string }) {
  const words = useWords(glossaryWords);
  return (
    <details className={css.meaning}>
      <summary>
        {words.open}
        <span className="sr">: {title}</span>
      </summary>
      <dl>
        <dt>{words.means}</dt>
        <dd>{means}</dd>
        <dt>{words.not}</dt>
        <dd>{not}</dd>
      </dl>
    </details>
  );
}
