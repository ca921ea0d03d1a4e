import { useApp, useReference, useRoute, useTopic, useViewer } from '../../elements/app-context.ts';
import { cycleText } from '../../elements/cycle-text.ts';
import { Lazy } from '../../elements/lazy.tsx';
import { Meter } from '../../elements/meter.tsx';
import { usePageTitle } from '../../elements/page-title.ts';
import { answeredOf, type Counts, STILL_DUE } from '../../elements/progress.ts';
import { Waiting } from '../../elements/waiting.tsx';
import { withWords } from '../../elements/with-words.ts';
import { daysBetween, today } from '../../messages/calendar-date.ts';
import { hrefOf } from '../../routing/routes.ts';
import type { Cycle } from '../../sync/model.ts';
import { topicOf } from '../../sync/topic.ts';
import { standingKey, standingsTopic } from '../../sync/topics/standings.ts';
import { CountryList } from './country-list.tsx';
import { type Duty, dutiesOf } from './duties.ts';
import './my-countries.css';

/** As many as can be taken in at a glance, each with its own figures; more are a list. */
const few = 5;

const loadManyCountries = withWords(
  () => import('./many-countries.tsx').then((file) => file.ManyCountries),
  'many',
);
const loadTodo = withWords(() => import('../todo/todo.tsx').then((file) => file.Todo), 'many');

/** What is due from me, where, by when and how far it is. */
export function MyCountries() {
  const { t } = useApp().words;
  const duties = dutiesOf(useViewer());
  const mine = useRoute().view === 'home';
  const { cycles, currentCycle } = useReference();
  const cycle = cycles.find((one) => one.code === currentCycle);
  const many = duties.length > few || duties.some(({ country }) => country === null);
  const own = mine && cycle && { duties, cycle };
  const title = t(mine ? 'nav.home' : 'nav.countries');
  usePageTitle(title);
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1}>{title}</h1>
        <CycleWords cycle={cycle} />
      </div>
      {own && <Lazy load={loadTodo} props={own} />}
      {own && many ? (
        <Lazy load={loadManyCountries} props={own} />
      ) : (
        <>
          {own && <FewCountries {...own} />}
          <CountryList heading={mine} />
        </>
      )}
    </>
  );
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

function FewCountries({ duties, cycle }: { duties: readonly Duty[]; cycle: Cycle }) {
  const { countries } = useReference();
  const scope = {
    cycle: cycle.code,
    countries: duties.flatMap(({ country }) => country ?? []),
    agencies: duties.flatMap(({ agency }) => agency ?? []),
  };
  const { data, followed } = useTopic(topicOf(standingsTopic, scope));
  return (
    <ul class="duties">
      {duties.map(({ agency, country }) => {
        if (country === null) return null;
        return (
          <li key={agency + country} class="duty">
            <h2>
              <a href={hrefOf({ view: 'country', country, agency: agency ?? 'team' })}>
                {countries[country]?.name ?? country}
              </a>
            </h2>
            {data ? (
              <>
                {agency !== null && (
                  <DutyPart country={country} agency={agency} counts={data[standingKey(country, agency)]} />
                )}
                <DutyPart country={country} agency={null} counts={data[standingKey(country, null)]} />
              </>
            ) : (
              <Waiting followed={followed} />
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface PartProps {
  readonly country: string;
  /** Null for the country team. */
  readonly agency: string | null;
  readonly counts: Counts | undefined;
}

/** One party's state in one country: a sentence, a bar, and links to what is to be done. */
function DutyPart({ country, agency, counts }: PartProps) {
  const { t } = useApp().words;
  const { agencies } = useReference();
  const label = agency === null ? t('country.team') : (agencies[agency]?.acronym ?? agency);
  if (!counts || counts.total === 0) {
    return <p class="quiet">{t(agency === null ? 'duty.noTeam' : 'duty.notReporting', { agency: label })}</p>;
  }
  const href = (status: string) => hrefOf({ view: 'country', country, agency: agency ?? 'team', status });
  const left = counts.notStarted + counts.inProgress + counts.returned;
  return (
    <div class="duty-part">
      <p>
        <strong>{label}</strong>{' '}
        <span class="quiet">
          {t('progress.answered', { answered: answeredOf(counts), total: counts.total })}
          {counts.accepted > 0 && ` · ${t('progress.accepted', { count: counts.accepted })}`}
        </span>
      </p>
      <Meter counts={counts} />
      <p class="small">
        {left === 0 ? t('duty.done') : <a href={href(STILL_DUE)}>{t('duty.left', { count: left })}</a>}
        {counts.inProgress > 0 && (
          <>
            {' · '}
            <a href={href('IN_PROGRESS')}>{t('duty.begun', { count: counts.inProgress })}</a>
          </>
        )}
      </p>
    </div>
  );
}
