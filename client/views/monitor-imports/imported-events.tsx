import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { listOf } from '../../elements/list.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { Written } from '../../elements/written.tsx';
import { ImportedEventsDocument } from '../../operations/monitor.generated.ts';
import type { ImportedEventsQuery } from '../../operations/operations.generated.ts';
import type { SectionProps } from '../monitor/section.ts';

type Event = ImportedEventsQuery['importedEvents']['events'][number];

const EVENTS_A_PAGE = 50;

/** A country's imported events, the one that happened last first, a page at a time. */
export function ImportedEvents({ access: { country }, version }: SectionProps) {
  const {
    sync,
    words: { t },
  } = useApp();
  const [skip, setSkip] = useState(0);
  const loaded = useLoaded(`monitor imported ${country} ${version} ${skip}`, async () => {
    const variables = { country, first: EVENTS_A_PAGE, skip };
    return ((await sync.read({ document: ImportedEventsDocument, variables })) as ImportedEventsQuery)
      .importedEvents;
  });
  const { data } = loaded;
  if (data?.events.length === 0 && skip === 0) return null;
  return (
    <>
      <h3>{t('monitor.importedEvents')}</h3>
      <NotLoaded loaded={loaded} />
      {data && (
        <ul class="monitor-list">
          {data.events.map((event) => (
            <EventLine key={event.id} event={event} />
          ))}
        </ul>
      )}
      <div class="pick">
        {skip > 0 && (
          <button type="button" onClick={() => setSkip(skip - EVENTS_A_PAGE)}>
            {t('monitor.newer')}
          </button>
        )}
        {data?.hasNextPage && (
          <button type="button" onClick={() => setSkip(skip + EVENTS_A_PAGE)}>
            {t('monitor.older')}
          </button>
        )}
      </div>
    </>
  );
}

/** One event, with its vagueness and what is odd about it in words. */
function EventLine({ event }: { event: Event }) {
  const { t, date, language } = useApp().words;
  const { occurredOn, endedOn, region, categories, low, best, high } = event;
  const days = occurredOn === endedOn ? date(occurredOn) : `${date(occurredOn)} – ${date(endedOn)}`;
  const facts = [
    categories.length === 0
      ? t('monitor.importNoCategory')
      : listOf(
          categories.map((one) => t(`monitor.category.${one}`)),
          language,
        ),
    t(`monitor.actor.${event.actor}`),
    best !== null && t('monitor.importBest', { best }),
    low !== null && high !== null && low < high && t('monitor.importRange', { low, high }),
    ...event.flags.map((flag) => t(`monitor.importOdd.${flag}`)),
  ];
  return (
    <li>
      <p>
        <b>{days}</b> {region !== null && <Written text={region} />}{' '}
        <span class="small quiet">
          {event.datePrecision !== 'DAY' &&
            `${t(`monitor.importPrecision.${event.datePrecision}`)}${t('join.next')}`}
          {t(`monitor.placePrecision.${event.placePrecision}`)}
        </span>
      </p>
      <p class="small">
        {facts.filter((fact) => fact !== false).join(' · ')} ·{' '}
        <Written text={`${event.source} ${event.sourceEventId}`} />
      </p>
    </li>
  );
}
