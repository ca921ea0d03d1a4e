import { readXlsx, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { FieldName } from '../../server/domain/response-fields.ts';

/** The columns of the sheet with the answers, as it is made. */
export const columnsOfPack = { token: 0, item: 1, question: 3, status: 5, rating: 6, narrative: 7 } as const;

/** Of the sheet with the answers: the first is the pack's number, the second the headings. */
export type Rows = (string | number | null)[][];

/** The sheet with the answers, as rows that can be filled in. */
export async function openPack(file: Buffer): Promise<Rows> {
  const { sheets } = await readXlsx(file);
  return (sheets[1]?.rows ?? []).map((row) =>
    row.map((value) => (typeof value === 'number' ? value : value === null ? null : String(value))),
  );
}

/** Saves the sheet alone, as whoever copied it into a new workbook. */
export async function savePack(rows: Rows, more: WriteSheet[] = []): Promise<Buffer> {
  return Buffer.from(await writeXlsx({ sheets: [{ name: 'Sheet1', rows }, ...more] }));
}

/** Fills a pack's file in: by item, what is to stand in its cells. */
export async function fillPack(
  file: Buffer,
  answers: Readonly<Record<string, Partial<Record<FieldName, string | null>>>>,
): Promise<Buffer> {
  const rows = await openPack(file);
  for (const row of rows) {
    const answer = answers[String(row[columnsOfPack.item])] ?? {};
    for (const [field, value] of Object.entries(answer)) row[columnsOfPack[field as FieldName]] = value;
  }
  return savePack(rows);
}
