import { expect, test } from 'vitest';
import { monitorChangesTopic, monitorTurn } from '../../client/sync/topics/monitor-changes.ts';

test('what one shows of a country is old when its monitor moved, and everything is when the stream began anew', () => {
  const context = { viewerId: 'me', now: '2026-03-01T00:00:00Z' };
  const hear = (data: Parameters<typeof monitorTurn>[0] & object, countries: string[]) =>
    monitorChangesTopic.apply({}, data, { monitorChanges: { countries } }, context).data;
  const begun = hear({ begun: 0, byCountry: {} }, []);
  const moved = hear(begun, ['KEN']);
  expect(monitorTurn(moved, 'KEN')).not.toBe(monitorTurn(begun, 'KEN'));
  expect(monitorTurn(moved, null)).not.toBe(monitorTurn(begun, null));
  expect(monitorTurn(moved, 'NPL')).toBe(monitorTurn(begun, 'NPL'));
  const again = hear(moved, []);
  for (const country of ['KEN', 'NPL', null])
    expect(monitorTurn(again, country)).not.toBe(monitorTurn(moved, country));
});
