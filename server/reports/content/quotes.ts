import { wordFor } from '../../packs/words/languages.ts';
import type { AnswerFacts, ReportFacts } from '../report-facts.ts';
import { partyName, type ReportContext, titleIn, type Words } from './report-context.ts';
import { apart, directionOf, type ReportQuotes, type ReportSection } from './report-tree.ts';
import { excerptOf } from './words-of.ts';

/** What fits on the second page of a country, whatever people write. */
const MOST_QUOTES = 6;
const LONGEST_WORDS = 200;

/** From what is furthest from being met. */
const order = ['MISSING', 'APPROACHES', null, 'MEETS', 'EXCEEDS', 'NOT_APPLICABLE'];

/** The answers that a country's report quotes: those furthest from what is asked, the country team's first among equals. */
export function quotedAnswers({ answers }: Pick<ReportFacts, 'answers'>): AnswerFacts[] {
  const place = ({ level }: AnswerFacts) => order.indexOf(level);
  // Stable: they are in the order of agencies, the team first, and items.
  return [...answers].sort((left, right) => place(left) - place(right)).slice(0, MOST_QUOTES);
}

/** Whether words are gone that stood there. */
export function isErased({ words, erasedAt }: Words): boolean {
  return words === null && erasedAt !== null;
}

export function quotesSection(context: ReportContext): ReportSection {
  const { facts, say, formats } = context;
  const { heading } = say.quotes;
  const answers = quotedAnswers(facts);
  if (answers.length === 0) return { heading, blocks: [{ kind: 'TEXT', text: say.quotes.nothing }] };
  return {
    heading,
    blocks: [
      { kind: 'TEXT', text: say.quotes.what(formats.number(answers.length)) },
      { kind: 'QUOTES', quotes: answers.map((answer) => quoteOf(context, answer)) },
    ],
  };
}

function quoteOf(context: ReportContext, answer: AnswerFacts): ReportQuotes['quotes'][number] {
  const { say, terms, checklist, formats, words: all } = context;
  const item = checklist.sections.flatMap(({ items }) => items).find(({ code }) => code === answer.item);
  const said = answer.words === null ? undefined : all.get(answer.words);
  const title = item ? titleIn(item, formats.language) : '';
  const level = answer.level === null ? say.ratings.none : wordFor(terms, answer.level);
  const words = said?.words
    ? excerptOf(said.words, LONGEST_WORDS)
    : said && isErased(said)
      ? say.quotes.erased
      : say.quotes.none;
  return {
    of: [apart(answer.item), title, partyName(context, answer.agency), level].join(' · '),
    words,
    direction: directionOf(words),
  };
}
