import { useWords } from '../../elements/app-context.ts';

const terms = [
  'cycle',
  'team',
  'focal',
  'rc',
  'minority',
  'self',
  'discrimination',
  'intersection',
  'meets',
  'answered',
  'snapshot',
  'upr',
] as const;

/** What words mean here, in the order of the reader’s language. */
export function Glossary() {
  const { t, compare } = useWords();
  const entries = terms
    .map((code) => ({ code, term: t(`glossary.${code}.term`), means: t(`glossary.${code}.means`) }))
    .sort((one, other) => compare(one.term, other.term));
  return (
    <>
      <p>{t('glossary.what')}</p>
      <dl>
        {entries.map(({ code, term, means }) => (
          <div key={code}>
            <dt>{term}</dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
