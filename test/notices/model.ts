import type { NoticeFrequency, NoticeTopic } from '../../schema/types/notice-terms.ts';

/** A notice as the model sees it: when it arose, and when it was settled. Moments are hours since the first Monday. */
export interface ModelNotice {
  topic: NoticeTopic;
  key: string;
  urgent: boolean;
  arose: number;
  settled: number;
}

export interface ModelPerson {
  frequencies: Readonly<Record<NoticeTopic, NoticeFrequency>>;
  /** Whether a day, counted from the first Monday, is one of rest or of a pause. */
  off: (day: number) => boolean;
  /** The weekday with which their weeks begin, 0 for Monday. */
  weekStart: number;
  /** What their clocks show at a moment, in hours since the first Monday began there. */
  clock: (hour: number) => number;
}

/**
 * When each notice is told, written apart from what is tested. Which looks are those of a day and of a week is found first, then
 * for each notice the first look that may tell it. `null`: never.
 */
export function whenTold(
  person: ModelPerson,
  notices: readonly ModelNotice[],
  looks: readonly number[],
): Map<string, number | null> {
  const dayAt = (look: number) => Math.floor(person.clock(look) / 24);
  const isNight = (look: number) => person.clock(look) - 24 * dayAt(look) < 6;
  const dayLooks = new Map<number, number>();
  for (const look of looks) {
    const day = dayAt(look);
    if (!isNight(look) && !person.off(day) && !dayLooks.has(day)) dayLooks.set(day, look);
  }
  const weekLooks = new Map<number, number>();
  for (const [day, look] of dayLooks) {
    const week = Math.floor((day - person.weekStart) / 7);
    if (!weekLooks.has(week)) weekLooks.set(week, look);
  }
  const daily = new Set(dayLooks.values());
  const weekly = new Set(weekLooks.values());
  return new Map(
    notices.map((notice) => {
      const may = (look: number) => {
        if (notice.urgent) return true;
        const frequency = person.frequencies[notice.topic];
        if (frequency === 'AT_ONCE') {
          return !person.off(dayAt(look)) && (!isNight(look) || dayAt(notice.arose) === dayAt(look));
        }
        return frequency === 'DAILY' ? daily.has(look) : frequency === 'WEEKLY' && weekly.has(look);
      };
      const first = looks.find((look) => look >= notice.arose && look < notice.settled && may(look));
      return [`${notice.topic} ${notice.key}`, first ?? null];
    }),
  );
}
