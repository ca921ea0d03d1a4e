import { expect, test } from 'vitest';
import { regionsOf } from '../../client/views/monitor-map/regions.ts';
import { mapOf, type PlacedEvent } from '../../client/views/monitor-map/vagueness-map.ts';

const event = (given: Partial<PlacedEvent>): PlacedEvent => ({
  id: `${given.latitude} ${given.longitude}`,
  source: 'UCDP GED',
  occurredOn: '2016-01-01',
  region: null,
  latitude: null,
  longitude: null,
  placePrecision: 'TOWN',
  ...given,
});

test('a place is drawn as large as it is vague, at its distance in kilometres, the exact ones on top', () => {
  const town = event({ latitude: 34, longitude: 36 });
  const region = event({ latitude: 35, longitude: 36, placePrecision: 'REGION' });
  const east = event({ latitude: 34, longitude: 37 });
  const circles = mapOf([town, region, east])?.circles ?? [];
  const at = (id: string) => circles.find((one) => one.id === id) ?? { x: Number.NaN, y: Number.NaN };
  expect(circles.map(({ radius }) => radius)).toEqual([100, 5, 5]);
  expect(at(town.id).y - at(region.id).y).toBeCloseTo(111.2, 1);
  // A degree of longitude is shorter, away from the equator.
  expect(at(east.id).x - at(town.id).x).toBeCloseTo(111.2 * Math.cos((34.5 * Math.PI) / 180), 1);
});

test('what is known by its country alone is not drawn, and islands on both sides of the date line lie together', () => {
  expect(mapOf([event({ latitude: 34, longitude: 36, placePrecision: 'COUNTRY' }), event({})])).toBeNull();
  const fiji = mapOf([event({ latitude: -17, longitude: 179 }), event({ latitude: -17, longitude: -179 })]);
  expect(fiji?.width).toBeLessThan(400);
});

test('the table by region never adds own incidents to imported events, and takes a name once however it is written', () => {
  const compare = (a: string, b: string) => a.localeCompare(b);
  const events = [event({ region: 'Homs' }), event({ region: 'homs ', placePrecision: 'REGION' }), event({})];
  const incident = { state: 'STANDS', region: 'Homs', placePrecision: 'TOWN' } as const;
  const incidents = [incident, { ...incident, state: 'MERGED' } as const] as unknown as Parameters<
    typeof regionsOf
  >[0];
  expect(regionsOf(incidents, events, compare)).toEqual([
    {
      name: 'Homs',
      own: 1,
      imported: 2,
      known: new Map([
        ['TOWN', 2],
        ['REGION', 1],
      ]),
    },
    { name: null, own: 0, imported: 1, known: new Map([['TOWN', 1]]) },
  ]);
});
