import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeOnBothEngines } from '../support/engines.ts';

describeOnBothEngines('a time in the database', (opened) => {
  test('is read as the moment that it is, whatever its year and fraction', async () => {
    const statement = { name: 'test-times', text: 'select unnest($1::timestamptz(3)[]) as at' };
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
            fc.date({
              min: new Date('0001-01-01'),
              max: new Date('9999-12-31T23:59:59.999Z'),
              noInvalidDate: true,
            }),
            fc.constantFrom(
              ...['2026-03-01T09:30:00.000Z', '2026-03-01T09:30:00.100Z', '2024-02-29T23:59:59.010Z'].map(
                (text) => new Date(text),
              ),
            ),
          ),
          { minLength: 1, maxLength: 200 },
        ),
        async (moments) => {
          const rows = await opened().database.query<{ at: Date }>(statement, [
            moments.map((moment) => moment.toISOString()),
          ]);
          expect(rows.map(({ at }) => at.toISOString())).toEqual(
            moments.map((moment) => moment.toISOString()),
          );
        },
      ),
      { numRuns: 20 },
    );
  });
});
