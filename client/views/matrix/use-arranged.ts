import { useRef, useState } from 'preact/hooks';
import { useApp, useReference } from '../../elements/app-context.ts';
import type { Country } from '../../sync/model.ts';
import { arranged, type Group, type Numbers } from './arrange.ts';
import type { MatrixAddress } from './matrix-address.ts';

interface Arranged {
  readonly groups: readonly Group[];
  /** Something changed since that would put rows elsewhere. */
  readonly outdated: boolean;
  /** When the rows were put in this order. */
  readonly at: string;
  readonly again: () => void;
}

/**
 * The rows in the order that was asked for, as things stood at that moment. Later changes move no row from under the eye;
 * the person puts them in order again when they want to.
 */
export function useArranged(
  shown: readonly Country[],
  numbers: Numbers,
  address: MatrixAddress,
  cycle: string,
): Arranged {
  const { compare } = useApp().words;
  const { countries } = useReference();
  const [turn, setTurn] = useState(0);
  const { group, sort, only, section } = address;
  const identity = JSON.stringify([cycle, group, sort, only, section, numbers.measure, turn]);
  const kept = useRef<{
    identity: string;
    of: typeof countries;
    groups: readonly Group[];
    at: string;
  } | null>(null);
  const now = arranged(shown, numbers, address, compare);
  if (kept.current?.identity !== identity || kept.current.of !== countries) {
    kept.current = { identity, of: countries, groups: now, at: new Date().toISOString() };
  }
  const { groups, at } = kept.current;
  return { groups, at, outdated: !sameOrder(groups, now), again: () => setTurn(turn + 1) };
}

function sameOrder(a: readonly Group[], b: readonly Group[]): boolean {
  const codes = (groups: readonly Group[]) =>
    groups.flatMap((group) => group.countries.map((one) => one.code));
  return codes(a).join() === codes(b).join();
}
