import { useReference } from '../../elements/app-context.ts';
import type { ReportQuery } from '../../operations/operations.generated.ts';
import { type Level, levels } from '../map/levels.ts';
import { classOf, Swatch, World } from '../map/world.tsx';
import '../map/map.css';

type ReportBlock = ReportQuery['report']['sections'][number]['blocks'][number];

/** How far countries are, as the report says it; a table of it stands further below. */
export function ReportMap({ block: { caption, alternative, places, legend } }: { block: ReportBlock }) {
  const { countries } = useReference();
  const known = new Map(
    places?.flatMap(({ code, level }) => {
      const own = levelOf(level);
      return own === null ? [] : [[code, own] as const];
    }),
  );
  return (
    <figure class="charts">
      <figcaption>{caption}</figcaption>
      <World levels={known} sayOf={(code) => countries[code]?.name ?? code} label={alternative ?? ''} />
      <ul class="map-legend" aria-hidden="true">
        {legend?.map(({ level, text }) => (
          <li key={level}>
            <Swatch of={classOf(levelOf(level))} /> {text}
          </li>
        ))}
      </ul>
    </figure>
  );
}

function levelOf(level: number): Level | null {
  return levels.find((one) => one === level) ?? null;
}
