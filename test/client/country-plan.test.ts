import { expect, it } from 'vitest';
import type { EventFieldsFragment } from '../../client/operations/operations.generated.ts';
import { commentCountsTopic } from '../../client/sync/topics/comment-counts.ts';
import { countryPlanTopic } from '../../client/sync/topics/country-plan.ts';
import { ModelServer, me } from './model-server.ts';

const place = { country: 'KEN', cycle: '2026' };
const context = { viewerId: me.id, now: '2026-06-01T12:00:00.000Z' };

function changed(from: string, to: string): { events: EventFieldsFragment } {
  const server = new ModelServer();
  server.otherChanges('LDR-2', { narrative: 'one' });
  const [event] = server.log;
  if (!event) throw new Error('no event');
  return { events: { ...event, changes: [{ field: 'status', from, to }] } };
}

it.each([
  ['NOT_STARTED', 'IN_PROGRESS', false],
  ['IN_PROGRESS', 'NOT_STARTED', false],
  ['IN_PROGRESS', 'SUBMITTED', true],
  ['SUBMITTED', 'RETURNED', true],
  ['RETURNED', 'IN_PROGRESS', true],
])('what is planned and said is read again where an answer goes from %s to %s: %s', (from, to, read) => {
  const message = changed(from, to);
  expect(commentCountsTopic.apply(place, {}, message, context).outdated).toBe(read);
  expect(countryPlanTopic.apply(place, {}, message, context).outdated).toBe(read);
});
