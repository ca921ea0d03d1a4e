import { useMemo } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { cycleText } from '../../elements/cycle-text.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { useHeartbeats } from '../../elements/use-heartbeats.ts';
import { daysBetween } from '../../messages/calendar-date.ts';
import { OverviewDocument } from '../../operations/later.generated.ts';
import type { OverviewQuery } from '../../operations/operations.generated.ts';
import type { MatrixData } from '../../sync/topics/matrix.ts';
import { newestChange } from '../matrix/moved.ts';
import { useMarks } from '../matrix/use-marks.ts';
import { Chart } from './chart.tsx';
import { Contradicting } from './contradicting.tsx';
import { DecisionAges } from './decision-ages.tsx';
import { Lede } from './lede.tsx';
import { Moved, MovedList } from './moved-list.tsx';
import { hrefOfOverview, type OverviewAddress } from './overview-address.ts';
import { movedPlaces, partiesOf } from './places.ts';
import { planFor } from './plan.ts';
import { Rank, RankList } from './rank.tsx';
import { SinceTools } from './since-tools.tsx';
import { Returned, Silent, useStuckPlaces } from './stuck-places.tsx';
import { useReadAfter } from './use-read-after.ts';

interface Props {
  readonly data: MatrixData;
  /** Of the data. */
  readonly cursor: string | null;
  readonly address: OverviewAddress;
}

const few = { agencies: 30, countries: 6 };

/** The network in a minute: what moved, what waits, who is silent, and how far everybody is; or one of its lists. */
export function Monday({ data, cursor, address }: Props) {
  const { sync, words } = useApp();
  const { t, date, moment, exactTime } = words;
  const { cycle, cells } = data;
  const today = new Date().toISOString().slice(0, 10);
  const marking = useMarks(data, cursor, address.since);
  const { since } = marking;
  const stuck = useStuckPlaces(cycle.code, today);
  const heard = useHeartbeats(cycle.code, null);
  const seen = useMemo(() => ({ cells, stuck: stuck.data }), [cells, stuck.data]);
  const loaded = useReadAfter(`overview ${cycle.code} ${today}`, seen, async () => {
    const variables = { cycle: cycle.code };
    return (await sync.read({ document: OverviewDocument, variables })) as OverviewQuery;
  });
  const figures = loaded.data;
  const later = figures?.laterLastDays;
  const moved = useMemo(() => movedPlaces(cells, since), [cells, since]);
  const plan = useMemo(() => planFor(cycle, later ?? [], today), [cycle, later, today]);
  const agencies = useMemo(() => partiesOf(cells, plan, moved, 'agencies'), [cells, plan, moved]);
  const countries = useMemo(() => partiesOf(cells, plan, moved, 'countries'), [cells, plan, moved]);
  const parties = { agencies, countries };
  const days = figures?.daysAnswered;
  const { list } = address;
  if (list === 'agencies' || list === 'countries') {
    return <RankList kind={list} parties={parties[list]} since={address.since} days={days} cycle={cycle} />;
  }
  if (list !== null && list !== 'contradictions' && list !== 'unproven') {
    return <MovedList way={list} places={moved[list]} at={since.at} since={address.since} />;
  }
  const newest = newestChange(cells);
  const of = daysBetween(cycle.opensOn, cycle.closesOn);
  const day = daysBetween(cycle.opensOn, today);
  return (
    <div class="monday">
      <div class="head">
        <h1 tabIndex={-1}>{t('nav.overview')}</h1>
        <span class="quiet">
          {date(today)} · {cycleText(cycle, words)}
          {of !== null && day !== null && day >= 0 && day <= of && (
            <> · {t('overview.day', { day: day + 1, of: of + 1, left: of - day })}</>
          )}
        </span>
        <SinceTools marking={marking} chosen={address.since} />
      </div>
      <div class="monday-top">
        <Lede
          moved={moved}
          since={address.since}
          at={since.at}
          agencies={agencies}
          ages={figures?.decisionAges.ages}
          stuck={stuck.data}
        />
        {days && <Chart days={days} cycle={cycle} parties={agencies} today={today} />}
      </div>
      <NotLoaded loaded={loaded} />
      <div class="monday-two">
        <div class="monday-column">
          <Moved moved={moved} at={since.at} since={address.since} />
          <div class="monday-pair">
            {figures && <DecisionAges ages={figures.decisionAges.ages} />}
            <Returned stuck={stuck} cells={cells} heard={heard} />
          </div>
          <Contradicting cycle={cycle.code} seen={cells} />
          <p>
            <a href={hrefOfOverview({ list: 'unproven' })}>{t('overview.list.unproven')}</a>
          </p>
        </div>
        <div class="monday-column">
          {(['agencies', 'countries'] as const).map((kind) => (
            <Rank
              key={kind}
              kind={kind}
              parties={parties[kind]}
              most={few[kind]}
              since={address.since}
              days={days}
              cycle={cycle}
            />
          ))}
        </div>
      </div>
      <Silent stuck={stuck} heard={heard} />
      <p class="small quiet">
        {newest
          ? t('overview.asOf', { moment: moment(newest), time: exactTime(newest) })
          : t('overview.nothingYet')}
      </p>
    </div>
  );
}
