import { csvOf } from './csv.ts';
import { saveFile } from './save-file.ts';

/** Hands the person a table as a CSV file whose name says of when it is. */
export function saveTable(name: string, at: string, rows: Parameters<typeof csvOf>[0]): void {
  const stamp = at.slice(0, 16).replace(/[-:]/g, '');
  saveFile(`${name}-${stamp}Z.csv`, csvOf(rows));
}
