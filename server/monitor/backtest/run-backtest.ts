import { isCalendarDate } from '../../lib/is-calendar-date.ts';
import { readDay } from '../imports/read-day.ts';
import { type FileRow, readRows } from '../imports/read-rows.ts';
import { type DatedEvent, type SeriesSet, seriesOf } from './event-series.ts';
import {
  beginningsOf,
  escalationsOf,
  judge,
  judgeBeside,
  judgedWeeks,
  type Verdict,
} from './judge-alarms.ts';
import { replay } from './replay.ts';

export type Backtest = {
  set: SeriesSet;
  judged: { from: number; until: number };
  /** Escalations, and those that an alarm in judged weeks could have come before. */
  inAll: number;
  toSee: number;
  /** The precision of an alarm in every series and week. */
  everyWeek: number;
  verdicts: Verdict[];
  /** The same, held against beginnings alone. */
  beginnings: Verdict[];
  begun: number;
};

/** A file that can't be replayed, in one sentence that says what to change. */
export class UnreadableEvents extends Error {
  override readonly name = 'UnreadableEvents';
}

const kinds = new Map([
  ['1', 'state-based'],
  ['2', 'non-state'],
  ['3', 'one-sided'],
]);

/**
 * Replays the events of a file with UCDP’s columns, and `received_on` where there is one. Throws UnreadableEvents where a row
 * has no day, or there is too little to judge.
 */
export function runBacktest(text: string): Backtest {
  const set = seriesOf(readRows(text).rows.map(eventOf));
  const judged = judgedWeeks(set);
  if (judged.until < judged.from) {
    throw new UnreadableEvents(
      'It has less than 57 whole weeks: a year is learnt from, and four weeks have to follow.',
    );
  }
  const escalations = escalationsOf(set);
  const alarms = replay(set, judged.until);
  const everyWeek = new Map(set.series.map(({ name }) => [name, range(judged.from, judged.until)] as const));
  const beginnings = beginningsOf(escalations);
  const all = judge(set, everyWeek, escalations);
  return {
    set,
    judged,
    inAll: countOf(escalations),
    toSee: countOf(escalations) - countBefore(escalations, judged.from + 4),
    everyWeek: all.precision ?? 0,
    verdicts: alarms.map((one) => judgeBeside(set, one, escalations)),
    beginnings: alarms.map((one) => judgeBeside(set, one, beginnings)),
    begun: countOf(beginnings) - countBefore(beginnings, judged.from + 4),
  };
}

function eventOf({ row, values }: FileRow): DatedEvent {
  const said = (...names: string[]) => names.map((name) => values.get(name)).find((value) => value) ?? '';
  const occurredOn = readDay(said('date_start'));
  const endedOn = readDay(said('date_end', 'date_start'));
  if (occurredOn === null || endedOn === null) {
    throw new UnreadableEvents(`Row ${row} has no date_start and date_end like 2027-01-31.`);
  }
  const received = said('received_on');
  const kind = said('type_of_violence', 'type');
  return {
    place: said('adm_1', 'adm1'),
    kind: kinds.get(kind) ?? (kind || 'any'),
    occurredOn,
    endedOn,
    receivedOn: isCalendarDate(received) ? received : null,
    source: said('source') || null,
    best: Number(said('best')) || 0,
  };
}

function range(from: number, until: number): number[] {
  return Array.from({ length: until - from + 1 }, (_, index) => from + index);
}

function countOf(weeks: ReadonlyMap<string, readonly number[]>): number {
  return [...weeks.values()].flat().length;
}

function countBefore(weeks: ReadonlyMap<string, readonly number[]>, week: number): number {
  return [...weeks.values()].flat().filter((one) => one < week).length;
}
