import { keyOf, type Patch, type Person, type ResponseAddress, type Values, valuesNamedBy } from './model.ts';
import {
  type Along,
  type Entry,
  noWhy,
  type Outbox,
  type Refusal,
  unsentLines,
  type Why,
  whyAfter,
  whyOf,
} from './outbox.ts';
import type { Edit } from './outbox-edits.ts';

// What somebody takes along in a file when they leave a device, and what becomes of it where it is opened. Everything here is pure.

/** A change as it waited. */
export interface WorkEntry extends Why {
  readonly mutationId: string;
  readonly address: ResponseAddress;
  readonly patch: Patch;
  readonly seen: Patch;
  readonly relied?: Along;
  readonly base: number;
  readonly writtenAt: string;
}

/** Everything of one person's that a device had and the server had not. */
export interface Work {
  readonly person: Person;
  /** When it was put into the file, by that device's clock. */
  readonly madeAt: string;
  /** Those of one answer in the order in which they were written. */
  readonly entries: readonly WorkEntry[];
}

/**
 * Everything in the outbox that the server has not taken, and what waits to come into it; `newId` names what can't go under its former
 * id any more.
 */
export function workOf(
  { outbox, waiting }: { outbox: Outbox; waiting: readonly Edit[] },
  person: Person,
  madeAt: string,
  newId: () => string,
): Work {
  const entries = unsentLines(outbox).flatMap(({ address, entries: unsent, conflict, refusal }) => {
    const refused = refusalsIn(refusal).map((one) => ({
      mutationId: newId(),
      address,
      patch: one.patch,
      seen: one.seen,
      ...(one.relied ? { relied: one.relied } : {}),
      base: one.base,
      ...whyOf(one),
      writtenAt: madeAt,
    }));
    // Nobody has chosen yet: on top of nothing it clashes again, wherever it is sent.
    const clashing = conflict && {
      mutationId: newId(),
      address,
      patch: conflict.mine,
      seen: Object.fromEntries(conflict.fields.map(({ field, base }) => [field, base])) as Patch,
      ...(conflict.relied ? { relied: conflict.relied } : {}),
      base: 0,
      ...whyOf(conflict),
      writtenAt: conflict.writtenAt,
    };
    const sent = unsent.map((entry) => entryOf(entry, entry.writtenAt));
    return [...refused, ...(clashing ? [clashing] : []), ...sent];
  });
  return { person, madeAt, entries: [...entries, ...waiting.map((edit) => entryOf(edit, edit.at))] };
}

function entryOf(change: Entry | Edit, writtenAt: string): WorkEntry {
  const { mutationId, address, patch, seen, relied, base } = change;
  const along = relied ? { relied } : {};
  return { mutationId, address, patch, seen, ...along, base, ...whyOf(change), writtenAt };
}

/** The earliest first. */
function refusalsIn(refusal: Refusal | null | undefined): readonly Refusal[] {
  return refusal ? [...refusalsIn(refusal.earlier), refusal] : [];
}

/**
 * What a file holds, as far as it is work; null where it isn’t. Whoever made the file could write into it what they liked: only what
 * is shown to its reader ever goes.
 */
export function workIn(value: unknown): Work | null {
  const { person, madeAt, entries } = (value ?? {}) as Partial<Work>;
  const named = typeof person?.id === 'string' && typeof person.name === 'string';
  if (!named || typeof madeAt !== 'string' || !Array.isArray(entries)) return null;
  const clean = entries.map(entryIn);
  return clean.every((entry) => entry !== null)
    ? { person: { id: person.id, name: person.name }, madeAt, entries: clean }
    : null;
}

function entryIn(value: unknown): WorkEntry | null {
  const entry = (value ?? {}) as Partial<WorkEntry>;
  const { mutationId, address, patch, seen, relied, base, note = null, returnTo, writtenAt } = entry;
  const { cycle, country, agency = null, item } = address ?? {};
  const texts = [mutationId, cycle, country, item, writtenAt].every((one) => typeof one === 'string');
  const open = [agency, note, returnTo ?? null].every((one) => one === null || typeof one === 'string');
  if (!texts || !open || !Number.isSafeInteger(base) || !patch || !seen) return null;
  const own = (values: Patch) => valuesNamedBy(values, values as Values);
  return {
    mutationId,
    address: { cycle, country, agency, item },
    patch: own(patch),
    seen: own(seen),
    ...(relied
      ? { relied: { ...own(relied), ...(relied.together ? { together: relied.together } : {}) } }
      : {}),
    base,
    note,
    returnTo,
    writtenAt,
  } as WorkEntry;
}

/** What one answer is to say by a file, whatever came before in it. */
export interface Proposal extends Why {
  readonly key: string;
  readonly address: ResponseAddress;
  readonly patch: Patch;
  readonly seen: Patch;
  readonly writtenAt: string;
}

/** The work by answer, for somebody else who looks at each. */
export function proposalsOf({ entries }: Work): readonly Proposal[] {
  const byKey = new Map<string, Proposal>();
  for (const entry of entries) {
    const key = keyOf(entry.address);
    const before = byKey.get(key);
    byKey.set(key, {
      key,
      address: entry.address,
      patch: { ...before?.patch, ...entry.patch },
      seen: { ...entry.seen, ...before?.seen },
      ...whyAfter(before ?? noWhy, entry),
      writtenAt: entry.writtenAt,
    });
  }
  return [...byKey.values()];
}

/** A proposal as an edit by whoever took it, on top of what they were shown. */
export function takenEdit(
  { address, patch, writtenAt, ...why }: Proposal,
  author: Person,
  shown: { values: Values; revision: number },
  mutationId: string,
): Edit {
  const seen = valuesNamedBy(patch, shown.values);
  const relied = { fromFileOf: author.id };
  return { address, patch, seen, relied, base: shown.revision, ...whyOf(why), mutationId, at: writtenAt };
}

/** One's own change as the edit that it was, under the same id: what the server has of it already is not recorded twice. */
export function ownEdit({ writtenAt, ...entry }: WorkEntry): Edit {
  return { ...entry, at: writtenAt };
}
