import type { Words } from '../messages/words.ts';
import { csvOf } from './csv.ts';
import { saveFile } from './save-file.ts';

/** Hands the person a table as a CSV file. Its name says of when it is, and its last line is the disclaimer. */
export function saveTable(name: string, at: string, rows: Parameters<typeof csvOf>[0], { t }: Words): void {
  const stamp = at.slice(0, 16).replace(/[-:]/g, '');
  saveFile(`${name}-${stamp}Z.csv`, csvOf([...rows, [], [t('export.disclaimer')]]));
}
