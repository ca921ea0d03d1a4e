import { choicesOf, type FieldName, fieldNames, type ResponseFields } from '../domain/response-fields.ts';
import type { ReturnedCell, ReturnedRow } from './returned-sheet.ts';
import { readRowToken } from './row-token.ts';
import { cameBackAs, fitsCell, lineFeeds } from './sheet-text.ts';
import { codeNamed, saysClear, saysWithheld } from './words/languages.ts';

/** What a field said at a revision; erased: nobody knows any more. */
export type FieldBase = { revision: number; value: string | null; erased: boolean };

/**
 * What the server knows of an item of a pack, for one person. `bases` begins with what stood in the pack when it was made, and
 * goes on with what this person has brought by it since. `changed` are the revisions after the first at which anybody changed it.
 */
export type ItemBase = Readonly<
  Record<FieldName, { bases: readonly FieldBase[]; changed: readonly number[] }>
>;

export type PackBase = {
  pack: string;
  country: string;
  items: ReadonlyMap<string, ItemBase>;
  /** Items by their questions as the pack words them. */
  itemOfQuestion: ReadonlyMap<string, string>;
};

/** Why a row or a cell is not taken, or not as it stands. */
export type PlanReason =
  | 'NOT_RECOGNISED'
  | 'OTHER_PACK'
  | 'UNKNOWN_ITEM'
  | 'TWICE'
  | 'OTHER_QUESTION'
  | 'EMPTIED'
  | 'BROUGHT_BEFORE'
  | 'NOT_OFFERED'
  | 'NOT_TEXT'
  | 'NOT_BY_SPREADSHEET'
  | 'ERASED'
  | 'HELD_BACK';

/** What a cell means against its base. `from` is the base's value; `to` is what the cell says, where that could be read. */
export type PlannedField = {
  field: FieldName;
  cell: ReturnedCell;
  is: 'UNCHANGED' | 'IGNORED' | 'REFUSED' | 'CHANGED';
  reason: PlanReason | null;
  from: string | null;
  to: string | null;
};

/** What a row means. A row with a reason of its own means nothing; `change` is null where there is nothing to record. */
export type PlannedRow = {
  row: number;
  item: string | null;
  reason: PlanReason | null;
  fields: PlannedField[];
  change: PlannedChange | null;
};

/** What is to be recorded, on the revision up to which this person has seen all of the fields that it sets. */
export type PlannedChange = { baseRevision: number; values: Partial<ResponseFields> };

/**
 * What a sheet that came back means against its pack. Pure: it decides from the server's copy alone, and from a row's token only
 * which answer the row is. Nothing is guessed: what could be two things is neither, and is said with its cell.
 */
export function planReturn(rows: readonly ReturnedRow[], base: PackBase): PlannedRow[] {
  const recognised = rows.map((row) => ({ row, ...recognise(row, base) }));
  const meant = new Map<string, ReturnedRow[]>();
  for (const { row, item, reason } of recognised) {
    if (item !== null && reason === null) meant.set(item, [...(meant.get(item) ?? []), row]);
  }
  return recognised.map(({ row, item, reason }) => {
    const known = item === null ? undefined : base.items.get(item);
    if (reason !== null || item === null || !known) return rowOf(row, item, reason ?? 'UNKNOWN_ITEM');
    const same = meant.get(item) ?? [];
    if (same.some((other) => !saysTheSame(row, other))) return rowOf(row, item, 'TWICE');
    // A copy that says the same adds nothing.
    return same[0] === row ? planRow(row, item, known) : { ...rowOf(row, item, null), fields: [] };
  });
}

/** Which item a row is. The code that people see must agree with the token; without a token it stands for itself. */
function recognise(row: ReturnedRow, base: PackBase): { item: string | null; reason: PlanReason | null } {
  const code = row.item?.text.trim() ?? '';
  const token = row.token && readRowToken(row.token.text);
  if (row.token && !token) return { item: null, reason: 'NOT_RECOGNISED' };
  if (token && token.pack !== base.pack) return { item: null, reason: 'OTHER_PACK' };
  if (token && (token.country !== base.country || token.item !== code)) {
    return { item: null, reason: 'NOT_RECOGNISED' };
  }
  if (!base.items.has(code)) return { item: null, reason: 'UNKNOWN_ITEM' };
  // Some columns were sorted without the others: the answer may belong to either of the two.
  const asked = base.itemOfQuestion.get(row.question?.trim() ?? '') ?? code;
  return { item: code, reason: asked === code ? null : 'OTHER_QUESTION' };
}

function saysTheSame(one: ReturnedRow, other: ReturnedRow): boolean {
  return fieldNames.every((field) => one.fields[field]?.text === other.fields[field]?.text);
}

/** A row of which nothing is taken, with what stands in it. */
function rowOf(row: ReturnedRow, item: string | null, reason: PlanReason | null): PlannedRow {
  const fields = fieldNames.flatMap((field): PlannedField[] => {
    const cell = row.fields[field];
    if (!cell?.text.trim()) return [];
    return [{ field, cell, is: 'REFUSED', reason, from: null, to: cell.text }];
  });
  return { row: row.row, item, reason, fields, change: null };
}

function planRow(row: ReturnedRow, item: string, known: ItemBase): PlannedRow {
  const fields = fieldNames.flatMap((field) => {
    const cell = row.fields[field];
    return cell ? [planField(field, cell, known[field].bases)] : [];
  });
  const held = fields.some(({ is }) => is === 'REFUSED');
  const planned = fields.map((one): PlannedField => {
    // An answer is not handed in without a part of it.
    const handsIn = one.field === 'status' && one.is === 'CHANGED' && one.to === 'SUBMITTED';
    return held && handsIn ? { ...one, is: 'REFUSED', reason: 'HELD_BACK' } : one;
  });
  return { row: row.row, item, reason: null, fields: planned, change: changeOf(planned, known) };
}

function planField(field: FieldName, cell: ReturnedCell, bases: readonly FieldBase[]): PlannedField {
  const base = bases.at(-1);
  const [made] = bases;
  if (!base || !made) throw new Error('a field of a pack has no base');
  const planned = (is: PlannedField['is'], reason: PlanReason | null, to: string | null): PlannedField => ({
    ...{ field, cell, is, reason, to },
    from: base.value,
  });
  const isEmpty = cell.text.trim() === '';
  if (cell.problem) return planned('REFUSED', 'NOT_TEXT', cell.text || null);
  if (made.value !== null && !fitsCell(made.value)) {
    return isEmpty || saysWithheld(cell.text)
      ? planned('UNCHANGED', null, base.value)
      : planned('REFUSED', 'NOT_BY_SPREADSHEET', cell.text);
  }
  if (isEmpty) {
    return base.value === null ? planned('UNCHANGED', null, null) : planned('IGNORED', 'EMPTIED', null);
  }
  const to = saidBy(field, cell.text);
  if (to === undefined) return planned('REFUSED', 'NOT_OFFERED', cell.text);
  const says = ({ value, erased }: FieldBase) =>
    !erased && (value === null || to === null ? value === to : cameBackAs(to, value));
  // Nobody begins by not having begun: it is what the cell said before.
  if (says(base) || to === 'NOT_STARTED') return planned('UNCHANGED', null, base.value);
  // What was erased could come back as somebody's change, and nobody can tell.
  if (to !== null && bases.some(({ erased }) => erased)) return planned('REFUSED', 'ERASED', to);
  // An older copy of the file must not take back what a newer one brought.
  if (bases.some(says)) return planned('IGNORED', 'BROUGHT_BEFORE', to);
  if (field === 'status' && to !== 'IN_PROGRESS' && to !== 'SUBMITTED') {
    return planned('REFUSED', 'NOT_OFFERED', to);
  }
  return planned('CHANGED', null, to);
}

/** What a cell says of a field: null clears it, undefined is none of what the field can say. */
function saidBy(field: FieldName, text: string): string | null | undefined {
  if (saysClear(text)) return field === 'status' ? undefined : null;
  const choices = choicesOf[field];
  return choices ? (codeNamed(choices, text) ?? undefined) : lineFeeds(text);
}

function changeOf(fields: readonly PlannedField[], known: ItemBase): PlannedChange | null {
  const changed = fields.filter(({ is }) => is === 'CHANGED');
  if (changed.length === 0) return null;
  const set = changed.map(({ field }) => field);
  // Each is one of what its field can say.
  const values: Partial<ResponseFields> = Object.fromEntries(changed.map(({ field, to }) => [field, to]));
  // As on the page: who writes or rates has begun, without having to say so.
  const { bases } = known.status;
  if (values.status === undefined && bases.length === 1 && bases[0]?.value === 'NOT_STARTED') {
    values.status = 'IN_PROGRESS';
    set.push('status');
  }
  return { baseRevision: baseRevisionOf(set, known), values };
}

/**
 * The newest revision up to which this person has seen every one of these fields. Where one was changed after its base and
 * before that, the change goes on the older base, and meets what was changed.
 */
function baseRevisionOf(set: readonly FieldName[], known: ItemBase): number {
  const seen = set.map((field) => ({
    revision: known[field].bases.at(-1)?.revision ?? 0,
    changed: known[field].changed,
  }));
  const newest = Math.max(...seen.map(({ revision }) => revision));
  const passedOver = seen.filter(({ revision, changed }) =>
    changed.some((later) => later > revision && later <= newest),
  );
  return Math.min(newest, ...passedOver.map(({ revision }) => revision));
}
