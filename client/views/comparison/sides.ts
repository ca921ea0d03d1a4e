import type { ComparisonSideInput } from '../../operations/operations.generated.ts';
import type { Cycle } from '../../sync/model.ts';

/** A moment that can be compared: a snapshot, or the open cycle as it stands. */
export interface Side {
  readonly cycle: string;
  /** Null: as it stands. */
  readonly snapshot: string | null;
  /** When the snapshot was taken. */
  readonly at: string | null;
  readonly closing: boolean;
}

type Taken = readonly { readonly name: string; readonly closing: boolean; readonly at: string }[];

/** Everything that can be compared, oldest first. */
export function sidesOf(cycles: readonly Cycle[], snapshotsOf: Readonly<Record<string, Taken>>): Side[] {
  const taken = cycles.flatMap(({ code }) =>
    (snapshotsOf[code] ?? []).map(({ name, closing, at }) => ({ cycle: code, snapshot: name, at, closing })),
  );
  taken.sort((one, other) => (one.at < other.at ? -1 : 1));
  const open = cycles.filter(({ state }) => state === 'OPEN');
  return [...taken, ...open.map(({ code }) => ({ cycle: code, snapshot: null, at: null, closing: false }))];
}

/** How an address names a side. */
export function nameOfSide({ cycle, snapshot }: Side): string {
  return snapshot === null ? cycle : `${cycle}/${snapshot}`;
}

/** The sides that an address names, or those that one looks at usually; null where there are no two. */
export function chooseSides(
  sides: readonly Side[],
  { earlier, later }: { readonly earlier: string; readonly later: string },
): { readonly earlier: Side; readonly later: Side } | null {
  const second = find(sides, later) ?? sides.at(-1);
  if (!second) return null;
  const before = sides.slice(0, sides.indexOf(second));
  const named = find(sides, earlier);
  const first =
    (named === second ? undefined : named) ??
    before.findLast(({ cycle, closing }) => closing && cycle !== second.cycle) ??
    before.at(-1) ??
    sides.find((side) => side !== second);
  if (!first) return null;
  const swapped = sides.indexOf(first) > sides.indexOf(second);
  return swapped ? { earlier: second, later: first } : { earlier: first, later: second };
}

/** A cycle alone stands for how it is, and for its last closing once it is closed. */
function find(sides: readonly Side[], name: string): Side | undefined {
  return (
    sides.find((side) => nameOfSide(side) === name) ??
    sides.findLast(({ cycle, closing }) => closing && cycle === name)
  );
}

/** A side as the server is asked for it. */
export function inputOf({ cycle, snapshot }: Side): ComparisonSideInput {
  return { cycle, snapshot };
}
