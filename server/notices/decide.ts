import type { NoticeFrequency, NoticeTopic } from '../../schema/types/notice-terms.ts';
import { addDays, isRest, type Rest, weekBegin } from './days.ts';
import { dayIn, momentIn } from './time-zones.ts';

/** From this hour of a person’s day on its message is sent. */
export const MORNING = 6;

/** Something that stands now and was not told. */
export type Untold = {
  topic: NoticeTopic;
  key: string;
  /** It goes at once, whatever anybody wishes. */
  urgent: boolean;
  /** When it was noticed. */
  at: Date;
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
  const day = dayIn(rest.zone, now);
  const works = !isRest(rest, day) && (pausedUntil === null || pausedUntil < day);
  const morning = now >= morningOf(rest.zone, day);
  const daily = works && morning && (told.dailyOn === null || told.dailyOn < day);
  const weekly = daily && (told.weeklyOn === null || told.weeklyOn < weekBegin(rest, day));
  const goes = ({ topic, urgent, at }: Notice): boolean => {
    if (urgent) return true;
    switch (frequencies[topic]) {
      case 'AT_ONCE':
        // What came on a day of rest goes in the morning, and wakes nobody at midnight.
        return works && (morning || dayIn(rest.zone, at) === day);
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
    next: nextMorning(rest.zone, now),
  };
}

/** The next morning, of today or later. */
export function nextMorning(zone: string, now: Date): Date {
  for (let day = dayIn(zone, now); ; day = addDays(day, 1)) {
    const morning = morningOf(zone, day);
    if (now < morning) return morning;
  }
}

/** When a day’s message is sent at the earliest. */
export function morningOf(zone: string, day: string): Date {
  return momentIn(zone, day, MORNING);
}
