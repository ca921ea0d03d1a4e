import { expect, test } from 'vitest';
import { compareWorlds } from './compare-worlds.ts';
import { alike } from './without-chance.ts';

/** `npm run two-worlds -- 10000` tries more, and with another seed each day. */
const TRIES = Number(process.env.TWO_WORLDS ?? 500);
const SEED = Number(process.env.TWO_WORLDS_SEED ?? 20_261_130);

test('nobody outside can tell a world with one more incident from the one without', {
  timeout: 3_600_000,
}, async () => {
  const { tries, answered, refused, difference } = await compareWorlds(SEED, TRIES);
  expect(difference).toBeNull();
  expect(tries).toBe(TRIES);
  // Neither half is all: what is always refused, or never, shows nothing.
  expect(Math.min(answered, refused)).toBeGreaterThan(TRIES / 20);
});

test('chance is what ids, moments, cursors and hashes are, and nothing else', () => {
  const id = '0b9f3c52-6f0e-4c3a-9d57-2f6f1c1f4a10';
  const other = '1b9f3c52-6f0e-4c3a-9d57-2f6f1c1f4a10';
  expect(
    alike([
      { id, at: '2026-03-01T12:30:00.000Z' },
      { id: other, at: '2026-03-02T12:30:00.000Z' },
    ]),
  ).toBe(true);
  expect(
    alike([
      [id, id],
      [id, other],
    ]),
  ).toBe(false);
  expect(alike([{ incidents: 4 }, { incidents: 5 }])).toBe(false);
  expect(
    alike([
      ['a', 'b'],
      ['b', 'a'],
    ]),
  ).toBe(false);
});
