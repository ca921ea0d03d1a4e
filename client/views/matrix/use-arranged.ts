import { useRef, useState } from 'preact/hooks';
import { useApp, useReference } from '../../elements/app-context.ts';
import type { Country } from '../../sync/model.ts';
import { arranged, behindFirst, type Group } from './arrange.ts';
import type { MatrixAddress } from './matrix-address.ts';
import type { Column } from './matrix-columns.ts';
import type { Numbers } from './totals.ts';

interface Arranged {
  readonly groups: readonly Group[];
  readonly columns: readonly Column[];
  /** Something changed since that would put rows or columns elsewhere. */
  readonly outdated: boolean;
  /** When they were put in this order. */
  readonly at: string;
  readonly again: () => void;
}

/**
 * Rows and columns in the order that was asked for, as things stood at that moment. Later changes move none from under the
 * eye; the person puts them in order again when they want to.
 */
export function useArranged(
  shown: readonly Country[],
  usual: readonly Column[],
  numbers: Numbers,
  address: MatrixAddress,
  cycle: string,
): Arranged {
  const { compare } = useApp().words;
  const { countries } = useReference();
  const [turn, setTurn] = useState(0);
  const { group, sort, by, best, behind, region, only, section, area, item } = address;
  const counted = [section, area, item, numbers.measure];
  const chosen = [cycle, group, sort, by, best, behind, region, only, ...counted, turn];
  const identity = JSON.stringify(chosen);
  const kept = useRef<Kept | null>(null);
  const groups = arranged(shown, numbers, address, compare);
  const columns = behind ? behindFirst(usual, shown, numbers) : usual;
  const before = kept.current;
  if (before?.identity !== identity || before.of !== countries || before.usual !== usual) {
    // The same columns stay the same object: a grid with others is made anew.
    const same = before?.usual === usual && sameColumns(before.columns, columns);
    const at = new Date().toISOString();
    kept.current = { identity, of: countries, usual, groups, columns: same ? before.columns : columns, at };
  }
  const now = kept.current ?? { groups, columns, at: '' };
  const outdated = !sameOrder(now.groups, groups) || !sameColumns(now.columns, columns);
  return {
    groups: now.groups,
    columns: now.columns,
    at: now.at,
    outdated,
    again: () => setTurn(turn + 1),
  };
}

interface Kept {
  readonly identity: string;
  readonly of: Readonly<Record<string, Country>>;
  readonly usual: readonly Column[];
  readonly groups: readonly Group[];
  readonly columns: readonly Column[];
  readonly at: string;
}

function sameColumns(a: readonly Column[], b: readonly Column[]): boolean {
  return a.length === b.length && a.every((column, index) => column === b[index]);
}

function sameOrder(a: readonly Group[], b: readonly Group[]): boolean {
  const codes = (groups: readonly Group[]) =>
    groups.flatMap((group) => group.countries.map((one) => one.code));
  return codes(a).join() === codes(b).join();
}
