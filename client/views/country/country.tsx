import { useApp, useReference, useSelected, useTopic, useViewer } from '../../elements/app-context.ts';
import { cycleText } from '../../elements/cycle-text.ts';
import { usePageTitle } from '../../elements/page-title.ts';
import { answeredOf, countsOf } from '../../elements/progress.ts';
import { Waiting } from '../../elements/waiting.tsx';
import { type CountryFilter, hrefOf } from '../../routing/routes.ts';
import { ownAgencies } from '../../sync/own-agencies.ts';
import { topicOf } from '../../sync/topic.ts';
import { type CountryData, countryTopic } from '../../sync/topics/country.ts';
import { Checklist } from './checklist.tsx';
import { rowsOf } from './rows.ts';
import './country.css';

type Props = { readonly country: string } & CountryFilter;

/** One country's checklist, as one agency (or the country team) answers it. */
export function Country({ country, ...filter }: Props) {
  const { t } = useApp().words;
  const { countries, currentCycle } = useReference();
  const viewer = useViewer();
  const cycle = filter.cycle ?? currentCycle;
  const name = countries[country]?.name ?? country;
  usePageTitle(name);
  const { data, followed } = useTopic(cycle === null ? null : topicOf(countryTopic, { country, cycle }));
  const own = ownAgencies(viewer, country).find((code) => data?.agencies.includes(code));
  const agency = filter.agency ?? own ?? data?.agencies[0] ?? 'team';
  // Of an agency whose answers are still on their way nothing is said, not even that there are none.
  const there = data && (!data.only || agency === 'team' || data.only.includes(agency)) ? data : undefined;
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1}>{name}</h1>
        {there && <Facts data={there} country={country} agency={agency} />}
      </div>
      {cycle === null && <p>{t('cycle.none')}</p>}
      {cycle !== null && !there && <Waiting followed={followed} />}
      {there && <Checklist data={there} country={country} agency={agency} filter={filter} />}
    </>
  );
}

/** The party that answers, the cycle, and how far the answers are. */
function Facts({ data, country, agency }: { data: CountryData; country: string; agency: string }) {
  const { words } = useApp();
  const { t } = words;
  const { agencies } = useReference();
  const lines = useSelected((state) => state.outbox.lines);
  const counts = countsOf(rowsOf(data, country, agency, lines).map((row) => row.values.status));
  const who = agency === 'team' ? t('country.team') : (agencies[agency]?.acronym ?? agency);
  const { code } = data.cycle;
  return (
    <>
      <span class="quiet">
        {who} · {cycleText(data.cycle, words)}
      </span>
      <span class="end small">
        {t('progress.answered', { answered: answeredOf(counts), total: counts.total })}
        {` · ${t('progress.accepted', { count: counts.accepted })}`}
        {' · '}
        <a href={hrefOf({ view: 'history', country, cycle: code, agency })}>{t('country.history')}</a>
      </span>
    </>
  );
}
