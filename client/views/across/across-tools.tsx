import { useApp } from '../../elements/app-context.ts';
import { Glyph } from '../../elements/glyph.tsx';
import { Meter } from '../../elements/meter.tsx';
import { countsOf, STILL_DUE } from '../../elements/progress.ts';
import { hrefOf } from '../../routing/routes.ts';
import { type AcrossAddress, type Group, groups, orders, queryOf, type Shown } from './across-address.ts';
import type { AcrossRow } from './across-rows.ts';

interface Props {
  readonly rows: readonly AcrossRow[];
  readonly address: AcrossAddress;
}

const choices: readonly Shown[] = [STILL_DUE, 'ALL', ...groups];

/** How far the countries are, and which of them are shown, in which order. Every choice is in the address. */
export function AcrossTools({ rows, address }: Props) {
  const {
    router,
    words: { t, number },
  } = useApp();
  const set = (change: Partial<AcrossAddress>, replace = false) =>
    router.go({ view: 'across', query: queryOf({ ...address, ...change }) }, { replace });
  const countOf = (group: Group) => rows.filter((row) => row.group === group).length;
  return (
    <>
      <div class="across-counts small">
        <Meter counts={countsOf(rows.map(({ values }) => values.status))} />
        <p>
          {groups.map((group) => (
            <a key={group} href={hrefOf({ view: 'across', query: queryOf({ ...address, show: group }) })}>
              <Glyph status={group === 'CARRIED' ? 'NOT_STARTED' : group} /> <b>{number(countOf(group))}</b>{' '}
              {t(`across.count.${group}`)}
            </a>
          ))}
        </p>
      </div>
      <div class="tools">
        <label class="search">
          <span>{t('across.search')}</span>
          <input
            type="search"
            value={address.q}
            onInput={(event) => set({ q: event.currentTarget.value }, true)}
          />
        </label>
        <label>
          <span>{t('across.show')}</span>
          <select
            value={address.show}
            onChange={(event) => set({ show: event.currentTarget.value as Shown })}
          >
            {choices.map((one) => (
              <option key={one} value={one}>
                {t(`across.show.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('across.order')}</span>
          <select
            value={address.order}
            onChange={(event) => set({ order: event.currentTarget.value as AcrossAddress['order'] })}
          >
            {orders.map((one) => (
              <option key={one} value={one}>
                {t(`across.order.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
    </>
  );
}
