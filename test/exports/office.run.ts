import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, expect, test } from 'vitest';
import { tableOf } from '../../server/exports/export-table.ts';
import { writeExport } from '../../server/exports/export-writers.ts';
import { exportLanguages } from '../../server/exports/words/languages.ts';
import { cameBackAs } from '../../server/packs/sheet-text.ts';
import { bytesOf } from './read-export.ts';

const folder = mkdtempSync(join(tmpdir(), 'concord-office-exports-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What programs would take for something else than it is. */
const texts = [
  ...['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://example.org","x")', '＝1+1', '\t=1', '1e5', '007'],
  ...[
    '2026-01-02',
    'TRUE',
    '1,5',
    'a;b',
    'a,"b"',
    'two\nlines',
    '\n=1',
    'الثانية “é”',
    '说明 2 UNICEF',
    '_x0041_',
  ],
];

/** Opens a file with a program and saves what it shows as XLSX. */
const openWith: Record<string, (from: string, to: string) => void> = {
  LibreOffice: (from, to) => {
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    // Of CSV: commas, quotation marks, UTF-8.
    const filter = from.endsWith('.csv') ? ['--infilter=CSV:44,34,76,1'] : [];
    const kind = 'xlsx:Calc MS Excel 2007 XML';
    const out = mkdtempSync(join(folder, 'out-'));
    const words = [profile, '--headless', ...filter, '--convert-to', kind, '--outdir', out, from];
    execFileSync('soffice', words, { stdio: 'pipe' });
    writeFileSync(to, readFileSync(join(out, 'export.xlsx')));
  },
  Gnumeric: (from, to) => {
    execFileSync('ssconvert', ['--export-type=Gnumeric_Excel:xlsx2', from, to], { stdio: 'pipe' });
  },
};

function madeFile(format: 'CSV' | 'XLSX'): Promise<Buffer> {
  const table = tableOf(
    [
      { name: 'item', of: (row: { number: number; text: string }) => row.number },
      { name: 'narrative', of: (row) => row.text },
    ],
    async () => texts.length,
    async function* () {
      yield texts.map((text, number) => ({ number, text }));
    },
  );
  const words = exportLanguages.en;
  const facts = {
    table: 'ANSWERS' as const,
    madeFor: 'Somebody',
    madeAt: new Date(0),
    cursor: '1.a',
    filter: '',
  };
  return bytesOf(writeExport(format, { table, facts, words, language: 'en', atEnd: async () => '1.a' }));
}

test.each([
  ['XLSX', 'LibreOffice'],
  ['XLSX', 'Gnumeric'],
  ['CSV', 'LibreOffice'],
  ['CSV', 'Gnumeric'],
] as const)(
  'a file as %s that %s opens shows every text as it was written',
  async (format, program) => {
    const from = join(folder, `export.${format.toLowerCase()}`);
    const to = join(folder, `${program}-${format}.xlsx`);
    writeFileSync(from, await madeFile(format));
    openWith[program]?.(from, to);
    const { sheets } = await readXlsx(readFileSync(to));
    const shown = texts.map((_, index) => sheets[0]?.rows[index + 1]?.[1]);
    for (const [index, text] of texts.entries()) {
      const cell = shown[index];
      // CSV tells no types: what looks like a number or a day may be read as one, and never as a formula.
      if (format === 'CSV' && typeof cell !== 'string') continue;
      const said = format === 'CSV' ? String(cell).replace(/^\t(?=[=+\-@＝\t\n])/, '') : String(cell);
      expect(cameBackAs(said, text), `${index}: ${cell}`).toBe(true);
    }
    expect(shown.filter((cell) => typeof cell === 'string').length).toBeGreaterThan(texts.length / 2);
    if (format === 'XLSX') expect(shown.every((cell) => typeof cell === 'string')).toBe(true);
  },
  120_000,
);
