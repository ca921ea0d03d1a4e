import { type Cell, colToLetter, readXlsx, type Sheet } from 'hucre/xlsx';
import { badUserInput } from '../lib/api-errors.ts';
import { checkArchive, packFileLimits } from './check-archive.ts';
import type { ReturnedCell } from './returned-sheet.ts';

/** A sheet as rows of cells, the first row and column first. */
export type BookSheet = { name: string; rows: ReturnedCell[][] };

/**
 * Reads a spreadsheet file into texts. The only place that knows the library which does. Throws BAD_USER_INPUT where it is no
 * XLSX file, is protected by a password, or holds more than a pack could.
 */
export async function readBook(file: Buffer): Promise<BookSheet[]> {
  const { bytes, unpackedBytes, sheets: mostSheets, cells, rows, columns } = packFileLimits;
  const wrong = file.length > bytes ? 'TOO_LARGE' : checkArchive(file);
  const sheets = wrong === null ? await parse(file) : null;
  if (wrong === 'TOO_LARGE' || (sheets && sheets.length > mostSheets)) {
    throw badUserInput(
      `This file is larger than a pack: at most ${megabytes(bytes)} MB, ${megabytes(unpackedBytes)} MB unpacked, ${mostSheets} sheets, ` +
        `and in each ${cells} cells, ${rows} rows and ${columns} columns. Take out what isn’t of the pack, and save it again.`,
    );
  }
  if (!sheets) {
    throw badUserInput(
      'This can’t be read as an XLSX file without a password: save the pack as “Excel workbook (.xlsx)”, and upload that.',
    );
  }
  return sheets.map((sheet) => ({ name: sheet.name, rows: rowsOf(sheet) }));
}

function megabytes(bytes: number): number {
  return bytes / 1024 / 1024;
}

/** Null where it can't be read: what is wrong with it is the library's business, and its words help nobody. */
async function parse(file: Buffer): Promise<Sheet[] | null> {
  try {
    // One sheet more than a pack may have is read, to know that there are more. Cells outside were looked for before.
    const { sheets, rows, columns } = packFileLimits;
    const range = `A1:${colToLetter(columns - 1)}${rows}`;
    return (await readXlsx(file, { readStyles: true, range, sheets: (_, index) => index <= sheets })).sheets;
  } catch {
    return null;
  }
}

function rowsOf({ rows, cells }: Sheet): ReturnedCell[][] {
  return rows.map((row, at) =>
    row.map((value, column) => {
      const address = `${colToLetter(column)}${at + 1}`;
      return { at: address, ...textOf(cells?.get(`${at},${column}`) ?? { value, type: 'string' }) };
    }),
  );
}

/** What a cell shows, as far as the file says it: formulas by their last result, dates by the calendar. */
function textOf(cell: Pick<Cell, 'value' | 'type' | 'formula' | 'formulaResult' | 'style'>) {
  const value = cell.type === 'formula' ? (cell.formulaResult ?? cell.value) : cell.value;
  if (cell.type === 'error') return { text: String(value ?? ''), problem: true };
  if (value === null || value === undefined) return { text: '', problem: cell.formula !== undefined };
  if (value instanceof Date)
    return { text: value.toISOString().replace(/T00:00:00\.000Z$/, ''), problem: false };
  const isPercent = typeof value === 'number' && cell.style?.numFmt?.includes('%') === true;
  return { text: isPercent ? `${Number((value * 100).toPrecision(12))}%` : String(value), problem: false };
}
