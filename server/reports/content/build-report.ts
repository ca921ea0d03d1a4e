import { countryReport } from './country-report.ts';
import { networkReport } from './network-report.ts';
import { isErased } from './quotes.ts';
import { countryName, type ReportContext } from './report-context.ts';
import { apart, directionOf, type ReportSection, type ReportTree } from './report-tree.ts';
import { wordsOf } from './words-of.ts';

/** A report from its figures, in one language. Nothing but what it is given decides on what it says. */
export function buildReport(context: ReportContext): ReportTree {
  const { facts, say, formats, terms } = context;
  const { country, cycle, snapshot } = facts.subject;
  const title = country === null ? say.title.network : say.title.country(countryName(context, country));
  const moment = say.moment(formats.day(facts.at), formats.time(facts.at));
  const parts = country === null ? networkReport(context) : countryReport(context);
  return {
    language: formats.language,
    direction: terms.rightToLeft ? 'rtl' : 'ltr',
    title,
    facts: [
      { name: say.facts.cycle, value: apart(cycle) },
      ...(snapshot === null ? [] : [{ name: say.facts.snapshot, value: wordsOf(snapshot) }]),
      { name: say.facts.moment, value: moment },
      { name: say.facts.cursor, value: apart(facts.cursor) },
    ],
    notices: [...erasedNotice(context), ...(say.translation === null ? [] : [say.translation])],
    sections: [...noteSection(context), ...parts, methodSection(context)],
    foot: `Concord · ${title} · ${moment} · ${apart(facts.cursor)}`,
  };
}

/** The latest erasure of words that stand in it. */
function erasedNotice(context: ReportContext): string[] {
  const { say, formats, words } = context;
  const erasures = [...words.values()].flatMap((one) => (isErased(one) ? [one.erasedAt ?? ''] : []));
  const latest = erasures.sort().at(-1);
  if (latest === undefined) return [];
  return [say.notices.erased(say.moment(formats.day(latest), formats.time(latest)))];
}

function noteSection({ note, say, formats }: ReportContext): ReportSection[] {
  if (note === null) return [];
  const moment = say.moment(formats.day(note.at), formats.time(note.at));
  const quotes = note.words
    .split(/\n+/)
    .map((line) => wordsOf(line))
    .filter((line) => line !== '')
    .map((words, index) => ({
      of: index === 0 ? say.note.by(apart(wordsOf(note.by)), moment) : '',
      words,
      direction: directionOf(words),
    }));
  return [{ heading: say.note.heading, blocks: [{ kind: 'QUOTES', quotes }] }];
}

function methodSection({ say }: ReportContext): ReportSection {
  const texts = [...say.method.paragraphs, say.disclaimer];
  return { heading: say.method.heading, blocks: texts.map((text) => ({ kind: 'TEXT', text })) };
}
