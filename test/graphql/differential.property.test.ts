import 'reflect-metadata';
import { expect, it } from 'vitest';
import { Differential } from './differential/differential.ts';

/** `OPERATIONS=200000 npm run differential` compares more of them. */
const OPERATIONS = Number(process.env.OPERATIONS ?? 2_000);

it(
  'random operations are answered as graphql-js answers them, whether they are compiled or not',
  async () => {
    const { difference, ...tally } = await new Differential().run(Date.now(), OPERATIONS);
    if (process.env.OPERATIONS) process.stdout.write(`${JSON.stringify(tally)}\n`);
    expect(difference).toBeNull();
    expect(tally.operations).toBe(OPERATIONS);
    expect(tally.compiled).toBeGreaterThan(OPERATIONS / 5);
    expect(tally.failed).toBeGreaterThan(OPERATIONS / 100);
    expect(tally.invalid).toBeLessThan(OPERATIONS / 20);
  },
  OPERATIONS * 60,
);
