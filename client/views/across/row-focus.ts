/** Puts the focus on a country's row. */
export function focusRow(country: string): void {
  document.querySelector<HTMLElement>(`tr.across-line[data-country="${country}"]`)?.focus();
}

/** The row before or after a country's, over the heads of groups and the opened one. */
export function rowBeside(country: string, side: 'up' | 'down'): HTMLElement | undefined {
  const rows = [...document.querySelectorAll<HTMLElement>('tr.across-line')];
  const place = rows.findIndex((row) => row.dataset.country === country);
  return rows[place + (side === 'up' ? -1 : 1)];
}

/** Brings whoever opened a row to where they write: the end of the text, or what can be done where nothing is written. */
export function focusAnswer(item: string): void {
  const card = document.getElementById(`item-${item}`);
  const field = card?.querySelector<HTMLTextAreaElement>('.narrative-field textarea');
  if (field) {
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  } else (card?.querySelector<HTMLElement>('.acts button') ?? card?.querySelector('h3'))?.focus();
}
