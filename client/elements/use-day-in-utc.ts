import { useEffect, useState } from 'preact/hooks';

/** Today’s date in UTC, by which days are counted; the view is drawn again when the next one begins. */
export function useDayInUtc(): string {
  const [day, setDay] = useState(() => new Date().toISOString().slice(0, 10));
  useEffect(() => {
    const tomorrow = Date.parse(day) + 86_400_000;
    const timer = setTimeout(
      () => setDay(new Date().toISOString().slice(0, 10)),
      Math.max(tomorrow - Date.now(), 1_000),
    );
    return () => clearTimeout(timer);
  }, [day]);
  return day;
}
