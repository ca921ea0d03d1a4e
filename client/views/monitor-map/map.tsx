import { useApp } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { Written } from '../../elements/written.tsx';
import { PlacesOfEventsDocument } from '../../operations/monitor.generated.ts';
import type { PlacesOfEventsQuery } from '../../operations/operations.generated.ts';
import type { Sync } from '../../sync/runtime.ts';
import type { SectionProps } from '../monitor/section.ts';
import { placePrecisions } from '../monitor/terms.ts';
import { readIncidents } from '../monitor-incidents/read-incidents.ts';
import { type Region, regionsOf } from './regions.ts';
import { mapOf, type PlacedEvent, type VaguenessMap, vagueness } from './vagueness-map.ts';
import './map.css';

/** The latest that are drawn: more hide each other. */
const mostPages = 5;

/** Where it happened, drawn as vaguely as it is known, and the same as a table. Nobody else's map is asked for. */
export function MonitorMap({ access: { country }, version }: SectionProps) {
  const {
    sync,
    words: { t, compare },
  } = useApp();
  const loaded = useLoaded(`monitor map ${country} ${version}`, async () => {
    const [own, others] = await Promise.all([readIncidents(sync, country, 10), readEvents(sync, country)]);
    return { own, others };
  });
  const { data } = loaded;
  const map = data ? mapOf(data.others.events) : null;
  const regions = data ? regionsOf(data.own.incidents, data.others.events, compare) : [];
  return (
    <section aria-labelledby="map-title">
      <h2 id="map-title" tabIndex={-1}>
        {t('monitor.map')}
      </h2>
      <p class="quiet">{t('monitor.mapMeans')}</p>
      <NotLoaded loaded={loaded} />
      {data && (data.own.more || data.others.more) && <p>{t('monitor.mapOnlyLatest')}</p>}
      {map && <Drawing map={map} />}
      {data && regions.length === 0 && <p class="quiet">{t('monitor.noPlace')}</p>}
      {regions.length > 0 && <Regions regions={regions} />}
    </section>
  );
}

async function readEvents(
  sync: Sync,
  country: string,
): Promise<{ readonly events: readonly PlacedEvent[]; readonly more: boolean }> {
  const events: PlacedEvent[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const variables = { country, skip: events.length };
    const read = await sync.read({ document: PlacesOfEventsDocument, variables });
    const { importedEvents } = read as PlacesOfEventsQuery;
    events.push(...importedEvents.events);
    if (!importedEvents.hasNextPage) return { events, more: false };
  }
  return { events, more: true };
}

function Drawing({ map: { width, height, circles, scale } }: { map: VaguenessMap }) {
  const { t, number } = useApp().words;
  // On the screen a hair wide, and never smaller than a dot, however much of the earth is drawn.
  const unit = Math.max(width / 800, height / 460);
  return (
    <figure class="monitor-map">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('monitor.mapOf', { count: circles.length })}
      >
        {circles.map(({ id, x, y, radius }) => (
          <circle
            key={id}
            cx={x}
            cy={y}
            r={Math.max(radius, 3 * unit)}
            // The larger, the fainter: what may have happened anywhere weighs nowhere much.
            fill-opacity={Math.min(0.5, 1.4 / radius ** 0.7)}
            stroke-width={unit}
          />
        ))}
        <g stroke-width={2 * unit}>
          <path d={`M${8 * unit} ${height - 8 * unit}h${scale}`} />
          <text x={8 * unit} y={height - 14 * unit} font-size={13 * unit}>
            {t('monitor.kilometres', { length: number(scale) })}
          </text>
        </g>
      </svg>
      <figcaption class="small quiet">
        {t('monitor.mapLegend', {
          site: vagueness.SITE,
          town: vagueness.TOWN,
          district: vagueness.DISTRICT,
          region: vagueness.REGION,
        })}
      </figcaption>
    </figure>
  );
}

function Regions({ regions }: { regions: readonly Region[] }) {
  const { t, number } = useApp().words;
  return (
    <table class="monitor-regions">
      <caption class="unseen">{t('monitor.byRegion')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('monitor.region')}</th>
          <th scope="col">{t('monitor.ownIncidents')}</th>
          <th scope="col">{t('monitor.importedEvents')}</th>
          <th scope="col">{t('monitor.placePrecision')}</th>
        </tr>
      </thead>
      <tbody>
        {regions.map(({ name, own, imported, known }) => (
          <tr key={name ?? ''}>
            <th scope="row">{name === null ? t('monitor.noRegion') : <Written text={name} />}</th>
            <td>{number(own)}</td>
            <td>{number(imported)}</td>
            <td>
              {placePrecisions
                .flatMap((one) => {
                  const count = known.get(one) ?? 0;
                  const what = t(`monitor.placePrecision.${one}`);
                  return count > 0 ? [t('join.colon', { what, more: number(count) })] : [];
                })
                .join(' · ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
