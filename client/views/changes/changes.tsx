import { useApp, useReference, useTopic, useViewer } from '../../elements/app-context.ts';
import { EventList } from '../../elements/event-list.tsx';
import { usePageTitle } from '../../elements/page-title.ts';
import type { EventFilter, EventKind } from '../../operations/operations.generated.ts';
import type { ChangesFilter } from '../../routes.ts';
import { topicOf } from '../../sync/topic.ts';
import { eventsTopic } from '../../sync/topics/events.ts';

const kinds = ['RESPONSE_RECORDED', 'RESPONSE_CONFLICTED', 'CYCLE_OPENED', 'CYCLE_CLOSED'] as const;

/** Who did what, newest first, as it happens. */
export function Changes(filter: ChangesFilter) {
  const {
    router,
    words: { t, compare },
  } = useApp();
  const { countries, agencies } = useReference();
  const viewer = useViewer();
  usePageTitle(t('nav.changes'));
  const mine = viewer.memberships.flatMap((membership) =>
    membership.country ? [membership.country.code] : [],
  );
  const country = filter.country ?? (mine.length > 0 ? 'mine' : 'all');
  const { data, followed } = useTopic(
    topicOf(eventsTopic, { filter: eventFilterOf({ ...filter, country }, mine), last: 60 }),
  );
  const set = (change: ChangesFilter) => router.go({ view: 'changes', ...filter, ...change });
  const sorted = Object.values(countries).sort((a, b) => compare(a.name, b.name));
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1}>{t('nav.changes')}</h1>
      </div>
      <div class="tools">
        <label>
          <span>{t('choice.country')}</span>
          <select value={country} onChange={(event) => set({ country: event.currentTarget.value })}>
            {mine.length > 0 && <option value="mine">{t('choice.mine')}</option>}
            <option value="all">{t('choice.everyCountry')}</option>
            {sorted.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('filter.agency')}</span>
          <select
            value={filter.agency ?? ''}
            onChange={(event) => set({ agency: event.currentTarget.value })}
          >
            <option value="">{t('choice.everyAgency')}</option>
            {Object.values(agencies).map(({ code, acronym }) => (
              <option key={code} value={code}>
                {acronym}
              </option>
            ))}
            <option value="team">{t('country.team')}</option>
          </select>
        </label>
        <label>
          <span>{t('choice.kind')}</span>
          <select value={filter.kind ?? ''} onChange={(event) => set({ kind: event.currentTarget.value })}>
            <option value="">{t('choice.everyKind')}</option>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kind.${kind}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <EventList
        data={data}
        followed={followed}
        filter={eventFilterOf({ ...filter, country }, mine)}
        whole={false}
        place="country"
      />
    </>
  );
}

function eventFilterOf({ country, agency, kind }: ChangesFilter, mine: readonly string[]): EventFilter {
  return {
    ...(country === 'mine'
      ? { countries: mine }
      : country && country !== 'all'
        ? { countries: [country] }
        : {}),
    ...(agency === 'team' ? { agencies: [], countryTeam: true } : agency ? { agencies: [agency] } : {}),
    ...(kind ? { kinds: [kind as EventKind] } : {}),
  };
}
