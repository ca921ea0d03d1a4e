import { useRef, useState } from 'preact/hooks';
import type { Group } from './across-address.ts';
import type { AcrossRow } from './across-rows.ts';

/** A row in the group in which it stood when one chose what to see. */
export interface Placed {
  readonly row: AcrossRow;
  readonly group: Group;
}

interface Places {
  readonly placed: readonly Placed[];
  /** How many are in another group by now. */
  readonly moved: number;
  /** Puts every row where it belongs now. */
  readonly sort: () => void;
}

/**
 * The rows in the order of the moment at which one chose it: neither what others do nor what one does oneself moves what
 * one reads or writes. They are put in order again when one asks for it.
 */
export function usePlaces(
  rows: readonly AcrossRow[],
  sorted: () => readonly AcrossRow[],
  choice: string,
): Places {
  const [turn, setTurn] = useState(0);
  const kept = useRef({ identity: '', places: new Map<string, { at: number; group: Group }>() });
  const identity = `${turn} ${choice}`;
  if (kept.current.identity !== identity) {
    const places = sorted().map(({ key, group }, at) => [key, { at, group }] as const);
    kept.current = { identity, places: new Map(places) };
  }
  const { places } = kept.current;
  // A country that came since, because its agency reports there now, stands behind the others.
  const placeOf = ({ key, group }: AcrossRow) => places.get(key) ?? { at: rows.length, group };
  const placed = rows.map((row) => ({ row, ...placeOf(row) })).sort((a, b) => a.at - b.at);
  return {
    placed,
    moved: placed.filter(({ row, group }) => row.group !== group).length,
    sort: () => setTurn((count) => count + 1),
  };
}
