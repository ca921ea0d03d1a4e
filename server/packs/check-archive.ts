import { inflateRawSync } from 'node:zlib';

// An XLSX file is a ZIP archive, which can be small and unpack into very much. What it says of itself is looked at before
// anything is unpacked; the reader unpacks no part beyond the size that the archive states.

/** What a file that comes back may hold at most. A pack of 43 long answers takes 0.3 MB, and 5 MB unpacked. */
export const packFileLimits = {
  /** Of the file: with what base64 adds it stays below the largest body. */
  bytes: 4 * 1024 * 1024,
  /** Of all its parts, unpacked. */
  unpackedBytes: 24 * 1024 * 1024,
  parts: 300,
  sheets: 20,
  /** Of a sheet. */
  cells: 50_000,
  rows: 5_000,
  columns: 200,
} as const;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const LONGEST_COMMENT = 0xffff;
/** A size that stands elsewhere, in archives that are larger than any pack. */
const ELSEWHERE = 0xffffffff;
/** Sizes follow the data, where nothing says beforehand how much there is. */
const SIZES_FOLLOW = 0x8;

/** Whether a file is an archive that unpacks within the limits: `NOT_ONE`, `TOO_LARGE`, or null where it does. */
export function checkArchive(file: Buffer): 'NOT_ONE' | 'TOO_LARGE' | null {
  const end = findEnd(file);
  if (end === null) return 'NOT_ONE';
  const count = file.readUInt16LE(end + 10);
  if (count > packFileLimits.parts) return 'TOO_LARGE';
  let at = file.readUInt32LE(end + 16);
  let unpacked = 0;
  for (let part = 0; part < count; part++) {
    if (at + ENTRY_BYTES > file.length || file.readUInt32LE(at) !== ENTRY) return 'NOT_ONE';
    const packedSize = file.readUInt32LE(at + 20);
    const size = file.readUInt32LE(at + 24);
    const follows = (file.readUInt16LE(at + 8) & SIZES_FOLLOW) !== 0;
    if (packedSize === ELSEWHERE || size === ELSEWHERE) return 'TOO_LARGE';
    // Without a stated size the reader would unpack whatever there is.
    if ((follows && packedSize === 0) || (size === 0 && packedSize > 2)) return 'TOO_LARGE';
    unpacked += size;
    if (unpacked > packFileLimits.unpackedBytes) return 'TOO_LARGE';
    const nameEnds = at + ENTRY_BYTES + file.readUInt16LE(at + 28);
    const isPacked = file.readUInt16LE(at + 10) !== 0;
    const place = { from: file.readUInt32LE(at + 42), packedSize, size, isPacked };
    // Which parts are sheets is told within the archive, by any name; no other part of a pack looks like one.
    if (!isWithinLimits(textIn(file, place))) return 'TOO_LARGE';
    at = nameEnds + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return null;
}

type Place = { from: number; packedSize: number; size: number; isPacked: boolean };

/** A part's text; empty where it can't be unpacked, which the reader will say. */
function textIn(file: Buffer, { from, packedSize, size, isPacked }: Place): string {
  if (from + LOCAL_BYTES > file.length) return '';
  const begins = from + LOCAL_BYTES + file.readUInt16LE(from + 26) + file.readUInt16LE(from + 28);
  const data = file.subarray(begins, begins + packedSize);
  try {
    return (isPacked ? inflateRawSync(data, { maxOutputLength: Math.max(1, size) }) : data).toString(
      'latin1',
    );
  } catch {
    return '';
  }
}

/** The beginnings of rows, cells and columns, with what stands in them. Each is looked at once, however long it is. */
const ELEMENTS = /<(?:[^\s:<>/]+:)?(row|c|col)(?=[\s/>])([^<>]*)/g;
/** Where a row or a cell says that it lies. */
const PLACE = /\sr\s*=\s*["']([A-Za-z]*)(\d+)/;

/**
 * A sheet is read as a whole rectangle, which two cells far apart make as large as they like. A row or a cell that doesn't say
 * where it lies comes after the one before it.
 */
function isWithinLimits(part: string): boolean {
  const { cells, rows, columns } = packFileLimits;
  const at = { cells: 0, row: 0, column: 0, widths: 0 };
  for (const [, element, said = ''] of part.matchAll(ELEMENTS)) {
    const [, letters, number] = PLACE.exec(said) ?? [];
    if (element === 'col') at.widths++;
    if (element === 'row') Object.assign(at, { row: number ? Number(number) : at.row + 1, column: 0 });
    if (element === 'c') {
      at.cells++;
      at.column = letters ? columnNumber(letters.toUpperCase()) : at.column + 1;
      const row = letters ? Number(number) : at.row;
      if (row > rows || at.column > columns) return false;
    }
    if (at.cells > cells || at.widths > columns) return false;
  }
  return true;
}

function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

/** Where the archive's list of parts says that it ends; the last such place, as readers look for it. */
function findEnd(file: Buffer): number | null {
  const least = Math.max(0, file.length - END_BYTES - LONGEST_COMMENT);
  for (let at = file.length - END_BYTES; at >= least; at--) {
    if (file.readUInt32LE(at) === END) return at;
  }
  return null;
}
