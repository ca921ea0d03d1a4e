import { expect, test } from 'vitest';
import { changeMode } from '../server/lib/change-mode.ts';

test('a mode is changed from those only that lead to the other: everything else is a fault, and throws', () => {
  const to = (actual: 'NEW' | 'OPEN' | 'CLOSED') => changeMode(actual, ['NEW', 'OPEN'], 'CLOSED');
  expect([to('NEW'), to('OPEN')]).toEqual(['CLOSED', 'CLOSED']);
  expect(() => to('CLOSED')).toThrow('the mode is CLOSED, and CLOSED is reached from NEW or OPEN');
});
