import { useApp } from '../../elements/app-context.ts';
import { Glyph } from '../../elements/glyph.tsx';
import { hrefOf } from '../../routing/routes.ts';
import { type AcrossAddress, type Group, queryOf } from './across-address.ts';

interface Props {
  /** Null: one list of all. */
  readonly group: Group | null;
  /** How many are in this group now: those that moved on stay below it until they are sorted again. */
  readonly count: number;
  /** None of its rows is shown. */
  readonly folded: boolean;
  readonly address: AcrossAddress;
}

/** What the rows below have in common, and how many they are; where they are not shown, the way to them. */
export function GroupHead({ group, count, folded, address }: Props) {
  const { t, number } = useApp().words;
  return (
    <tr class={group ? `across-kind kind-${group}` : 'unseen'}>
      <th scope="rowgroup" colSpan={8}>
        <h2>
          {group ? (
            <>
              <Glyph status={group === 'CARRIED' ? 'NOT_STARTED' : group} /> {t(`across.group.${group}`)}{' '}
              <span class="quiet">
                {number(count)} {t(`across.about.${group}`)}
              </span>
            </>
          ) : (
            t('across.table')
          )}
        </h2>
        {group && folded && !address.q && (
          <a href={hrefOf({ view: 'across', query: queryOf({ ...address, show: group }) })}>
            {t('across.showGroup', { group: t(`across.group.${group}`) })}
          </a>
        )}
      </th>
    </tr>
  );
}
