import { describe, expect, it } from 'vitest';
import { useWith } from '../../client/sync/rungs/meter.ts';

describe('what a device used', () => {
  it('adds up within a month, and begins at nothing in the next', () => {
    const november = useWith(null, { up: 10, down: 200 }, new Date(2026, 10, 1));
    expect(november).toEqual({ month: '2026-11', up: 10, down: 200 });
    expect(useWith(november, { up: 1, down: 2 }, new Date(2026, 10, 30))).toEqual({
      month: '2026-11',
      up: 11,
      down: 202,
    });
    expect(useWith(november, { up: 1, down: 2 }, new Date(2026, 11, 1))).toEqual({
      month: '2026-12',
      up: 1,
      down: 2,
    });
  });
});
