import { useApp, useReference, useTopic } from '../../elements/app-context.ts';
import { listedElements } from '../../elements/list.ts';
import { usePageTitle } from '../../elements/page-title.ts';
import { useDayInUtc } from '../../elements/use-day-in-utc.ts';
import { Waiting } from '../../elements/waiting.tsx';
import { hrefOf } from '../../routing/routes.ts';
import { topicOf } from '../../sync/topic.ts';
import { type StepPage, stepsTopic } from '../../sync/topics/plan.ts';
import { type PlanFilter, parsePlanFilter, queryOf, stepsParams } from './plan-filter.ts';
import { PlanFilters } from './plan-filters.tsx';
import { StepLine } from './step.tsx';
import './plan.css';

interface Props {
  /** What the address says after the question mark. */
  readonly query: Readonly<Record<string, string>>;
}

/** The action plan: next steps of the open cycle, those due first before the others. */
export function Plan({ query }: Props) {
  const { t } = useApp().words;
  const { currentCycle } = useReference();
  usePageTitle(t('plan.title'));
  const filter = parsePlanFilter(query);
  const today = useDayInUtc();
  const topic = currentCycle === null ? null : topicOf(stepsTopic, stepsParams(filter, currentCycle, today));
  const { data, followed } = useTopic(topic);
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1}>{t('plan.title')}</h1>
        {data && (
          <span class="quiet" role="status">
            {t('plan.counts', { open: data.open, overdue: data.overdue, done: data.done })}
          </span>
        )}
      </div>
      <PlanFilters filter={filter} />
      {currentCycle === null && <p>{t('cycle.none')}</p>}
      {topic && !data && <Waiting followed={followed} />}
      {currentCycle !== null && data && (
        <Steps page={data} filter={filter} cycle={currentCycle} today={today} />
      )}
    </>
  );
}

interface StepsProps {
  readonly page: StepPage;
  readonly filter: PlanFilter;
  readonly cycle: string;
  readonly today: string;
}

function Steps({ page: { nodes, hasNextPage, endCursor }, filter, cycle, today }: StepsProps) {
  const { t, language } = useApp().words;
  const { countries, agencies } = useReference();
  if (nodes.length === 0) return <p class="quiet">{t('plan.nothing')}</p>;
  return (
    <>
      <ul class="steps">
        {nodes.map(({ items, step }) => {
          const { countryCode: country, agencyCode: agency } = step;
          const whose = agency === null ? t('country.team') : (agencies[agency]?.acronym ?? agency);
          const [item = step.itemCode] = items;
          return (
            <li key={step.id} class={step.doneAt === null && step.dueOn < today ? 'overdue' : ''}>
              <p>
                {countries[country]?.name ?? country} · {whose} ·{' '}
                {listedElements(
                  items.map((code) => (
                    <a
                      key={code}
                      href={hrefOf({ view: 'country', country, agency: agency ?? 'team', item: code, cycle })}
                    >
                      {code}
                    </a>
                  )),
                  language,
                )}
              </p>
              <StepLine step={step} address={{ cycle, country, agency, item }} />
            </li>
          );
        })}
      </ul>
      {(filter.after !== '' || hasNextPage) && (
        <p class="pick">
          {filter.after !== '' && (
            <a href={hrefOf({ view: 'plan', query: queryOf({ ...filter, after: '' }) })}>{t('plan.first')}</a>
          )}
          {hasNextPage && endCursor !== null && (
            <a href={hrefOf({ view: 'plan', query: queryOf({ ...filter, after: endCursor }) })}>
              {t('plan.next')}
            </a>
          )}
        </p>
      )}
    </>
  );
}
