const dayMs = 86_400_000;
/** A Monday. */
const monday = Date.UTC(2024, 0, 1);

/** Their names, Monday first. */
export function weekdayNames(language: string): string[] {
  const name = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  return [0, 1, 2, 3, 4, 5, 6].map((index) => name.format(monday + index * dayMs));
}

/** The weekdays that are counted, in words: those that follow each other as a range, from the one after the weekend on. */
export function countedWeekdays(weekend: readonly number[], language: string): string {
  const named = weekdayNames(language);
  const counted = [1, 2, 3, 4, 5, 6, 7].filter((day) => !weekend.includes(day));
  const first = counted.findIndex((day) => weekend.includes(day === 1 ? 7 : day - 1));
  const inOrder = [...counted.slice(Math.max(first, 0)), ...counted.slice(0, Math.max(first, 0))];
  const names = inOrder.map((day) => named[day - 1] ?? '');
  const last = names.at(-1);
  const unbroken = inOrder.every((day, index) => index === 0 || day === ((inOrder[index - 1] ?? 0) % 7) + 1);
  if (unbroken && names.length > 2 && names[0] && last) return `${names[0]}–${last}`;
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
}
