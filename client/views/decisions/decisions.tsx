import { useApp, useReference, useTopic } from '../../elements/app-context.ts';
import { Export } from '../../elements/export.tsx';
import { usePageTitle } from '../../elements/page-title.ts';
import { Waiting } from '../../elements/waiting.tsx';
import { topicOf } from '../../sync/topic.ts';
import { type WaitingParams, waitingTopic } from '../../sync/topics/waiting.ts';
import { SavedViews } from '../saved/saved-views.tsx';
import { parseDecisionFilter, waitingParams } from './decision-filter.ts';
import { DecisionFilters } from './decision-filters.tsx';
import { DecisionList } from './decision-list.tsx';
import './decisions.css';

interface Props {
  /** What the address says after the question mark. */
  readonly query: Readonly<Record<string, string>>;
}

/** What waits for a decision, over all countries. */
export function Decisions({ query }: Props) {
  const { sync, words } = useApp();
  const { t } = words;
  const { countries, currentCycle } = useReference();
  usePageTitle(t('nav.decisions'));
  const filter = parseDecisionFilter(query);
  const params = currentCycle === null ? null : waitingParams(filter, Object.values(countries), currentCycle);
  const topic = params && topicOf(waitingTopic, params);
  const { data, followed } = useTopic(topic);
  const again = () => topic && sync.dispatch({ is: 'retry', id: topic.id });
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1}>{t('nav.decisions')}</h1>
        {data && <span class="quiet">{t('decisions.total', { count: data.total })}</span>}
        <SavedViews />
      </div>
      <DecisionFilters filter={filter} />
      {params && data && <WaitingExport params={params} total={data.total} />}
      {currentCycle === null && <p>{t('cycle.none')}</p>}
      {topic && !data && <Waiting followed={followed} />}
      {topic && data && <DecisionList key={topic.id} data={data} filter={filter} onAgain={again} />}
    </>
  );
}

/** All that waits, on all pages. */
function WaitingExport({ params, total }: { params: WaitingParams; total: number }) {
  const { after: _after, ...filter } = params;
  return (
    <Export
      key={JSON.stringify(filter)}
      offers={[{ table: 'ANSWERS', filter: { ...filter, statuses: ['SUBMITTED'] }, count: total }]}
    />
  );
}
