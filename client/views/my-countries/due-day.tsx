import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../../elements/app-context.ts';
import { urgencyOf } from '../../elements/urgency.ts';
import { today } from '../../messages/calendar-date.ts';

/** A last day with how near it is: a word and a sign before it is a colour. */
export function DueDay({ day, now }: { day: string; now: string }) {
  const { t, date } = useWords();
  const urgency = urgencyOf(day, now);
  return (
    <>
      <span class={`urgency urgency-${urgency}`}>
        {urgency !== 'later' && (
          <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d="M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11zM8 5v3.2l2.2 1.6" />
          </svg>
        )}{' '}
        {t(`due.${urgency}`)}
      </span>{' '}
      <span class="quiet due-date">{date(day)}</span>
    </>
  );
}

/** Today's date where the reader is, also on a page that stays open over midnight. */
export function useToday(): string {
  const [day, setDay] = useState(() => today());
  useEffect(() => {
    const now = new Date();
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
    const timer = setTimeout(() => setDay(today()), midnight.getTime() - now.getTime());
    return () => clearTimeout(timer);
  }, [day]);
  return day;
}
