import type { ComponentChildren } from 'preact';
import { englishIf } from '../../elements/english-if.ts';
import type {
  AreaItemFieldsFragment,
  ProgressRowFieldsFragment,
} from '../../operations/operations.generated.ts';
import type { StandingRow } from '../standing/standing-table.tsx';

/** A row for each item; `beside` says more of one. What nobody owes an answer to has none. */
export function itemRows(
  items: readonly AreaItemFieldsFragment[],
  counted: readonly ProgressRowFieldsFragment[],
  query: Readonly<Record<string, string>>,
  beside: (code: string) => ComponentChildren = () => null,
): StandingRow[] {
  return items.flatMap(({ code, title, wording }) => {
    const row = counted.find((one) => one.code === code);
    const name = (
      <>
        <bdi>{code}</bdi> <span {...englishIf(wording)}>{title}</span>
        {beside(code)}
      </>
    );
    return row ? [{ key: code, name, counts: row.counts, query: { ...query, item: code } }] : [];
  });
}
