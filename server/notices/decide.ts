import type { NoticeFrequency, NoticeTopic } from '../../schema/types/notice-terms.ts';
import { addDays, dayOf, isRest, type Rest, weekBegin } from './days.ts';

/** From this hour of a day on (UTC) its message is sent. */
export const MORNING = 6;

/** Something that stands now and was not told. */
export type Untold = {
  topic: NoticeTopic;
  key: string;
  /** It goes at once, whatever anybody wishes. */
  urgent: boolean;
};

export type Wishes = {
  frequencies: Readonly<Record<NoticeTopic, NoticeFrequency>>;
  /** The last day of a pause. */
  pausedUntil: string | null;
};

/** The days of the latest daily and weekly look at what is to be told, whether or not there was anything. */
export type Told = { dailyOn: string | null; weeklyOn: string | null };

export type Decision<Notice extends Untold> = {
  /** In one message, now; none where it is empty. */
  send: Notice[];
  /** As it is to stand once that is done. */
  told: Told;
  /** When to look again at the latest. */
  next: Date;
};

/** Who gets what when: the whole rule, of a person at a moment. */
export function decide<Notice extends Untold>(
  now: Date,
  rest: Rest,
  { frequencies, pausedUntil }: Wishes,
  told: Told,
  untold: readonly Notice[],
): Decision<Notice> {
  const day = dayOf(now);
  const works = !isRest(rest, day) && (pausedUntil === null || pausedUntil < day);
  const daily = works && now >= morningOf(day) && (told.dailyOn === null || told.dailyOn < day);
  const weekly = daily && (told.weeklyOn === null || told.weeklyOn < weekBegin(rest, day));
  const goes = ({ topic, urgent }: Notice): boolean => {
    if (urgent) return true;
    switch (frequencies[topic]) {
      case 'AT_ONCE':
        return works;
      case 'DAILY':
        return daily;
      case 'WEEKLY':
        return weekly;
      case 'NONE':
        return false;
    }
  };
  return {
    send: untold.filter(goes),
    told: { dailyOn: daily ? day : told.dailyOn, weeklyOn: weekly ? day : told.weeklyOn },
    next: nextMorning(now),
  };
}

/** The next morning, of today or tomorrow. */
export function nextMorning(now: Date): Date {
  const today = morningOf(dayOf(now));
  return now < today ? today : morningOf(addDays(dayOf(now), 1));
}

/** When a day’s message is sent at the earliest. */
export function morningOf(day: string): Date {
  return new Date(Date.parse(day) + MORNING * 3_600_000);
}
