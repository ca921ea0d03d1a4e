import { useWords } from '../../elements/app-context.ts';
import type { OverviewQuery } from '../../operations/operations.generated.ts';
import { hrefOf } from '../../routing/routes.ts';
import type { Cycle } from '../../sync/model.ts';
import { Spark } from './chart.tsx';
import { distanceWords } from './distance-words.ts';
import { hrefOfOverview } from './overview-address.ts';
import { usePartyName } from './party-name.ts';
import { type Party, type PartyKind, sumOfParties } from './places.ts';
import { distanceOf, type Standing } from './plan.ts';
import { Section } from './section.tsx';

/** From so many points behind the plan on it asks for somebody. */
const far = -20;

interface Props {
  readonly kind: PartyKind;
  readonly parties: readonly Party[];
  /** What the address compares with. */
  readonly since: string | null;
  readonly days: OverviewQuery['daysAnswered'] | undefined;
  readonly cycle: Pick<Cycle, 'opensOn' | 'closesOn'>;
}

/** Agencies or countries by how far they are against the plan, the one furthest behind first. */
export function Rank({ most, ...props }: Props & { most: number }) {
  const { kind, parties, since } = props;
  const { t, number } = useWords();
  const title = t(`overview.rank.${kind}`);
  return (
    <Section
      id={`rank-${kind}`}
      title={title}
      beside={
        <a id={`rank-all-${kind}`} href={hrefOfOverview({ list: kind, since })}>
          {t('overview.rank.all', { count: number(parties.length) })}
        </a>
      }
    >
      <Table {...props} parties={parties.slice(0, most)} all={parties} labelledBy={`rank-${kind}`} />
      {kind === 'countries' && <p class="small quiet">{t('overview.rank.note', { far: -far })}</p>}
    </Section>
  );
}

/** All of them. */
export function RankList(props: Props) {
  const { kind, parties, since } = props;
  const { t } = useWords();
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1} id="list-title">
          {t(`overview.list.${kind}`)}
        </h1>
        <a class="end" href={hrefOfOverview({ since })}>
          {t('overview.back')}
        </a>
      </div>
      <Table {...props} all={parties} labelledBy="list-title" />
      <p class="small quiet">{t('overview.rank.note', { far: -far })}</p>
    </>
  );
}

function Table({
  kind,
  parties,
  all,
  days,
  cycle,
  labelledBy,
}: Props & { all: readonly Party[]; labelledBy: string }) {
  const { t } = useWords();
  const nameOf = usePartyName(kind);
  const sparks = kind === 'agencies' ? days : undefined;
  return (
    <table class="rank" aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{t(`overview.column.${kind === 'agencies' ? 'agency' : 'country'}`)}</th>
          {sparks && (
            <th scope="col" class="spark-column">
              {t('overview.column.soFar')}
            </th>
          )}
          <th scope="col" class="number">
            {t('overview.column.answered')}
          </th>
          <td class="off-column" />
          <th scope="col" class="number">
            {t('overview.column.points')}
          </th>
          <th scope="col" class="number">
            {t('overview.column.more')}
          </th>
        </tr>
      </thead>
      <tbody>
        {parties.map((party) => (
          <tr key={party.code}>
            <th scope="row">
              <a id={`${kind}-${party.code || 'team'}`} href={hrefOfParty(kind, party.code)}>
                {nameOf(party.code)}
              </a>
            </th>
            {sparks && (
              <td class="spark-column">
                <Spark days={sparks} cycle={cycle} party={party} />
              </td>
            )}
            <Numbers {...party} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('overview.everybody')}</th>
          {sparks && <td class="spark-column" />}
          <Numbers {...sumOfParties(all)} />
        </tr>
      </tfoot>
    </table>
  );
}

function Numbers({ more, ...standing }: Standing & { more: number }) {
  const { t, number, percent } = useWords();
  const points = Math.round(100 * distanceOf(standing));
  return (
    <>
      <td class="number">{standing.due > 0 && percent(standing.answered / standing.due)}</td>
      <td class="off-column">
        <Off points={points} />
      </td>
      <td class="number">
        <span aria-hidden="true">{signed(points, number)}</span>
        <span class="unseen">{distanceWords(points, t)}</span>
      </td>
      <td class="number">{more === 0 ? t('overview.none') : signed(more, number)}</td>
    </>
  );
}

function signed(value: number, number: (value: number) => string): string {
  return value > 0 ? `+${number(value)}` : value < 0 ? `−${number(-value)}` : number(0);
}

/** A bar from the plan, to the left behind it and to the right ahead. */
function Off({ points }: { points: number }) {
  const zero = 56;
  const width = Math.min((Math.abs(points) * zero) / 60, points < 0 ? zero : 80 - zero);
  return (
    <svg class={points <= far ? 'off far' : 'off'} viewBox="0 0 80 12" aria-hidden="true" focusable="false">
      <path class="zero" d={`M${zero} 0V12`} />
      <rect x={points < 0 ? zero - width : zero} y="3" width={width} height="6" />
    </svg>
  );
}

function hrefOfParty(kind: PartyKind, code: string): string {
  return kind === 'countries'
    ? hrefOf({ view: 'country', country: code })
    : hrefOf({ view: 'matrix', query: { agency: code || 'team' } });
}
