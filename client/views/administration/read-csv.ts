import type { InviteInput, Role } from '../../operations/operations.generated.ts';
import { isGarbled, withoutInvisible } from './decode-list.ts';

/** A line of a list of invitations: what it asks for, or the field that can't be read. */
export interface InviteLine {
  /** Where it stands in the list, counted from 1 with the heading. */
  readonly number: number;
  readonly email: string;
  readonly input: InviteInput | null;
  /** The field with content that means nothing here. */
  readonly unread: 'letters' | 'role' | 'agency' | 'country' | null;
}

/** How people name what a line names by a code. */
export interface Names {
  readonly role: (text: string) => Role | undefined;
  readonly agency: (text: string) => string | undefined;
  readonly country: (text: string) => string | undefined;
}

/** The columns, in this order where the list has no heading of its own. */
export const columns = ['email', 'name', 'role', 'agency', 'country', 'starts', 'ends', 'alternate'] as const;

/** The cells of a CSV file or of a stretch of a spreadsheet: between commas, semicolons or tabs, quoted or not. */
export function cellsOf(text: string): string[][] {
  const whole = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const first = whole.split('\n', 1)[0] ?? '';
  // Excel's way of saying what stands between cells; the line stays, empty, so that lines keep their numbers.
  const said = /^"?sep=(.)"?$/i.exec(first)?.[1];
  const between = said ?? ['\t', ';'].find((one) => first.includes(one)) ?? ',';
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell.trim());
    cell = '';
  };
  for (let at = said === undefined ? 0 : first.length; at < whole.length; at += 1) {
    const letter = whole[at] ?? '';
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (whole[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (letter === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (letter === between) endCell();
    else if (letter === '\n') {
      endCell();
      rows.push([]);
    } else cell += letter;
  }
  endCell();
  return rows;
}

/** What each line of a list asks for. Empty lines are none. */
export function inviteLines(text: string, names: Names): InviteLine[] {
  const rows = cellsOf(text).map((cells, index) => ({ number: index + 1, cells }));
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const heading = filled[0]?.cells.map((cell) => cell.toLowerCase()) ?? [];
  const headed = heading.includes('email') && heading.includes('role');
  const order: readonly string[] = headed ? heading : columns;
  return (headed ? filled.slice(1) : filled).map(({ number, cells }) => {
    const at = (column: (typeof columns)[number]) => cells[order.indexOf(column)] ?? '';
    return { number, email: withoutInvisible(at('email')), ...read(cells, at, names) };
  });
}

function read(
  cells: readonly string[],
  at: (column: (typeof columns)[number]) => string,
  names: Names,
): Pick<InviteLine, 'input' | 'unread'> {
  if (cells.some(isGarbled)) return { input: null, unread: 'letters' };
  const role = names.role(withoutInvisible(at('role')));
  if (role === undefined) return { input: null, unread: 'role' };
  const agency = at('agency') === '' ? null : names.agency(withoutInvisible(at('agency')));
  if (agency === undefined) return { input: null, unread: 'agency' };
  const country = at('country') === '' ? null : names.country(withoutInvisible(at('country')));
  if (country === undefined) return { input: null, unread: 'country' };
  return {
    unread: null,
    input: {
      email: withoutInvisible(at('email')),
      name: at('name') || null,
      role,
      agency,
      country,
      startsOn: at('starts') || null,
      endsOn: at('ends') || null,
      alternate: /^(yes|y|true|x|1)$/i.test(at('alternate')),
    },
  };
}
