const dayMs = 86_400_000;
/** A Monday. */
const monday = Date.UTC(2024, 0, 1);

/** The weekdays that are counted, in words: those that follow each other as a range, from the one after the weekend on. */
export function countedWeekdays(weekend: readonly number[], language: string): string {
  const name = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const counted = [1, 2, 3, 4, 5, 6, 7].filter((day) => !weekend.includes(day));
  const first = counted.findIndex((day) => weekend.includes(day === 1 ? 7 : day - 1));
  const inOrder = [...counted.slice(Math.max(first, 0)), ...counted.slice(0, Math.max(first, 0))];
  const names = inOrder.map((day) => name.format(monday + (day - 1) * dayMs));
  const last = names.at(-1);
  const unbroken = inOrder.every((day, index) => index === 0 || day === ((inOrder[index - 1] ?? 0) % 7) + 1);
  if (unbroken && names.length > 2 && names[0] && last) return `${names[0]}–${last}`;
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
}
