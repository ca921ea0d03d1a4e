import { useApp } from '../../elements/app-context.ts';
import { areas } from '../../elements/area.ts';
import type { ComparisonQuery } from '../../operations/operations.generated.ts';
import {
  type Comparing,
  comparisonHref,
  dimensions,
  nameOfRow,
  narrowedNames,
  queryOf,
} from './comparison-address.ts';
import { useRowNames } from './row-names.ts';
import { sideLabel } from './side-label.ts';
import { nameOfSide, type Side } from './sides.ts';

interface Props {
  readonly comparing: Comparing;
  readonly sides: readonly Side[];
  readonly earlier: Side;
  readonly later: Side;
  /** For the titles of what it is narrowed to. */
  readonly rows: ComparisonQuery['comparison']['rows'];
}

/** What is compared, by what, and what it is narrowed to. Every choice is in the address. */
export function Choices({ comparing, sides, earlier, later, rows }: Props) {
  const { router, words } = useApp();
  const { t } = words;
  const nameOf = useRowNames();
  const go = (change: Partial<Comparing>) =>
    router.go({ view: 'comparison', query: queryOf(comparing, change) });
  const named = { earlier: nameOfSide(earlier), later: nameOfSide(later) };
  // The area is chosen above.
  const narrowed = narrowedNames.filter((name) => name !== 'area' && comparing.narrowed[name] !== '');
  return (
    <>
      <div class="tools">
        {(['earlier', 'later'] as const).map((which) => (
          <label key={which}>
            <span>{t(`comparison.${which}`)}</span>
            <select
              value={named[which]}
              onChange={(event) => go({ ...named, [which]: event.currentTarget.value })}
            >
              {sides.map((side) => (
                <option key={nameOfSide(side)} value={nameOfSide(side)}>
                  {sideLabel(side, words)}
                </option>
              ))}
            </select>
          </label>
        ))}
        <label>
          <span>{t('comparison.by')}</span>
          <select
            value={comparing.by}
            onChange={(event) => {
              const chosen = dimensions.find((one) => one === event.currentTarget.value);
              if (chosen) go({ ...named, by: chosen, list: null });
            }}
          >
            {dimensions.map((one) => (
              <option key={one} value={one}>
                {t(`comparison.by.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('guidance.areas')}</span>
          <select
            value={comparing.narrowed.area}
            onChange={({ currentTarget }) =>
              go({ ...named, narrowed: { ...comparing.narrowed, area: currentTarget.value } })
            }
          >
            <option value="">{t('guidance.everyArea')}</option>
            {areas.map((one) => (
              <option key={one} value={one}>
                {nameOf('AREA', String(one))}
              </option>
            ))}
          </select>
        </label>
      </div>
      {narrowed.length > 0 && (
        <p class="links">
          {narrowed.map((name) => {
            const code = comparing.narrowed[name];
            const by = dimensions.find((one) => nameOfRow[one] === name) ?? 'COUNTRY';
            const title = comparing.by === by ? rows.find((row) => row.code === code)?.title : null;
            const without = { ...comparing.narrowed, [name]: '' };
            return (
              <span key={name}>
                {t('comparison.only', { name: nameOf(by, code, title) })}{' '}
                <a
                  href={comparisonHref(comparing, { narrowed: without })}
                  aria-label={t('join.colon', { what: t('comparison.widen'), more: nameOf(by, code, title) })}
                >
                  {t('comparison.widen')}
                </a>
              </span>
            );
          })}
        </p>
      )}
    </>
  );
}
