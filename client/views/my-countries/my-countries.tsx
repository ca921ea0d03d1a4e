import { useApp, useReference, useRoute, useTopic, useViewer } from '../../elements/app-context.ts';
import { daysBetween, today } from '../../elements/calendar-date.ts';
import { cycleText } from '../../elements/cycle-text.ts';
import { Lazy } from '../../elements/lazy.tsx';
import { Meter } from '../../elements/meter.tsx';
import { usePageTitle } from '../../elements/page-title.ts';
import { answeredOf, type Counts, STILL_DUE } from '../../elements/progress.ts';
import { Waiting } from '../../elements/waiting.tsx';
import { hrefOf } from '../../routes.ts';
import type { Cycle, Viewer } from '../../sync/model.ts';
import { topicOf } from '../../sync/topic.ts';
import { progressTopic } from '../../sync/topics/progress.ts';
import { CountryList } from './country-list.tsx';
import './my-countries.css';

const loadAgencyCountries = () =>
  import('./agency-countries.tsx').then((file) => ({ view: file.AgencyCountries }));

/** What is due from me, where, by when and how far it is. */
export function MyCountries() {
  const { t } = useApp().words;
  const viewer = useViewer();
  const route = useRoute();
  const { cycles, currentCycle } = useReference();
  const cycle = cycles.find((one) => one.code === currentCycle);
  const duties = dutiesOf(viewer);
  const agencies = agencyWide(viewer);
  const mine = route.view === 'home';
  usePageTitle(t(mine ? 'nav.mine' : 'nav.countries'));
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1}>{t(mine ? 'nav.mine' : 'nav.countries')}</h1>
        <CycleWords cycle={cycle} />
      </div>
      {mine && cycle && duties.length > 0 && (
        <ul class="duties">
          {duties.map((duty) => (
            <Duty key={`${duty.agency}/${duty.country}`} duty={duty} cycle={cycle} />
          ))}
        </ul>
      )}
      {mine && cycle && agencies.length > 0 && (
        <Lazy load={loadAgencyCountries} props={{ agencies, cycle: cycle.code }} />
      )}
      <CountryList heading={mine} />
    </>
  );
}

/** The agencies for which somebody answers in all countries. */
function agencyWide(viewer: Viewer): readonly string[] {
  return viewer.memberships.flatMap(({ agency, country }) => (agency && !country ? [agency.code] : []));
}

interface DutyOf {
  /** Null for those who answer for the country team alone. */
  readonly agency: string | null;
  readonly country: string;
}

function dutiesOf(viewer: Viewer): readonly DutyOf[] {
  return viewer.memberships.flatMap(({ role, agency, country }): DutyOf[] => {
    if (!country) return [];
    if (role === 'COUNTRY_LEAD') return [{ agency: null, country: country.code }];
    return agency ? [{ agency: agency.code, country: country.code }] : [];
  });
}

function CycleWords({ cycle }: { cycle: Cycle | undefined }) {
  const { words } = useApp();
  const { t } = words;
  if (!cycle) return <span class="quiet">{t('cycle.none')}</span>;
  const days = daysBetween(today(), cycle.closesOn);
  return (
    <span class="quiet">
      {cycleText(cycle, words)}
      {days !== null && days >= 0 && ` · ${t('cycle.days', { days })}`}
    </span>
  );
}

function Duty({ duty: { agency, country }, cycle }: { duty: DutyOf; cycle: Cycle }) {
  const { countries, agencies } = useReference();
  const { data, followed } = useTopic(topicOf(progressTopic, { country, cycle: cycle.code }));
  const { t } = useApp().words;
  return (
    <li class="duty">
      <h2>
        <a href={hrefOf({ view: 'country', country, agency: agency ?? 'team' })}>
          {countries[country]?.name ?? country}
        </a>
      </h2>
      {data ? (
        <>
          {agency !== null && (
            <DutyPart
              label={agencies[agency]?.acronym ?? agency}
              counts={data[agency]}
              href={(status) => hrefOf({ view: 'country', country, agency, ...status })}
              none={t('duty.notReporting', { agency: agencies[agency]?.acronym ?? agency })}
            />
          )}
          <DutyPart
            label={t('country.team')}
            counts={data['']}
            href={(status) => hrefOf({ view: 'country', country, agency: 'team', ...status })}
            none={t('duty.noTeam')}
          />
        </>
      ) : (
        <Waiting followed={followed} />
      )}
    </li>
  );
}

/** One party's state in one country: a sentence, a bar, and links to what is to be done. */
function DutyPart({
  label,
  counts,
  href,
  none,
}: {
  label: string;
  counts: Counts | undefined;
  href: (filter: { status?: string }) => string;
  none: string;
}) {
  const { t } = useApp().words;
  if (!counts || counts.total === 0) return <p class="quiet">{none}</p>;
  const left = counts.notStarted + counts.inProgress + counts.returned;
  return (
    <div class="duty-part">
      <p>
        <strong>{label}</strong>{' '}
        <span class="quiet">
          {t('progress.answered', { answered: answeredOf(counts), total: counts.total })}
          {counts.accepted > 0 && `, ${t('progress.accepted', { count: counts.accepted })}`}
        </span>
      </p>
      <Meter counts={counts} />
      <p class="small">
        {left === 0 ? (
          t('duty.done')
        ) : (
          <a href={href({ status: STILL_DUE })}>{t('duty.left', { count: left })}</a>
        )}
        {counts.returned > 0 && (
          <>
            {' · '}
            <a class="waiting" href={href({ status: 'RETURNED' })}>
              {t('duty.returned', { count: counts.returned })}
            </a>
          </>
        )}
        {counts.inProgress > 0 && (
          <>
            {' · '}
            <a href={href({ status: 'IN_PROGRESS' })}>{t('duty.begun', { count: counts.inProgress })}</a>
          </>
        )}
      </p>
    </div>
  );
}
