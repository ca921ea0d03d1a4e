import type { InviteInput, Role } from '../../operations/operations.generated.ts';

/** A line of a list of invitations: what it asks for, or the field that can't be read. */
export interface InviteLine {
  /** Where it stands in the list, counted from 1 with the heading. */
  readonly number: number;
  readonly email: string;
  readonly input: InviteInput | null;
  /** The field whose content means nothing here. */
  readonly unread: 'role' | 'agency' | 'country' | null;
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
  const first = text.split('\n', 1)[0] ?? '';
  const between = ['\t', ';'].find((one) => first.includes(one)) ?? ',';
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    rows.at(-1)?.push(cell.trim());
    cell = '';
  };
  const whole = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  for (let at = 0; at < whole.length; at += 1) {
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
    return { number, email: at('email'), ...read(at, names) };
  });
}

function read(
  at: (column: (typeof columns)[number]) => string,
  names: Names,
): Pick<InviteLine, 'input' | 'unread'> {
  const role = names.role(at('role'));
  if (role === undefined) return { input: null, unread: 'role' };
  const agency = at('agency') === '' ? null : names.agency(at('agency'));
  if (agency === undefined) return { input: null, unread: 'agency' };
  const country = at('country') === '' ? null : names.country(at('country'));
  if (country === undefined) return { input: null, unread: 'country' };
  return {
    unread: null,
    input: {
      email: at('email'),
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
