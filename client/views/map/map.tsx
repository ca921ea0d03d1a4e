import { useApp, useReference } from '../../elements/app-context.ts';
import type { Area } from '../../elements/area.ts';
import { listOf } from '../../elements/list.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { answeredOf } from '../../elements/progress.ts';
import { useAsked } from '../../elements/use-asked.ts';
import type { CountriesProgressQuery } from '../../operations/operations.generated.ts';
import { CountriesProgressDocument } from '../../operations/seldom.generated.ts';
import { hrefOf } from '../../routing/routes.ts';
import { StandingTable } from '../standing/standing-table.tsx';
import { levelOf, levels } from './levels.ts';
import { classOf, Swatch, World } from './world.tsx';
import './map.css';

interface Props {
  readonly cycle: string;
  readonly area: Area | null;
}

/** How far each country is, as a map, in a sentence and as a table. */
export function WorldMap({ cycle, area }: Props) {
  const {
    sync,
    words: { t, compare, language },
  } = useApp();
  const { countries } = useReference();
  const loaded = useAsked(`map ${cycle} ${area}`, async () => {
    const read = await sync.read({ document: CountriesProgressDocument, variables: { cycle, area } });
    return (read as CountriesProgressQuery).progressBy.rows;
  });
  if (!loaded.data) return <NotLoaded loaded={loaded} />;
  const counts = new Map(
    loaded.data.flatMap(({ code, counts: own }) => (code ? [[code, own] as const] : [])),
  );
  const parts = levels
    .map((level) => ({ level, count: [...counts.values()].filter((one) => levelOf(one) === level).length }))
    .filter(({ count }) => count > 0)
    .map(({ level, count }) => t('map.part', { level: t(`map.level.${level}`), count }));
  const said = t('map.says', { parts: listOf(parts, language) });
  const levelsOf = new Map(
    [...counts].flatMap(([code, own]) => {
      const level = levelOf(own);
      return level === null ? [] : [[code, level] as const];
    }),
  );
  const sayOf = (code: string) => {
    const own = counts.get(code);
    const more = own
      ? t('progress.answered', { answered: answeredOf(own), total: own.total })
      : t('map.none');
    return t('join.colon', { what: countries[code]?.name ?? code, more });
  };
  const rows = Object.values(countries)
    .flatMap(({ code, name }) => {
      const own = counts.get(code);
      return own ? [{ code, name, counts: own }] : [];
    })
    .sort((one, other) => compare(one.name, other.name))
    .map(({ code, name, counts: own }) => ({
      key: code,
      name: (
        <a
          href={hrefOf({
            view: 'country',
            country: code,
            cycle,
            ...(area === null ? {} : { area: String(area) }),
          })}
        >
          {name}
        </a>
      ),
      counts: own,
      query: null,
    }));
  return (
    <figure class="chart-figure">
      <figcaption>{said}</figcaption>
      <World levels={levelsOf} sayOf={sayOf} label={said} />
      <ul class="map-legend" aria-hidden="true">
        {levels.map((level) => (
          <li key={level}>
            <Swatch of={classOf(level)} /> {t(`map.level.${level}`)}
          </li>
        ))}
        <li>
          <Swatch of="neutral" /> {t('map.none')}
        </li>
      </ul>
      <p class="quiet small">
        {t('map.dashed')} {t('export.disclaimer')} {t('map.source')}
      </p>
      <StandingTable label={t('map.title')} head={t('areas.row.COUNTRY')} rows={rows} />
    </figure>
  );
}
