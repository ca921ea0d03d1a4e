import {
  type Field,
  fields,
  isSame,
  type Patch,
  type ResponseAddress,
  type Values,
  valuesNamedBy,
} from './model.ts';
import {
  type Along,
  type Entry,
  type Line,
  lineOf,
  noWhy,
  type Outbox,
  type Refusal,
  type Why,
  whyAfter,
  whyOf,
  withLine,
} from './outbox.ts';

// What the person does to the outbox: editing, pausing, choosing, taking back.

export interface Edit extends Why {
  readonly address: ResponseAddress;
  readonly patch: Patch;
  readonly seen: Patch;
  /** What the change is decided on without changing it. */
  readonly relied?: Along;
  readonly base: number;
  /** The id that the edit gets if it becomes an entry of its own. */
  readonly mutationId: string;
  readonly at: string;
  /** Named only where it was not written in this tab. */
  readonly tab?: string | undefined;
  /** It joined none of the entries before it, and must not when it is done again on others. */
  readonly apart?: boolean;
}

/** Takes in what the person just changed. */
export function edited(outbox: Outbox, edit: Edit): Outbox {
  const line = lineOf(outbox, edit.address);
  // Where something stands before the conflict in the field, that is what its author has before them.
  const hides = line.entries.some((entry) => fields.some((one) => one in edit.patch && one in entry.patch));
  if (line.conflict && !hides) {
    const conflict = {
      ...line.conflict,
      mine: { ...line.conflict.mine, ...edit.patch },
      relied: { ...line.conflict.relied, ...edit.relied },
      ...whyAfter(line.conflict, edit),
      writtenAt: edit.at,
    };
    return withLine(outbox, { ...line, conflict });
  }
  const last = line.entries.at(-1);
  const joins =
    last !== undefined && last.tab === edit.tab && isUnsent(last) && !seesNewer(last, edit) && !edit.apart;
  const [refusal, beside] = refusalTaken(line);
  const own = joins ? last : null;
  const before = own ? line.entries.slice(0, -1) : line.entries;
  // What was refused is older than what was written since.
  const all = [refusal, own, edit].filter((one) => one !== null);
  const patch: Patch = Object.assign({}, ...all.map((one) => one.patch));
  const entry: Entry = {
    ...(own ?? { address: edit.address, order: outbox.written + 1, tab: edit.tab }),
    // What the device has under the former id is another content, and may only ever be sent as that.
    mutationId: edit.mutationId,
    patch,
    seen: Object.assign({}, ...all.map((one) => one.seen).reverse()),
    ...(all.some((one) => one.relied) && { relied: Object.assign({}, ...all.map((one) => one.relied)) }),
    base: baseOf({ entries: before, refusal }, patch, Math.min(edit.base, own?.base ?? edit.base)),
    ...all.reduce<Why>(whyAfter, noWhy),
    writtenAt: edit.at,
    state: 'open',
  };
  const written = Math.max(outbox.written, entry.order);
  return withLine(
    { ...outbox, written },
    { ...line, entries: [...(own ? before : closed(before)), entry], refusal: beside },
  );
}

/** The person paused: what is open may go. What they set back to as they saw it is no change and goes nowhere. */
export function settled(outbox: Outbox, key: string): Outbox {
  const line = outbox.lines[key];
  if (!line?.entries.some((entry) => entry.state === 'open')) return outbox;
  return withLine(outbox, { ...line, entries: closed(line.entries) });
}

export interface Resolution {
  readonly key: string;
  readonly keep: 'mine' | 'theirs';
  /** The response as it stood on the page, so that its revision is what the choice was made on. */
  readonly shown: Values;
  readonly revision: number;
  readonly mutationId: string;
  readonly at: string;
  readonly tab?: string | undefined;
}

/** The person chose. Mine goes again on top of what they were shown; with theirs, only the fields that did not clash go. */
export function chosen(outbox: Outbox, choice: Resolution): Outbox {
  const line = outbox.lines[choice.key];
  if (!line?.conflict) return outbox;
  const { relied = {} } = line.conflict;
  const clashing = new Set(line.conflict.fields.map((clash) => clash.field));
  const kept = fields
    .filter((field) => field in (line.conflict?.mine ?? {}))
    .filter((field) => choice.keep === 'mine' || !clashing.has(field))
    // A reason goes with its status, though somebody else has set the same meanwhile: it must be heard, or refused.
    .filter(
      (field) =>
        line.conflict?.mine[field] !== choice.shown[field] || (field === 'status' && line.conflict?.note),
    );
  const pick = (values: Patch) => Object.fromEntries(kept.map((field) => [field, values[field]])) as Patch;
  const entry: Entry = {
    mutationId: choice.mutationId,
    address: line.address,
    patch: pick(line.conflict.mine),
    seen: pick(choice.shown),
    // Of what the change was decided on, its author has now read what they were shown; whose file it is from stays.
    relied: { ...relied, ...valuesNamedBy(relied, choice.shown) },
    base: choice.revision,
    // The reason goes with the status: not where theirs stands instead.
    ...(choice.keep === 'theirs' && clashing.has('status') ? noWhy : whyOf(line.conflict)),
    writtenAt: choice.at,
    order: outbox.written + 1,
    tab: choice.tab,
    state: 'ready',
  };
  return withLine(
    { ...outbox, written: entry.order },
    { ...line, conflict: null, entries: [...(kept.length > 0 ? [entry] : []), ...line.entries] },
  );
}

/** Takes back what was never sent, or gives up what was refused or clashed. */
export function discarded(outbox: Outbox, key: string): Outbox {
  const line = outbox.lines[key];
  if (!line) return outbox;
  const last = line.entries.at(-1);
  const entries = last && isUnsent(last) ? line.entries.slice(0, -1) : line.entries;
  return withLine(outbox, { ...line, entries, conflict: null, refusal: line.refusal?.earlier ?? null });
}

/**
 * The revision that the author saw of the fields that they change. Where the field held words of their own that the
 * server hasn't taken, they saw nothing of what others wrote there since.
 */
function baseOf({ entries, refusal }: Pick<Line, 'entries' | 'refusal'>, patch: Patch, base: number): number {
  const hiding = [...entries, ...(refusal ? [refusal] : [])].filter((own) =>
    fields.some((field) => field in patch && field in own.patch),
  );
  return Math.min(base, ...hiding.map((own) => own.base));
}

/**
 * What was refused goes again with the next edit, so that both are one whole. What something that waits hides of it stays
 * refused: its author has not had it before them.
 */
function refusalTaken({ refusal, entries }: Line): readonly [Refusal | null, Refusal | null] {
  if (!refusal) return [null, null];
  const own = fields.filter((field) => field in refusal.patch);
  const hidden = own.filter((field) => entries.some((entry) => field in entry.patch));
  if (hidden.length === 0) return [refusal, refusal.earlier ?? null];
  const part = (names: readonly Field[]): Refusal => ({
    ...refusal,
    patch: picked(refusal.patch, names),
    seen: picked(refusal.seen, names),
    ...(names.includes('status') ? {} : noWhy),
  });
  const shown = own.filter((field) => !hidden.includes(field));
  return [shown.length > 0 ? part(shown) : null, part(hidden)];
}

function picked(values: Patch, names: readonly Field[]): Patch {
  return Object.fromEntries(names.map((field) => [field, values[field]])) as Patch;
}

/** The author has meanwhile seen somebody else's value in this field, so the edit stands on a newer base. */
function seesNewer(last: Entry, edit: Edit): boolean {
  return fields.some((field) => field in edit.patch && !(field in last.patch)) && edit.base > last.base;
}

/** With nothing open any more. However that comes, an entry says the same afterwards under its id. */
function closed(entries: readonly Entry[]): readonly Entry[] {
  return entries
    .map((entry) => (entry.state === 'open' ? withoutIdle({ ...entry, state: 'ready' }) : entry))
    .filter((entry) => Object.keys(entry.patch).length > 0);
}

function withoutIdle(entry: Entry): Entry {
  const kept = fields.filter(
    (field) =>
      field in entry.patch &&
      // A reason is heard, or refused, also where its status stands already.
      (!isSame(entry.patch[field], entry.seen[field]) || (field === 'status' && entry.note)),
  );
  const pick = (values: Patch) => Object.fromEntries(kept.map((field) => [field, values[field]])) as Patch;
  const setBack = 'status' in entry.patch && !kept.includes('status');
  return { ...entry, patch: pick(entry.patch), seen: pick(entry.seen), ...(setBack && noWhy) };
}

function isUnsent(entry: Entry): boolean {
  return entry.state === 'open' || entry.state === 'ready';
}
