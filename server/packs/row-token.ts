import { createHash } from 'node:crypto';
import { isUuid } from '../lib/is-uuid.ts';

// What identifies a pack and its rows, as text: the only thing that LibreOffice, Gnumeric, both after each other and a copied
// sheet all bring back whole.

/** Of what stands in the cells. A file of another format is not read. */
const FORMAT = 1;

/** A pack's number and format, as its file says it. */
export function packMark(pack: string): string {
  return `concord-pack|${FORMAT}|${pack}`;
}

/** The pack's number in a cell; `OTHER_FORMAT` where it is of another version; null where the cell is none. */
export function readPackMark(text: string): string | 'OTHER_FORMAT' | null {
  const found = /^concord-pack\|(\d+)\|(\S+)$/.exec(text.trim());
  if (!found) return null;
  const [, format, pack = ''] = found;
  return format === String(FORMAT) && isUuid(pack) ? pack : 'OTHER_FORMAT';
}

/** Which answer a row holds. The revision is for people who look for a fault: what counts is the server's own copy. */
export type RowToken = { pack: string; country: string; item: string; question: string; revision: number };

/** `pack|country|item|question|baseRevision|check` */
export function rowToken({ pack, country, item, question, revision }: RowToken): string {
  const said = [pack, country, item, question, revision].join('|');
  return `${said}|${checkOf(said)}`;
}

/** Whether a cell holds a token, whole or damaged. */
export function looksLikeToken(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f-]{27}\|/.test(text.trim());
}

/** The token in a cell; null where it isn't whole. */
export function readRowToken(text: string): RowToken | null {
  const parts = text.trim().split('|');
  const [pack = '', country = '', item = '', question = '', revision = '', check = ''] = parts;
  if (parts.length !== 6 || checkOf(parts.slice(0, 5).join('|')) !== check) return null;
  return { pack, country, item, question, revision: Number(revision) };
}

/** Against a cell that was cut or mixed up, not against malice: rights are asked of who uploads. */
function checkOf(said: string): string {
  return createHash('sha256').update(said, 'utf8').digest('hex').slice(0, 8);
}
