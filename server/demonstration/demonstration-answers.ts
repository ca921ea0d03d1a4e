import type { Rating } from '../../schema/types/rating.ts';
import {
  type CatalogueData,
  type CycleData,
  type ItemData,
  presenceIn,
} from '../catalogue/catalogue-data.ts';
import type { RecordInput } from '../responses/recording/record-input.ts';
import { choose, chooseOne, uuidOf } from './choice.ts';
import { languageOf } from './languages.ts';
import type { Sentences, Subject } from './sentence-frames.ts';
import { sentences } from './sentences.ts';

/** One thing that somebody does to an answer: who (a persona), and what they send. */
export type Step = { persona: string; input: RecordInput };

/** An answer's whole life in the demonstration, in order: each step builds on the one before. */
export type DemonstrationAnswer = Step[];

/** How an answer stands in the end, with what it went through before. */
type Ending = 'noted' | 'draft' | 'submitted' | 'returned' | 'accepted' | 'accepted after return';

/**
 * How many of 100 answers reach each stage. In a cycle that is over most are handed in or settled, in one that runs
 * many are on their way. More reviews would look better still, but each is one more event to write at the first
 * start.
 */
const endings: Record<'OPEN' | 'CLOSED', [Ending, number][]> = {
  CLOSED: [
    ['draft', 8],
    ['submitted', 63],
    ['returned', 4],
    ['accepted', 22],
    ['accepted after return', 3],
  ],
  OPEN: [
    ['noted', 8],
    ['draft', 36],
    ['submitted', 39],
    ['returned', 6],
    ['accepted', 10],
    ['accepted after return', 1],
  ],
};

/** Of 100 ratings, where the requirement applies. */
const ratings: [Rating, number][] = [
  ['MISSING', 15],
  ['APPROACHES', 40],
  ['MEETS', 35],
  ['EXCEEDS', 10],
];

/** Only a requirement for every case of some kind of work can fail to apply: there may be no such work. */
const conditional = /^(all|every|each)\b|\beach (relevant|response)\b/i;
const ratingsWhereConditional: [Rating, number][] = [...ratings, ['NOT_APPLICABLE', 60]];

/** One cell in this many is answered to its last item. */
const COMPLETE_CELL_IN = 60;
/** Answers in any other cell: at least so many, and so many at most. */
const answersInCell = { OPEN: [1, 4], CLOSED: [2, 4] } as const;

/**
 * Everything that the demonstration's people answer in one cycle: something in every cell, made up from the items'
 * own texts. The codes decide what, so that every installation shows the same. `lastDay` is when the latest was
 * written. `stage` is how the cycle is to look, not how it stands while the answers are recorded.
 */
export function demonstrationAnswers(
  data: CatalogueData,
  cycle: CycleData,
  lastDay: string,
  stage: 'OPEN' | 'CLOSED',
): DemonstrationAnswer[] {
  const presence = data.presence.get(cycle.code);
  if (!presence) return [];
  const itemsOf = (answeredBy: ItemData['answeredBy']) =>
    data.checklist.items.filter((item) => item.answeredBy === answeredBy);
  const agencyItems = itemsOf('AGENCY');
  const teamItems = itemsOf('COUNTRY_TEAM');
  return data.countries.flatMap(({ code: country }) => {
    const reporting = data.agencies.filter(
      ({ code, answersChecklist }) => answersChecklist && presenceIn(presence, code, country) !== 'NONE',
    );
    const writer = reporting[choose(Math.max(1, reporting.length), 'team writer', country)];
    const cells = [
      {
        agency: null,
        acronym: null,
        items: teamItems,
        persona: writer ? focalPoint(writer.code, country) : 'coordinator',
      },
      ...reporting.map(({ code, acronym }) => ({
        agency: code,
        acronym,
        items: agencyItems,
        persona: focalPoint(code, country),
      })),
    ];
    return cells.flatMap(({ items, ...cell }) =>
      someItems(items, stage, cycle.code, country, cell.agency ?? 'team').map((item) =>
        lifeOf({ ...cell, cycle, lastDay, stage, country, item }),
      ),
    );
  });
}

function focalPoint(agency: string, country: string): string {
  return `focal-point/${agency}/${country}`;
}

/** As people work through a checklist: some items in a row. */
function someItems(items: ItemData[], stage: 'OPEN' | 'CLOSED', ...key: string[]): ItemData[] {
  const complete = choose(COMPLETE_CELL_IN, 'complete', ...key) === 0;
  const [fewest, most] = answersInCell[stage];
  const count = complete ? items.length : fewest + choose(most - fewest + 1, 'how many', ...key);
  const start = choose(items.length, 'start', ...key);
  return [...items.slice(start), ...items.slice(0, start)].slice(0, count);
}

type CellRef = {
  cycle: CycleData;
  lastDay: string;
  stage: 'OPEN' | 'CLOSED';
  country: string;
  agency: string | null;
  acronym: string | null;
  persona: string;
  item: ItemData;
};

function lifeOf(cell: CellRef): DemonstrationAnswer {
  const key = [cell.cycle.code, cell.country, cell.agency ?? 'team', cell.item.code] as const;
  const words = sentences[languageOf(cell.country)];
  const subject = subjectOf(cell, words, key);
  const ending = chooseWeighted(endings[cell.stage], 'ending', ...key);
  const rating = chooseWeighted(
    conditional.test(cell.item.meetsWhen) ? ratingsWhereConditional : ratings,
    'rating',
    ...key,
  );
  const marked = (text: string) => `${text} ${words.mark}`;
  const answer = chooseOne(words.answers[rating], 'frame', ...key)(subject);
  const note = chooseOne(words.returns, 'return', ...key)(subject);
  const added = chooseOne(words.afterReturn, 'after return', ...key)(subject);

  const submit = { status: 'SUBMITTED', rating, narrative: marked(answer) } as const;
  const review = (input: Partial<RecordInput>) => ({ persona: 'coordinator', input });
  const write = (input: Partial<RecordInput>) => ({ persona: cell.persona, input });
  const returned = [write(submit), review({ status: 'RETURNED', note: marked(note) })];
  const lives: Record<Ending, { persona: string; input: Partial<RecordInput> }[]> = {
    noted: [write({ narrative: marked(chooseOne(words.drafts, 'draft', ...key)(subject)) })],
    draft: [
      write(draft(rating, marked(answer), marked(chooseOne(words.drafts, 'draft', ...key)(subject)), key)),
    ],
    submitted: [write(submit)],
    returned,
    accepted: [write(submit), review({ status: 'ACCEPTED' })],
    'accepted after return': [
      ...returned,
      write({ status: 'SUBMITTED', narrative: marked(`${answer}\n${added}`) }),
      review({ status: 'ACCEPTED' }),
    ],
  };
  return lives[ending].map(({ persona, input }, revision) => ({
    persona,
    input: {
      mutationId: uuidOf('demonstration', ...key, revision),
      cycle: cell.cycle.code,
      country: cell.country,
      item: cell.item.code,
      agency: cell.agency,
      baseRevision: revision,
      writtenAt: momentOf(cell, key, revision),
      ...input,
    },
  }));
}

/** Half of those at work have an opinion already. */
function draft(rating: Rating, answer: string, notes: string, key: readonly string[]): Partial<RecordInput> {
  return choose(2, 'rated', ...key) === 0
    ? { status: 'IN_PROGRESS', rating, narrative: answer }
    : { status: 'IN_PROGRESS', narrative: notes };
}

function subjectOf(cell: CellRef, words: Sentences, key: readonly string[]): Subject {
  const { item, cycle, acronym } = cell;
  const first = choose(item.evidence.length || 1, 'evidence', ...key);
  const evidence = item.evidence[first] ?? item.title;
  const opened = Number(cycle.opensOn.slice(5, 7)) - 1;
  const written = momentOf(cell, key, 0).getUTCMonth();
  return {
    title: item.title,
    guidance: item.guidance,
    meetsWhen: item.meetsWhen,
    evidence,
    otherEvidence: item.evidence[(first + 1) % item.evidence.length] ?? evidence,
    agency: acronym,
    month: words.months[opened + choose(Math.max(1, written - opened + 1), 'month', ...key)] ?? '',
    comingMonth: words.months[(written + 1 + choose(2, 'coming month', ...key)) % 12] ?? '',
  };
}

/**
 * A working hour between the cycle's opening and the last day, more often towards its end. What follows comes a
 * week later, or on that day.
 */
function momentOf(
  { cycle, lastDay, stage, country }: CellRef,
  key: readonly string[],
  revision: number,
): Date {
  const day = 24 * 60 * 60 * 1000;
  const opens = Date.parse(`${cycle.opensOn}T00:00:00Z`);
  const untilLast = Math.max(1, Math.floor((Date.parse(`${lastDay}T00:00:00Z`) - opens) / day));
  const days = stage === 'OPEN' ? daysAtWork(untilLast, country) : untilLast;
  const begun = Math.max(choose(days, 'day', ...key), choose(days, 'or day', ...key));
  const after = Math.min(begun + 7 * revision, days - 1);
  return new Date(
    opens + after * day + (7 * 60 + choose(10 * 60, 'minute', ...key)) * 60_000 + revision * 60_000,
  );
}

/** One country in ten has fallen quiet some time ago. */
function daysAtWork(untilLast: number, country: string): number {
  if (choose(10, 'quiet', country) > 0) return untilLast;
  return Math.max(1, Math.floor((untilLast * (50 + choose(40, 'quiet since', country))) / 100));
}

function chooseWeighted<Value>(weighted: [Value, number][], ...key: (string | number)[]): Value {
  const total = weighted.reduce((sum, [, weight]) => sum + weight, 0);
  let lot = choose(total, ...key);
  for (const [value, weight] of weighted) {
    if (lot < weight) return value;
    lot -= weight;
  }
  throw new Error('nothing to choose from');
}
