import { readFileSync } from 'node:fs';
import type { MapLevel, ReportMap } from '../content/report-tree.ts';

/** The shapes of countries as paths, with a dot for those too small for one; `scripts/make-map.mjs` writes and checks them. */
export type Shapes = {
  width: number;
  height: number;
  countries: Readonly<Record<string, readonly (string | number)[]>>;
  neutral: string;
  dashed: string;
};

export function readShapes(file: string): Shapes {
  return JSON.parse(readFileSync(file, 'utf8')) as Shapes;
}

const paper = '#ffffff';
const ink = '#1b2733';
const edge = '#8793a0';
/** Where nothing is due, or what is no country here. */
const neutral = '#dde3e8';
/** Each level has a pattern of its own, so that it is seen without colour too. */
const grounds: Readonly<Record<MapLevel, string>> = {
  0: paper,
  1: '#d6e6f2',
  2: '#d6e6f2',
  3: '#9cc3de',
  4: '#9cc3de',
  5: '#1f5f8b',
};
const strokes = {
  one: 'M-1 1L1 -1M0 6L6 0M5 7L7 5',
  two: 'M-1 4L4 -1M2 7L7 2',
  across: 'M0 0L6 6',
};
const lines: Readonly<Partial<Record<MapLevel, string>>> = {
  2: strokes.one,
  3: strokes.one + strokes.two,
  4: strokes.one + strokes.two + strokes.across,
};

/** The map as SVG: Equal Earth, with disputed lines dashed. It holds no text. */
export function worldPicture({ places }: Pick<ReportMap, 'places'>, shapes: Shapes): string {
  const levels = new Map(places.map(({ code, level }) => [code, level]));
  const countries = Object.entries(shapes.countries).map(([code, [path = '', x, y]]) => {
    const fill = fillOf(levels.get(code));
    const dot = x === undefined ? '' : `<circle cx="${x}" cy="${y}" r="3" fill="${fill}"/>`;
    return `${path === '' ? '' : `<path d="${path}" fill="${fill}"/>`}${dot}`;
  });
  return svg(
    shapes.width,
    shapes.height,
    `<g stroke="${edge}" stroke-width="0.5"><path d="${shapes.neutral}" fill="${neutral}"/>${countries.join('')}</g>` +
      `<path d="${shapes.dashed}" fill="none" stroke="${ink}" stroke-width="1" stroke-dasharray="3 2"/>`,
  );
}

/** What stands for a level in the legend. */
export function swatch(level: MapLevel): string {
  const box = `<path d="M1 1H23V13H1z" fill="${fillOf(level)}" stroke="${edge}"/>`;
  return svg(24, 14, box);
}

function svg(width: number, height: number, content: string): string {
  const patterns = ([1, 2, 3, 4] as const).map(
    (level) =>
      `<pattern id="level-${level}" width="6" height="6" patternUnits="userSpaceOnUse">` +
      `<rect width="6" height="6" fill="${grounds[level]}"/>${marks(level)}</pattern>`,
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
    `<defs>${patterns.join('')}</defs>${content}</svg>`
  );
}

function marks(level: MapLevel): string {
  if (level === 1) return `<circle cx="3" cy="3" r="0.7" fill="${ink}"/>`;
  return `<path d="${lines[level] ?? ''}" fill="none" stroke="${ink}" stroke-width="0.6"/>`;
}

function fillOf(level: MapLevel | undefined): string {
  if (level === undefined) return neutral;
  return level === 0 || level === 5 ? grounds[level] : `url(#level-${level})`;
}
