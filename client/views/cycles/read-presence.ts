import type { Presence, PresenceInput } from '../../operations/operations.generated.ts';
import { isGarbled, withoutInvisible } from '../administration/decode-list.ts';
import { cellsOf } from '../administration/read-csv.ts';

/** How people name what a cell of a spreadsheet says. */
export interface PresenceNames {
  readonly country: (text: string) => string | undefined;
  readonly agency: (text: string) => string | undefined;
  readonly presence: (text: string) => Presence | undefined;
}

/** A cell of which nothing is known, with what stands there. */
export interface Unread {
  /** The line in the text, counted from 1 with the heading. */
  readonly number: number;
  readonly what: 'country' | 'agency' | 'presence' | 'letters' | 'twice';
  readonly text: string;
}

export interface ReadPresence {
  readonly lines: readonly PresenceInput[];
  readonly unread: readonly Unread[];
}

/**
 * Reads a table with a country a line and an agency a column, or a list of country, agency and presence. An empty cell of a
 * table says nothing. What can't be read is told and changes nothing.
 */
export function readPresence(text: string, names: PresenceNames): ReadPresence {
  const rows = cellsOf(text)
    .map((cells, index) => ({ number: index + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [first] = rows;
  if (!first) return { lines: [], unread: [] };
  const [corner = '', ...heads] = first.cells.map(withoutInvisible);
  const headed = names.country(corner) === undefined;
  const columns = heads.map((head) => names.agency(head));
  const found =
    headed && columns.some((agency) => agency !== undefined)
      ? [
          ...unknownHeads(first.number, heads, columns),
          ...rows.slice(1).flatMap((row) => ofTable(row, columns, names)),
        ]
      : rows.slice(isHeading(first.cells, names) ? 1 : 0).map((row) => ofList(row, names));
  return withoutTwice(found);
}

type Row = { readonly number: number; readonly cells: readonly string[] };
type Found = Unread | (PresenceInput & { readonly number: number });

function unknownHeads(
  number: number,
  heads: readonly string[],
  columns: readonly (string | undefined)[],
): Unread[] {
  return heads.flatMap((text, at): Unread[] =>
    columns[at] === undefined && text !== '' ? [{ number, what: 'agency', text }] : [],
  );
}

function ofTable(
  { number, cells }: Row,
  columns: readonly (string | undefined)[],
  names: PresenceNames,
): Found[] {
  const [name = '', ...values] = cells.map(withoutInvisible);
  if (cells.some(isGarbled)) return [{ number, what: 'letters', text: name }];
  const country = names.country(name);
  if (country === undefined) return [{ number, what: 'country', text: name }];
  return values.flatMap((text, at): Found[] => {
    const agency = columns[at];
    if (agency === undefined || text === '') return [];
    const presence = names.presence(text);
    return [presence ? { number, country, agency, presence } : { number, what: 'presence', text }];
  });
}

function ofList({ number, cells }: Row, names: PresenceNames): Found {
  const [place = '', who = '', how = ''] = cells.map(withoutInvisible);
  if (cells.some(isGarbled)) return { number, what: 'letters', text: place };
  const country = names.country(place);
  if (country === undefined) return { number, what: 'country', text: place };
  const agency = names.agency(who);
  if (agency === undefined) return { number, what: 'agency', text: who };
  const presence = names.presence(how);
  return presence ? { number, country, agency, presence } : { number, what: 'presence', text: how };
}

/** A first line in which nothing means anything names the columns. */
function isHeading([place = '', who = '', how = '']: readonly string[], names: PresenceNames): boolean {
  return !names.country(place) && !names.agency(who) && !names.presence(how);
}

/** Which of two lines is meant nobody knows, also where they say the same. */
function withoutTwice(found: readonly Found[]): ReadPresence {
  const counts = new Map<string, number>();
  const keyOf = ({ country, agency }: PresenceInput) => `${country}/${agency}`;
  for (const one of found) if ('agency' in one) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  const lines: PresenceInput[] = [];
  const unread: Unread[] = [];
  for (const one of found) {
    if (!('agency' in one)) unread.push(one);
    else if ((counts.get(keyOf(one)) ?? 0) > 1)
      unread.push({ number: one.number, what: 'twice', text: keyOf(one) });
    else lines.push({ country: one.country, agency: one.agency, presence: one.presence });
  }
  return { lines, unread };
}
