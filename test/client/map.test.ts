import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { levelOf } from '../../client/views/map/levels.ts';
import shapes from '../../client/views/map/shapes.json';
import { equalEarth, halfHeight, halfWidth } from '../../scripts/map/equal-earth.mjs';

type Point = readonly [number, number];
const root = new URL('../../', import.meta.url);
const { countries } = JSON.parse(
  readFileSync(new URL('server/catalogue/data/countries.json', root), 'utf8'),
) as { countries: { code: string }[] };
const all = Object.entries<readonly (string | number)[]>(shapes.countries);

/** The rings of a path of relative steps. */
function ringsOf(path: string): Point[][] {
  return path
    .split('M')
    .slice(1)
    .map((piece) => {
      const numbers = (piece.match(/-?\d+/g) ?? []).map(Number);
      let [x, y] = [0, 0];
      return Array.from({ length: numbers.length / 2 }, (_, index): Point => {
        x += numbers[2 * index] ?? 0;
        y += numbers[2 * index + 1] ?? 0;
        return [x, y];
      });
    });
}

function areaOf(ring: readonly Point[]): number {
  const sum = ring.reduce((before, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    return before + x * nextY - nextX * y;
  }, 0);
  return Math.abs(sum) / 2;
}

function isWithin([x, y]: Point, ring: readonly Point[]): boolean {
  return ring.reduce((within, [toX, toY], index) => {
    const [fromX, fromY] = ring.at(index - 1) ?? [toX, toY];
    const crosses = fromY > y !== toY > y && x < ((toX - fromX) * (y - fromY)) / (toY - fromY) + fromX;
    return crosses ? !within : within;
  }, false);
}

/** Where a place lies in the picture, whose middle is 11.1° east. */
function placeOf(longitude: number, latitude: number): Point {
  const scale = shapes.width / (2 * halfWidth);
  const fromMiddle = ((longitude - 11.1 + 540) % 360) - 180;
  const [x, y] = equalEarth(fromMiddle, latitude);
  return [(x + halfWidth) * scale, (halfHeight - y) * scale];
}

/** The codes of the countries in whose shape a place lies. */
function countriesAt(longitude: number, latitude: number): string[] {
  const place = placeOf(longitude, latitude);
  return all
    .filter(([, [path]]) => ringsOf(String(path)).filter((ring) => isWithin(place, ring)).length % 2 === 1)
    .map(([code]) => code);
}

describe('the map', () => {
  it('is what its script writes, which checks each shape', async () => {
    const run = promisify(execFile)(process.execPath, ['scripts/make-map.mjs', '--check'], { cwd: root });
    expect((await run).stdout).toContain('197 countries and areas');
  });

  it('has each of the 197 once, with a shape, a dot or both, and none that lies outside', () => {
    expect(all.map(([code]) => code).sort()).toEqual(countries.map(({ code }) => code).sort());
    for (const [code, [path, x, y]] of all) {
      const area = ringsOf(String(path)).reduce((sum, ring) => sum + areaOf(ring), 0);
      const hasDot = typeof x === 'number' && typeof y === 'number';
      expect(area > 0 || hasDot, code).toBe(true);
      expect(area >= 8 || hasDot, `${code} is small and has no dot`).toBe(true);
      const points: Point[] = [...ringsOf(String(path)).flat(), ...(hasDot ? [[x, y] as const] : [])];
      for (const [left, top] of points) {
        expect(left >= -10 && left <= shapes.width + 10 && top >= 0 && top <= shapes.height, code).toBe(true);
      }
    }
  });

  it('keeps areas in proportion, and Russia the largest', () => {
    const area = (code: string) => {
      const [path] = shapes.countries[code as keyof typeof shapes.countries];
      return ringsOf(String(path)).reduce((sum, ring) => sum + areaOf(ring), 0);
    };
    const largest = all.map(([code]) => ({ code, area: area(code) })).sort((a, b) => b.area - a.area);
    expect(largest[0]?.code).toBe('RUS');
    // In millions of square kilometres.
    for (const [code, size] of [
      ['BRA', 8.5],
      ['AUS', 7.7],
      ['IND', 3.2],
      ['COD', 2.3],
      ['KEN', 0.58],
    ] as const) {
      expect((17.1 * area(code)) / area('RUS'), code).toBeGreaterThan(size * 0.92);
      expect((17.1 * area(code)) / area('RUS'), code).toBeLessThan(size * 1.08);
    }
  });

  it.each([
    ['Nairobi', 36.82, -1.29, ['KEN']],
    ['inland of Lima', -75.0, -12.0, ['PER']],
    ['Simferopol', 34.1, 44.95, ['UKR']],
    ['Nicosia’s north', 33.4, 35.3, ['CYP']],
    ['Hargeisa', 44.06, 9.56, ['SOM']],
    ['Taiwan’s middle', 121.0, 24.0, ['CHN']],
    ['Anadyr, near the edge', 175.0, 66.0, ['RUS']],
    ['Fairbanks', -147.7, 64.8, ['USA']],
    ['Lesotho, within South Africa', 28.3, -29.5, ['LSO']],
    ['Western Sahara, which is no country’s here', -12.5, 26.0, []],
    ['Greenland, which has no team', -45.0, 65.5, []],
    ['the open sea', -30.0, 0.0, []],
  ])('%s lies where it does', (_name, longitude, latitude, codes) => {
    expect(countriesAt(longitude, latitude)).toEqual(codes);
  });

  it('tells nothing, quarters and everything apart', () => {
    const counts = (submitted: number, total: number) => ({
      notStarted: total - submitted,
      inProgress: 0,
      submitted,
      returned: 0,
      accepted: 0,
      total,
    });
    const pairs = [
      [0, 8],
      [1, 8],
      [2, 8],
      [4, 8],
      [6, 8],
      [7, 8],
      [8, 8],
    ] as const;
    expect(pairs.map(([some, of]) => levelOf(counts(some, of)))).toEqual([0, 1, 2, 3, 4, 4, 5]);
    expect(levelOf(counts(0, 0))).toBeNull();
    expect(levelOf(undefined)).toBeNull();
  });
});
