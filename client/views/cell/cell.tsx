import { AnswerEntry } from '../../elements/answer-entry.tsx';
import { useApp, useReference, useTopic, useViewer } from '../../elements/app-context.ts';
import { cycleText } from '../../elements/cycle-text.ts';
import { EventList } from '../../elements/event-list.tsx';
import { Export } from '../../elements/export.tsx';
import { LastHeard } from '../../elements/last-heard.tsx';
import { Meter } from '../../elements/meter.tsx';
import { Openings } from '../../elements/openings.tsx';
import { usePageTitle } from '../../elements/page-title.ts';
import { actionsOn } from '../../elements/permissions.ts';
import { answeredOf } from '../../elements/progress.ts';
import { filterOfScope } from '../../elements/scope.ts';
import { useHeartbeats } from '../../elements/use-heartbeats.ts';
import { Waiting } from '../../elements/waiting.tsx';
import { type CellScope, hrefOf } from '../../routing/routes.ts';
import { keyOf, untouched } from '../../sync/model.ts';
import { topicOf } from '../../sync/topic.ts';
import { type CountryData, countryTopic, type Item } from '../../sync/topics/country.ts';
import { eventsTopic } from '../../sync/topics/events.ts';
import { Addenda } from '../carried/addenda.tsx';
import { isStanding } from '../carried/confirmable.ts';
import { LastYear } from '../carried/last-year.tsx';
import { State } from '../carried/state.tsx';
import { StillAsBefore } from '../carried/still-as-before.tsx';
import { useCarriedAnswer } from '../carried/use-carried.ts';
import { Comments } from '../comments/comments.tsx';
import { PlanLine } from '../plan/plan-line.tsx';
import './cell.css';

/** What stands behind a number of the matrix: one party's answers in one country, and how they came to be. */
export function Cell({ country, agency, cycle: cycleGiven }: CellScope) {
  const { words } = useApp();
  const { t } = words;
  const { countries, agencies, currentCycle } = useReference();
  const cycle = cycleGiven ?? currentCycle;
  const { data, followed } = useTopic(cycle === null ? null : topicOf(countryTopic, { country, cycle }));
  const whose = agency === 'team' ? t('country.team') : (agencies[agency]?.acronym ?? agency);
  const title = `${countries[country]?.name ?? country} · ${whose}`;
  usePageTitle(title);
  const query = { cell: `${country}/${agency}`, ...(cycleGiven ? { cycle: cycleGiven } : {}) };
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1}>{title}</h1>
        {data && <span class="quiet">{cycleText(data.cycle, words)}</span>}
        <a class="end" href={hrefOf({ view: 'matrix', query })}>
          {t('cell.inMatrix')}
        </a>
      </div>
      {cycle === null && <p>{t('cycle.none')}</p>}
      {cycle !== null && !data && <Waiting followed={followed} />}
      {cycle !== null && data && (
        <div class="cell-columns">
          <Answers data={data} country={country} agency={agency} whose={whose} />
          <Story country={country} agency={agency} cycle={cycle} />
        </div>
      )}
    </>
  );
}

function Answers({
  data,
  country,
  agency,
  whose,
}: {
  data: CountryData;
  country: string;
  agency: string;
  whose: string;
}) {
  const { t } = useApp().words;
  const code = agency === 'team' ? null : agency;
  const viewer = useViewer();
  const coordinates = actionsOn(data, code, 'SUBMITTED').includes('ACCEPT');
  const heard = useHeartbeats(data.cycle.code, [country]);
  const own = viewer.memberships.some(
    (one) => one.agency?.code === code && (one.country?.code ?? country) === country,
  );
  const mayKnow = coordinates || own;
  const counts = data.progress[code ?? ''];
  if (!counts || counts.total === 0) {
    return <p class="notice">{t('country.notReporting', { agency: whose })}</p>;
  }
  const kind = code === null ? 'COUNTRY_TEAM' : 'AGENCY';
  const cycle = data.cycle.code;
  const opened = Object.values(data.responses)
    .filter(({ agencyCode }) => agencyCode === code)
    .map((response) => ({ response, element: `answer-${response.itemCode}` }));
  return (
    <div class="cell-answers">
      <div class="cell-progress">
        <p>
          {t('progress.answered', { answered: answeredOf(counts), total: counts.total })}
          {` · ${t('progress.accepted', { count: counts.accepted })}`}
          {counts.carried > 0 && (
            <>
              {' · '}
              <StillAsBefore of={[counts]} />
            </>
          )}
          {counts.submitted > 0 && coordinates && (
            <>
              {' · '}
              <a href={hrefOf({ view: 'decisions', query: { country, agency } })}>
                {t('cell.decide', { count: counts.submitted })}
              </a>
            </>
          )}
          {' · '}
          <a href={hrefOf({ view: 'country', country, cycle, agency })}>{t('history.openCountry')}</a>
        </p>
        <Meter counts={counts} />
        {heard && mayKnow && (
          <p class="small">
            <LastHeard beat={heard.get(`${country}/${code ?? ''}`)} />
          </p>
        )}
        <Comments
          address={{ cycle, country, agency: code, item: null }}
          name={t('cell.all', { agency: whose })}
        />
        {coordinates && <Openings answers={opened} />}
        <Export
          offers={[
            {
              table: 'ANSWERS',
              filter: { ...filterOfScope({ country, agency, cycle }), due: true },
              count: counts.total,
              label: t('export.answers'),
            },
            {
              table: 'EVENTS',
              filter: filterOfScope({ country, agency, cycle }),
              count: null,
              label: t('cell.story'),
            },
          ]}
        />
      </div>
      {data.sections.map((section) => {
        const items = section.items.filter((item) => item.answeredBy === kind);
        if (items.length === 0) return null;
        return (
          <section key={section.code}>
            <h2>{section.title}</h2>
            {items.map((item) => (
              <Answer key={item.code} data={data} country={country} agency={code} item={item} />
            ))}
          </section>
        );
      })}
    </div>
  );
}

function Answer({
  data,
  country,
  agency,
  item,
}: {
  data: CountryData;
  country: string;
  agency: string | null;
  item: Item;
}) {
  const { t } = useApp().words;
  const address = { cycle: data.cycle.code, country, agency, item: item.code };
  const response = data.responses[keyOf(address)];
  const carried = useCarriedAnswer(address);
  const comments = (
    <>
      <PlanLine address={address} />
      <Comments address={address} name={item.code} />
    </>
  );
  if (response) {
    return (
      <AnswerEntry response={response} title={item.title} placed={false} id={`answer-${item.code}`}>
        <Addenda address={address} over={data.cycle.state === 'CLOSED'} />
        {comments}
      </AnswerEntry>
    );
  }
  return (
    <article class="entry">
      <header>
        <span class="code">{item.code}</span>
        <h3>{item.title}</h3>
        <span class="state small quiet">
          {carried && isStanding(carried, response) ? (
            <State address={address} status="NOT_STARTED" server={response} />
          ) : (
            t('item.nobody')
          )}
        </span>
      </header>
      <LastYear address={address} item={item} values={untouched} server={response} permission={null} />
      {comments}
    </article>
  );
}

/** Everything that happened to these answers. */
function Story(scope: Required<CellScope>) {
  const { t } = useApp().words;
  const filter = filterOfScope(scope);
  const { data, followed } = useTopic(topicOf(eventsTopic, { filter, last: 20 }));
  return (
    <section class="story" aria-labelledby="story">
      <h2 id="story">{t('cell.story')}</h2>
      <EventList data={data} followed={followed} filter={filter} whole={false} place="item" />
    </section>
  );
}
