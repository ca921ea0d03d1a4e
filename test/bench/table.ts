/** A table in Markdown. */
export function table(head: string[], rows: string[][]): string[] {
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

/** Three digits that count, and no more than the measurement knows. */
export function show(value: number | undefined): string {
  if (value === undefined) return '';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

export function line(cells: string[]): string {
  return `| ${cells.join(' | ')} |`;
}
