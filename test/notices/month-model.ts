import type { NoticeFrequency, NoticeTopic } from '../../schema/types/notice-terms.ts';
import type { MembershipScope } from '../../server/domain/viewer.ts';

/** Somebody of the simulated month. Hours are counted from its beginning, and days from the first one where they are. */
export interface MonthPerson {
  id: string;
  role: MembershipScope;
  /** What their clocks show at an hour, in hours since their first day began. */
  clock: (hour: number) => number;
  off: (day: number) => boolean;
  /** The weekday with which their weeks begin, 0 for Monday. */
  weekStart: number;
  frequencies: Readonly<Record<NoticeTopic, NoticeFrequency>>;
  /** Their mail server has nobody of that name. */
  refused: boolean;
}

/** Something that concerned people for a while. */
export interface MonthThing {
  topic: NoticeTopic;
  urgent: boolean;
  arose: number;
  settled: number;
  people: ReadonlySet<string>;
}

export interface MonthMessage {
  id: string;
  hour: number;
  /** As the message says it: `Returned to you 2`. */
  counts: string;
}

const lines: readonly [string, readonly NoticeTopic[]][] = [
  ['Waiting for you', ['WAITS', 'ALERT']],
  ['Returned to you', ['RETURNED']],
  ['Comments that mention you', ['MENTIONED']],
];

/**
 * Which messages a month holds, person by person and hour by hour, written apart from the server. A try that the mail server puts
 * off tells nothing: the next hour says again what is true then.
 */
export function expectedMessages(
  people: readonly MonthPerson[],
  things: readonly MonthThing[],
  hours: number,
  puts: (id: string, hour: number) => string,
): MonthMessage[] {
  return people.flatMap((person) => {
    if (person.refused) return [];
    const mine = things.filter(({ people: whom }) => whom.has(person.id));
    const told = new Set<MonthThing>();
    const messages: MonthMessage[] = [];
    let dayDone = Number.NEGATIVE_INFINITY;
    let weekDone = Number.NEGATIVE_INFINITY;
    for (let hour = 0; hour < hours; hour++) {
      const day = dayAt(person, hour);
      const week = Math.floor((day - person.weekStart) / 7);
      const rests = person.off(day);
      const isMorning = person.clock(hour) - 24 * day >= 6;
      const daily = !rests && isMorning && dayDone < day;
      const weekly = daily && weekDone < week;
      const now = mine.filter((thing) => {
        if (told.has(thing) || thing.arose > hour || thing.settled <= hour) return false;
        if (thing.urgent) return true;
        const frequency = person.frequencies[thing.topic];
        if (rests || frequency === 'NONE') return false;
        if (frequency === 'AT_ONCE') return isMorning || dayAt(person, thing.arose) === day;
        return frequency === 'DAILY' ? daily : weekly;
      });
      if (now.length > 0 && ['LATER', 'BREAKS'].includes(puts(person.id, hour))) continue;
      if (daily) dayDone = day;
      if (weekly) weekDone = week;
      if (now.length === 0) continue;
      for (const thing of now) told.add(thing);
      const counts = lines.flatMap(([line, topics]) => {
        const count = now.filter(({ topic }) => topics.includes(topic)).length;
        return count > 0 ? [`${line} ${count}`] : [];
      });
      messages.push({ id: person.id, hour, counts: counts.join(', ') });
    }
    return messages;
  });
}

/** The day that it is where somebody is. */
export function dayAt({ clock }: Pick<MonthPerson, 'clock'>, hour: number): number {
  return Math.floor(clock(hour) / 24);
}
