import type { Counts } from '../../domain/cell.ts';
import type { ReportContext } from './report-context.ts';
import { apart, type MapLevel, type ReportBlock } from './report-tree.ts';
import { answeredOf, dueOf } from './tables.ts';

const levels = [0, 1, 2, 3, 4, 5] as const;

/** How far each country is, on a map of the world, with what its lines mean. A table of the same countries stands further below. */
export function worldMap({ facts, say, formats }: ReportContext): ReportBlock[] {
  const places = facts.countries.flatMap(({ code, counts }) => {
    const level = levelOf(counts);
    return level === null ? [] : [{ code, level }];
  });
  const counted = levels.map((level) => ({
    level,
    name: say.map.levels[level] ?? '',
    figure: formats.number(places.filter((one) => one.level === level).length),
  }));
  const pairs = counted.map(({ name, figure }) => say.ratings.pair(name, figure));
  return [
    {
      kind: 'MAP',
      caption: say.map.caption,
      alternative: `${say.map.caption}: ${pairs.join('; ')}.`,
      places,
      legend: counted.map(({ level }, index) => ({ level, text: pairs[index] ?? '' })),
    },
    { kind: 'TEXT', text: `${say.map.dashed} ${say.disclaimer} ${say.map.source.map(apartOr).join('')}` },
  ];
}

const apartOr = (piece: string, index: number) => (index % 2 === 1 ? apart(piece) : piece);

/** From nothing answered to everything, in quarters between; null where nothing is due. */
function levelOf(counts: Counts): MapLevel | null {
  const [due, answered] = [dueOf(counts), answeredOf(counts)];
  if (due === 0) return null;
  if (answered === 0) return 0;
  if (answered === due) return 5;
  return levels[1 + Math.floor((4 * answered) / due)] ?? 4;
}
