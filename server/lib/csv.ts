/** A record of a CSV file, with the line on which it begins, from 1. */
export type CsvRecord = { line: number; cells: string[] };

/**
 * Reads a CSV file (RFC 4180) with commas, semicolons or tabs between cells, whichever its first line has most of. White
 * space around a cell goes, unless it is quoted. Empty lines are no records. A quote that nothing closes ends with the
 * file; `unclosed` is the line on which it began.
 */
export function readCsv(text: string): { records: CsvRecord[]; unclosed: number | null } {
  const whole = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const between = separatorOf(whole);
  const special = new RegExp(`[${between === '\t' ? '\\t' : between}\\r\\n]`, 'g');
  const records: CsvRecord[] = [];
  let [at, line] = [0, 1];
  let record: CsvRecord = { line, cells: [] };
  const endRecord = () => {
    if (record.cells.some((cell) => cell !== '')) records.push(record);
    record = { line, cells: [] };
  };
  while (at < whole.length) {
    const quote = skipBlanks(whole, at, between);
    if (whole[quote] === '"') {
      const from = quote + 1;
      const end = endOfQuoted(whole, from);
      if (end < 0) return { records, unclosed: line };
      const content = whole.slice(from, end);
      special.lastIndex = end + 1;
      const next = special.exec(whole)?.index ?? whole.length;
      record.cells.push(content.replaceAll('""', '"') + whole.slice(end + 1, next).trim());
      line += linesIn(content);
      at = next;
    } else {
      special.lastIndex = at;
      const next = special.exec(whole)?.index ?? whole.length;
      record.cells.push(whole.slice(at, next).trim());
      at = next;
    }
    if (whole[at] === between) {
      // A cell that ends the file is empty.
      if (++at === whole.length) record.cells.push('');
      continue;
    }
    if (at < whole.length) {
      at += whole.startsWith('\r\n', at) ? 2 : 1;
      line++;
    }
    endRecord();
  }
  if (record.cells.length > 0) endRecord();
  return { records, unclosed: null };
}

function separatorOf(text: string): string {
  const [first = ''] = text.split(/[\r\n]/, 1);
  const counted = [',', ';', '\t'].map((one) => ({ one, count: first.split(one).length }));
  return counted.reduce((most, next) => (next.count > most.count ? next : most)).one;
}

/** Where a cell that begins there has its first letter. */
function skipBlanks(text: string, from: number, between: string): number {
  let at = from;
  while (text[at] === ' ' || (text[at] === '\t' && between !== '\t')) at++;
  return at;
}

/** The place of the quote that closes; two in a row are one that was written. −1 where none closes. */
function endOfQuoted(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}

function linesIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

/** What a CSV file begins with, so that programs read it as UTF-8. */
export const CSV_MARK = '\uFEFF';

/** What spreadsheet programs take for the beginning of a formula, or skip before one. */
const LIKE_FORMULA = /^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n]/;

/**
 * Rows as a CSV file that a spreadsheet opens correctly: with a mark for UTF-8, and with no cell that it would take for a
 * formula.
 */
export function writeCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return `${CSV_MARK}${rows.map(csvLine).join('')}`;
}

/**
 * A row with its line break. Before what looks like a formula stands a TAB, which LibreOffice and Gnumeric both keep: an
 * apostrophe stays in sight in the one, and goes in the other.
 */
export function csvLine(row: readonly (string | number | null)[]): string {
  return `${row.map(cellOf).join(',')}\r\n`;
}

function cellOf(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  if (LIKE_FORMULA.test(value)) return `"\t${value.replaceAll('"', '""')}"`;
  return /[",;\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
