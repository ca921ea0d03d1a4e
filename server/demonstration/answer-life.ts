import type { Rating } from '../../schema/types/rating.ts';
import type { ResponseStatus } from '../../schema/types/response-status.ts';
import type { ItemData } from '../catalogue/catalogue-data.ts';
import type { RecordInput } from '../responses/recording/record-input.ts';
import { choose, chooseOne, uuidOf } from './choice.ts';
import type { DemonstrationStage, DemonstrationYear } from './demonstration-cycles.ts';
import { languageOf } from './languages.ts';
import type { Sentences, Subject } from './sentence-frames.ts';
import { sentences } from './sentences.ts';

/** One thing that somebody does to an answer: who (a persona), and what they send. */
export type Step = {
  persona: string;
  input: RecordInput;
  /** They confirm what was answered last year, so that the input says nothing of its own. */
  confirms?: true;
};

/** An answer's whole life in the demonstration, in order: each step builds on the one before. */
export type DemonstrationAnswer = Step[];

/** Where answers are, and who writes them. */
export type DemonstrationCell = {
  country: string;
  agency: string | null;
  acronym: string | null;
  persona: string;
};

/** An answer that is to be made up, with what the same item came to last year. */
export type DemonstrationPlace = {
  year: DemonstrationYear;
  cell: DemonstrationCell;
  item: ItemData;
  last: (Outcome & { sameWords: boolean }) | null;
};

type Outcome = { ending: Ending; rating: Rating };

/** How an answer stands in the end, with what it went through before. */
type Ending = 'noted' | 'draft' | 'submitted' | 'returned' | 'accepted' | 'accepted after return';

/**
 * How many of 100 answers reach each stage. In a cycle that is over most are handed in or settled, in one that runs
 * many are on their way. More reviews would look better still, but each is one more event to write at the first
 * start.
 */
const endings: Record<DemonstrationStage, [Ending, number][]> = {
  'last year': [
    ['draft', 8],
    ['submitted', 63],
    ['returned', 4],
    ['accepted', 22],
    ['accepted after return', 3],
  ],
  'this year': [
    ['noted', 8],
    ['draft', 36],
    ['submitted', 39],
    ['returned', 6],
    ['accepted', 10],
    ['accepted after return', 1],
  ],
};

/** What is carried over to the next cycle. */
const carried: readonly Ending[] = ['submitted', 'accepted', 'accepted after return'];
/** Of 100 answers that could be confirmed as last year; of those that were, how many are accepted. */
const CONFIRMED = 30;
const ACCEPTED_AS_CONFIRMED = 10;
/** Whoever confirms does so in the first days of a cycle. */
const DAYS_TO_CONFIRM = 40;

/** Of 100 ratings, where the requirement applies. */
const ratings: [Rating, number][] = [
  ['MISSING', 15],
  ['APPROACHES', 40],
  ['MEETS', 35],
  ['EXCEEDS', 10],
];
/** From one year to the next, of 100: more rise than fall. */
const changes: [-1 | 0 | 1, number][] = [
  [-1, 12],
  [0, 55],
  [1, 33],
];

/** Only a requirement for every case of some kind of work can fail to apply: there may be no such work. */
const conditional = /^(all|every|each)\b|\beach (relevant|response)\b/i;
const ratingsWhereConditional: [Rating, number][] = [...ratings, ['NOT_APPLICABLE', 60]];

/** What becomes of an answer. */
export function lifeOf(place: DemonstrationPlace): DemonstrationAnswer {
  const steps = confirms(place) ? confirmation(place) : ownWords(place);
  const { year, cell, item } = place;
  const key = keyOf(place);
  return steps.map(({ input, ...step }, revision) => ({
    ...step,
    input: {
      mutationId: uuidOf('demonstration', ...key, revision),
      cycle: year.cycle.code,
      country: cell.country,
      item: item.code,
      agency: cell.agency,
      baseRevision: revision,
      writtenAt: momentOf(place, revision),
      ...input,
    },
  }));
}

/** What an answer that says something of its own comes to. */
export function outcomeOf(place: DemonstrationPlace): Outcome {
  const key = keyOf(place);
  return { ending: chooseWeighted(endings[place.year.stage], 'ending', ...key), rating: ratingOf(place) };
}

/** How an answer stands in the end. */
export function statusOf(answer: DemonstrationAnswer): ResponseStatus {
  return answer.reduce<ResponseStatus>(
    (status, { confirms: confirmed, input }) => (confirmed ? 'SUBMITTED' : (input.status ?? status)),
    'NOT_STARTED',
  );
}

type Doing = Omit<Step, 'input'> & { input: Partial<RecordInput> };

function ownWords(place: DemonstrationPlace): Doing[] {
  const { cell } = place;
  const key = keyOf(place);
  const words = sentences[languageOf(cell.country)];
  const subject = subjectOf(place, words);
  const { ending, rating } = outcomeOf(place);
  const marked = (text: string) => `${text} ${words.mark}`;
  const answer = chooseOne(words.answers[rating], 'frame', ...key)(subject);
  const note = chooseOne(words.returns, 'return', ...key)(subject);
  const added = chooseOne(words.afterReturn, 'after return', ...key)(subject);
  const notes = marked(chooseOne(words.drafts, 'draft', ...key)(subject));

  const submit = { status: 'SUBMITTED', rating, narrative: marked(answer) } as const;
  const write = (input: Partial<RecordInput>) => ({ persona: cell.persona, input });
  const returned = [write(submit), review({ status: 'RETURNED', note: marked(note) })];
  const lives: Record<Ending, Doing[]> = {
    noted: [write({ narrative: notes })],
    draft: [write(draft(rating, { answer: marked(answer), notes, key }))],
    submitted: [write(submit)],
    returned,
    accepted: [write(submit), review({ status: 'ACCEPTED' })],
    'accepted after return': [
      ...returned,
      write({ status: 'SUBMITTED', narrative: marked(`${answer}\n${added}`) }),
      review({ status: 'ACCEPTED' }),
    ],
  };
  return lives[ending];
}

function review(input: Partial<RecordInput>): Doing {
  return { persona: 'coordinator', input };
}

/** Half of those at work have an opinion already. */
function draft(
  rating: Rating,
  { answer, notes, key }: { answer: string; notes: string; key: readonly string[] },
): Partial<RecordInput> {
  return choose(2, 'rated', ...key) === 0
    ? { status: 'IN_PROGRESS', rating, narrative: answer }
    : { status: 'IN_PROGRESS', narrative: notes };
}

function confirms(place: DemonstrationPlace): boolean {
  const { last } = place;
  if (!last?.sameWords || !carried.includes(last.ending)) return false;
  return choose(100, 'confirms', ...keyOf(place)) < CONFIRMED;
}

function confirmation(place: DemonstrationPlace): Doing[] {
  const settled = choose(100, 'confirmed', ...keyOf(place)) < ACCEPTED_AS_CONFIRMED;
  return [
    { persona: place.cell.persona, input: {}, confirms: true },
    ...(settled ? [review({ status: 'ACCEPTED' })] : []),
  ];
}

function ratingOf(place: DemonstrationPlace): Rating {
  const { item, last } = place;
  const key = keyOf(place);
  const weighted = conditional.test(item.meetsWhen) ? ratingsWhereConditional : ratings;
  const fresh = chooseWeighted(weighted, 'rating', ...key);
  const before = ratings.findIndex(([rating]) => rating === last?.rating);
  if (before < 0 || fresh === 'NOT_APPLICABLE') return fresh;
  const after = before + chooseWeighted(changes, 'change', ...key);
  return ratings[Math.min(Math.max(after, 0), ratings.length - 1)]?.[0] ?? fresh;
}

/** By what things about an answer are chosen. */
export function keyOf({ year, cell, item }: DemonstrationPlace) {
  return [year.cycle.code, cell.country, cell.agency ?? 'team', item.code] as const;
}

/** What the sentences about an answer are made from. */
export function subjectOf(place: DemonstrationPlace, words: Sentences): Subject {
  const { item, year, cell } = place;
  const key = keyOf(place);
  const first = choose(item.evidence.length || 1, 'evidence', ...key);
  const evidence = item.evidence[first] ?? item.title;
  const opened = Number(year.cycle.opensOn.slice(5, 7)) - 1;
  const written = momentOf(place, 0).getUTCMonth();
  return {
    title: item.title,
    guidance: item.guidance,
    meetsWhen: item.meetsWhen,
    evidence,
    otherEvidence: item.evidence[(first + 1) % item.evidence.length] ?? evidence,
    agency: cell.acronym,
    month: words.months[opened + choose(Math.max(1, written - opened + 1), 'month', ...key)] ?? '',
    comingMonth: words.months[(written + 1 + choose(2, 'coming month', ...key)) % 12] ?? '',
  };
}

/**
 * A working hour between the cycle's opening and the last day, more often towards its end. What follows comes a
 * week later, or on that day.
 */
function momentOf(place: DemonstrationPlace, revision: number): Date {
  const { cycle, lastDay, stage } = place.year;
  const key = keyOf(place);
  const day = 24 * 60 * 60 * 1000;
  const opens = Date.parse(`${cycle.opensOn}T00:00:00Z`);
  const untilLast = Math.max(1, Math.floor((Date.parse(`${lastDay}T00:00:00Z`) - opens) / day));
  const days = stage === 'this year' ? daysAtWork(untilLast, place.cell.country) : untilLast;
  const begun = confirms(place)
    ? choose(Math.min(DAYS_TO_CONFIRM, days), 'day', ...key)
    : Math.max(choose(days, 'day', ...key), choose(days, 'or day', ...key));
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
