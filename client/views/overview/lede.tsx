import type { ComponentChildren } from 'preact';
import { useApp } from '../../elements/app-context.ts';
import { listOf } from '../../elements/list.ts';
import type { OverviewQuery } from '../../operations/operations.generated.ts';
import { hrefOf } from '../../routing/routes.ts';
import type { StuckData } from '../../sync/topics/stuck.ts';
import { distanceWords } from './distance-words.ts';
import { hrefOfOverview } from './overview-address.ts';
import { usePartyName } from './party-name.ts';
import { gapOf, type MovedPlaces, type Party, sumOfParties } from './places.ts';
import { distanceOf } from './plan.ts';
import { stuckCount } from './stuck-places.tsx';

interface Props {
  readonly moved: MovedPlaces;
  /** What the address compares with. */
  readonly since: string | null;
  /** By the server's clock; null: since the log began. */
  readonly at: string | null;
  readonly agencies: readonly Party[];
  readonly ages: OverviewQuery['decisionAges']['ages'] | undefined;
  readonly stuck: StuckData | undefined;
}

/** So many agencies are named that make most of the gap. */
const named = 3;

/** What somebody who is tired could repeat; each number leads to what is behind it. */
export function Lede({ moved, since, at, agencies, ages, stuck }: Props) {
  const { t, rich, moment, percent, language } = useApp().words;
  const nameOf = usePartyName('agencies');
  const count = moved.back.length + moved.forward.length + moved.changed.length;
  const total = sumOfParties(agencies);
  const gap = gapOf(agencies, named);
  const waiting = ages?.reduce((sum, age) => sum + age.count, 0) ?? null;
  const old = ages?.at(-1);
  const points = Math.round(100 * distanceOf(total));
  return (
    <div>
      <p class="lede">
        {rich('overview.lede.moved', {
          since: at === null ? t('overview.theBeginning') : moment(at),
          places: (
            <Figure id="moved" href={hrefOf({ view: 'matrix', query: withSince({ only: 'moved' }, since) })}>
              {t('overview.places', { count })}
            </Figure>
          ),
          back: (
            <Figure id="back" warn={moved.back.length > 0} href={hrefOfOverview({ list: 'back', since })}>
              {t('overview.ofThemBack', { count: moved.back.length })}
            </Figure>
          ),
        })}{' '}
        {total.due > 0 &&
          rich('overview.lede.plan', {
            share: (
              <Figure id="answered" href={hrefOf({ view: 'matrix', query: {} })}>
                {percent(total.answered / total.due)}
              </Figure>
            ),
            distance: (
              <Figure id="plan" href={hrefOfOverview({ list: 'countries', since })}>
                {distanceWords(points, t)}
              </Figure>
            ),
          })}{' '}
        {gap.codes.length > 0 &&
          rich('overview.lede.gap', {
            parties: listOf(gap.codes.map(nameOf), language),
            count: gap.codes.length,
            share: (
              <Figure id="gap" href={hrefOfOverview({ list: 'agencies', since })}>
                {percent(gap.share)}
              </Figure>
            ),
          })}{' '}
        {waiting !== null &&
          old &&
          rich('overview.lede.decisions', {
            waiting: (
              <Figure id="waiting" href={hrefOf({ view: 'decisions', query: {} })}>
                {t('overview.waiting', { count: waiting })}
              </Figure>
            ),
            old: (
              <Figure
                id="old"
                warn={old.count > 0}
                href={hrefOf({ view: 'decisions', query: { waited: `${old.atLeast}-` } })}
              >
                {t('overview.old', { count: old.count, days: old.atLeast - 1 })}
              </Figure>
            ),
          })}{' '}
        {stuck &&
          rich('overview.lede.stuck', {
            returned: (
              <Figure
                id="returned"
                href={hrefOf({ view: 'stuck', query: { rule: 'RETURNED_NOT_TAKEN_UP' } })}
              >
                {t('overview.places', { count: stuckCount(stuck, ['RETURNED_NOT_TAKEN_UP']) })}
              </Figure>
            ),
            silent: (
              <Figure id="silent" href={hrefOf({ view: 'stuck', query: { rule: 'NO_CHANGE' } })}>
                {t('overview.silences', { count: stuckCount(stuck, ['NO_CHANGE']) })}
              </Figure>
            ),
          })}
      </p>
      <p class="pick monday-do">
        <a class="button main" href={hrefOf({ view: 'decisions', query: {} })} id="decide">
          {t('overview.decide')}
        </a>
        <a
          class="button"
          id="step"
          href={hrefOf({ view: 'matrix', query: withSince({ only: 'moved' }, since) })}
        >
          {t('overview.step')}
        </a>
        <a class="button" href={hrefOf({ view: 'report', query: {} })} id="report">
          {t('overview.report')}
        </a>
      </p>
    </div>
  );
}

function withSince(query: Readonly<Record<string, string>>, since: string | null) {
  return since ? { ...query, since } : query;
}

interface FigureProps {
  /** Finds it again after one comes back. */
  readonly id: string;
  readonly href: string;
  readonly warn?: boolean;
  readonly children: ComponentChildren;
}

/** A number of the sentence, which opens what it counts. */
function Figure({ id, href, warn = false, children }: FigureProps) {
  return (
    <a id={`lede-${id}`} href={href} class={warn ? 'warn' : undefined}>
      <b>{children}</b>
    </a>
  );
}
