import { useApp, useTopic, useViewer } from '../../elements/app-context.ts';
import { EventList } from '../../elements/event-list.tsx';
import { Export } from '../../elements/export.tsx';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { usePageTitle } from '../../elements/page-title.ts';
import { AuditDocument } from '../../operations/later.generated.ts';
import { hrefOf } from '../../routing/routes.ts';
import { topicOf } from '../../sync/topic.ts';
import { auditTopic } from '../../sync/topics/audit.ts';
import { SavedViews } from '../saved/saved-views.tsx';
import { eventFilterOf, parseChangesFilter } from './changes-filter.ts';
import { ChangesFilters } from './changes-filters.tsx';
import { useAreaItems } from './use-area-items.ts';

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
  const areaItems = useAreaItems(asked.area);
  const filter = areaItems.data ? eventFilterOf(asked, mine, areaItems.data.items) : null;
  const { data, followed } = useTopic(filter && topicOf(auditTopic, { filter, last: 60 }));
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1}>{t('nav.changes')}</h1>
        <SavedViews />
      </div>
      <ChangesFilters query={query} asked={asked} hasCountries={mine.length > 0} />
      <NotLoaded loaded={areaItems} />
      {filter && (
        <>
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
      )}
    </>
  );
}
