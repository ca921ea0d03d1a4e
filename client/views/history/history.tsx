import { useApp, useReference, useTopic } from '../../elements/app-context.ts';
import { EventList } from '../../elements/event-list.tsx';
import { Export } from '../../elements/export.tsx';
import { usePageTitle } from '../../elements/page-title.ts';
import { filterOfScope } from '../../elements/scope.ts';
import { type HistoryScope, hrefOf } from '../../routing/routes.ts';
import { topicOf } from '../../sync/topic.ts';
import { eventsTopic } from '../../sync/topics/events.ts';

/** The whole story of a response, of one party in a country, or of a country, change by change. */
export function History(props: HistoryScope) {
  const { t } = useApp().words;
  const { countries, agencies, currentCycle } = useReference();
  const cycle = props.cycle ?? currentCycle ?? undefined;
  const scope: HistoryScope = { ...props, ...(cycle ? { cycle } : {}) };
  const { country, agency, item } = scope;
  const filter = filterOfScope(scope);
  const { data, followed } = useTopic(topicOf(eventsTopic, { filter, last: 60 }));
  const name = countries[country]?.name ?? country;
  const whose =
    agency === undefined ? '' : agency === 'team' ? t('country.team') : (agencies[agency]?.acronym ?? agency);
  const title = [item, whose, name].filter(Boolean).join(' · ');
  usePageTitle(t('history.title', { title }));
  const wider: readonly (readonly [HistoryScope, string])[] = [
    ...(item && agency
      ? [[{ ...scope, item: '' }, t('history.of', { title: `${whose} · ${name}` })] as const]
      : []),
    ...(agency || item
      ? [[{ ...scope, item: '', agency: '' }, t('history.of', { title: name })] as const]
      : []),
  ];
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1}>{t('history.title', { title })}</h1>
        <span class="quiet">{cycle && t('history.cycle', { cycle })}</span>
      </div>
      <p class="links">
        <a href={hrefOf({ view: 'country', ...scope })}>
          {item ? t('history.open', { item }) : t('history.openCountry')}
        </a>
        {wider.map(([to, label]) => (
          <a key={label} href={hrefOf({ view: 'history', ...to })}>
            {label}
          </a>
        ))}
      </p>
      <Export
        key={JSON.stringify(filter)}
        offers={[{ table: 'EVENTS', filter, count: data?.events.length === 0 ? 0 : null }]}
      />
      <EventList
        data={data}
        followed={followed}
        filter={filter}
        whole
        place={item && agency ? 'none' : 'item'}
      />
    </>
  );
}
