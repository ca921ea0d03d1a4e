import { useApp, useTopic, useViewer } from '../../elements/app-context.ts';
import { EventList } from '../../elements/event-list.tsx';
import { Export } from '../../elements/export.tsx';
import { usePageTitle } from '../../elements/page-title.ts';
import { AuditDocument } from '../../operations/later.generated.ts';
import { hrefOf } from '../../routing/routes.ts';
import { topicOf } from '../../sync/topic.ts';
import { auditTopic } from '../../sync/topics/audit.ts';
import { SavedViews } from '../saved/saved-views.tsx';
import { eventFilterOf, parseChangesFilter } from './changes-filter.ts';
import { ChangesFilters } from './changes-filters.tsx';

interface Props {
  /** What the address says after the question mark. */
  readonly query: Readonly<Record<string, string>>;
}

/** Who did what, and whom it concerns, newest first, as it happens. */
export function Changes({ query }: Props) {
  const { t } = useApp().words;
  const viewer = useViewer();
  usePageTitle(t('nav.changes'));
  const mine = viewer.memberships.flatMap(({ country }) => (country ? [country.code] : []));
  const asked = parseChangesFilter(query, mine.length > 0);
  const filter = eventFilterOf(asked, mine);
  const { data, followed } = useTopic(topicOf(auditTopic, { filter, last: 60 }));
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1}>{t('nav.changes')}</h1>
        <SavedViews />
      </div>
      <ChangesFilters query={query} asked={asked} hasCountries={mine.length > 0} />
      <Export
        key={JSON.stringify(filter)}
        offers={[{ table: 'EVENTS', filter, count: data?.events.length === 0 ? 0 : null }]}
      />
      <EventList
        data={data}
        followed={followed}
        filter={filter}
        older={AuditDocument}
        whole={false}
        place="country"
        hrefOfPerson={(person) => hrefOf({ view: 'changes', query: { ...query, person } })}
      />
    </>
  );
}
