import { foldedText } from '../../elements/folded-text.ts';
import { type Permission, permissionFor } from '../../elements/permissions.ts';
import { STILL_DUE } from '../../elements/progress.ts';
import { keyOf, type RecordedResponse, type ResponseAddress, type Values } from '../../sync/model.ts';
import { type Line, shownValues, unsentPatch } from '../../sync/outbox.ts';
import type { AcrossData, AcrossParams } from '../../sync/topics/across.ts';
import type { CarriedAnswer } from '../../sync/topics/carried.ts';
import type { Returns } from '../../sync/topics/returns.ts';
import { isStanding } from '../carried/confirmable.ts';
import { type AcrossAddress, type Group, groups } from './across-address.ts';

const due: readonly Group[] = ['RETURNED', 'CARRIED', 'NOT_STARTED', 'IN_PROGRESS'];

/** One country's answer as the page shows it. */
export interface AcrossRow {
  readonly key: string;
  readonly address: ResponseAddress;
  readonly name: string;
  readonly server: RecordedResponse | undefined;
  readonly line: Line | undefined;
  /** The server's state with everything unsent on top. */
  readonly values: Values;
  readonly carried: CarriedAnswer | undefined;
  readonly permission: Permission;
  /** The countries with which it is in step, by their names. */
  readonly inStep: readonly string[];
  readonly group: Group;
  /** Since when it is what it is: returned, or changed; empty where nobody has begun. */
  readonly since: string;
}

export interface Told {
  readonly data: AcrossData;
  readonly lines: Readonly<Record<string, Line>>;
  readonly returns: Returns;
  readonly nameOf: (country: string) => string;
}

/** Every country of the page with its answer. */
export function acrossRows(
  { data, lines, returns, nameOf }: Told,
  params: AcrossParams,
): readonly AcrossRow[] {
  const { cycle, agency, item } = params;
  return data.countries.map((country) => {
    const address: ResponseAddress = { cycle, country, agency, item };
    const key = keyOf(address);
    const server = data.responses[key];
    const line = lines[key];
    const values = shownValues(server, line);
    const carried = data.carried[country];
    const can = { can: data.can[country] ?? {}, cycle: data.cycle };
    return {
      key,
      address,
      name: nameOf(country),
      server,
      line,
      values,
      carried,
      permission: permissionFor(can, agency, server?.status ?? 'NOT_STARTED'),
      inStep: (data.inStep[country] ?? []).map(nameOf),
      group: groupOf(values, carried, server),
      since: (values.status === 'RETURNED' && returns[key]?.at) || (server?.updatedAt ?? ''),
    };
  });
}

function groupOf({ status }: Values, carried: CarriedAnswer | undefined, server: AcrossRow['server']): Group {
  return status === 'NOT_STARTED' && carried && isStanding(carried, server) ? 'CARRIED' : status;
}

/** Whether what the address asks for lets a row through, where it stands in this group. */
export function passes(
  row: AcrossRow,
  group: Group,
  { q, show }: Pick<AcrossAddress, 'q' | 'show'>,
): boolean {
  if (show === STILL_DUE ? !due.includes(group) : show !== 'ALL' && show !== group) return false;
  if (!q) return true;
  const wanted = foldedText(q);
  const before = row.carried?.from.map(({ narrative }) => narrative) ?? [];
  return [row.name, row.address.country, row.values.narrative, ...before].some(
    (text) => text !== null && foldedText(text).includes(wanted),
  );
}

/** Rows in an order: within what was returned the longest first, otherwise by name; or by what changed last. */
export function inOrder(
  rows: readonly AcrossRow[],
  order: AcrossAddress['order'],
  compare: (a: string, b: string) => number,
): readonly AcrossRow[] {
  const place = ({ group }: AcrossRow) => groups.indexOf(group);
  return rows.toSorted((a, b) => {
    const byName = compare(a.name, b.name);
    if (order === 'name') return byName;
    if (order === 'changed') return b.since.localeCompare(a.since) || byName;
    const bySince = a.group === 'RETURNED' && b.group === 'RETURNED' ? a.since.localeCompare(b.since) : 0;
    return place(a) - place(b) || bySince || byName;
  });
}

/** Asked in the same words, begun by nobody, and this person's to answer: many are confirmed at once. */
export function isConfirmableRow({ group, carried, line, permission }: AcrossRow): boolean {
  const own = Object.keys(unsentPatch(line)).length > 0;
  return group === 'CARRIED' && carried?.kind === 'SAME' && permission.edit && !own;
}

/** Not handed in yet, and this person's to hand in. */
export function isSubmittable(row: AcrossRow): boolean {
  return isOpen(row) && row.permission.statuses.includes('SUBMITTED');
}

/** Not handed in yet, and this person's to change. */
export function isRatable(row: AcrossRow): boolean {
  return isOpen(row) && row.permission.edit;
}

/** What clashed or was refused waits for its own choice. */
function isOpen({ values, line }: AcrossRow): boolean {
  const held = line?.conflict != null || line?.refusal != null;
  return values.status !== 'SUBMITTED' && values.status !== 'ACCEPTED' && !held;
}
