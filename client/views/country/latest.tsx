import { useApp, useViewer } from '../../elements/app-context.ts';
import { EventLine } from '../../elements/event-line.tsx';
import { hrefOf } from '../../routing/routes.ts';
import type { LogEvent } from '../../sync/model.ts';

interface Props {
  readonly events: readonly LogEvent[];
  /** Those that came while one looks. */
  readonly arrived: ReadonlySet<string>;
  readonly country: string;
}

const shownEvents = 12;

/** Who did what here, newest first. */
export function Latest({ events, arrived, country }: Props) {
  const { t } = useApp().words;
  const me = useViewer().person.id;
  const newest = events.slice(-shownEvents).reverse();
  return (
    <aside class="feed" aria-labelledby="latest">
      <h2 id="latest">{t('latest.title')}</h2>
      {newest.length === 0 && <p class="quiet">{t('latest.none')}</p>}
      <ol>
        {newest.map((event) => (
          <li key={event.id} class={arrived.has(event.id) && event.actor?.id !== me ? 'other' : ''}>
            <EventLine event={event} place="item" />
          </li>
        ))}
      </ol>
      <a class="small" href={hrefOf({ view: 'changes', query: { country } })}>
        {t('latest.all')}
      </a>
    </aside>
  );
}
