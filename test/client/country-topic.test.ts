import { describe, expect, it } from 'vitest';
import type { EventFieldsFragment } from '../../client/operations/operations.generated.ts';
import { keyOf } from '../../client/sync/model.ts';
import { type CountryData, countryTopic } from '../../client/sync/topics/country.ts';
import { ModelServer, me, other } from './model-server.ts';

const params = { country: 'KEN', cycle: '2026' };
const context = { viewerId: me.id, now: '2026-06-01T12:00:05.000Z' };
const key = keyOf({ ...params, agency: 'UNICEF', item: 'LDR-2' });

function opened() {
  const server = new ModelServer();
  const { data } = countryTopic.take(params, server.snapshot(), context);
  return { server, data };
}

function applied(data: CountryData, event: EventFieldsFragment | undefined): CountryData {
  if (!event) throw new Error('no event');
  return countryTopic.apply(params, data, { events: event }, context).data;
}

describe('the copy of a country', () => {
  it('makes a response from its first event and marks who wrote it', () => {
    const { server, data } = opened();
    server.otherChanges('LDR-2', { narrative: 'one' });
    const after = applied(data, server.log[0]);
    expect(after.responses[key]).toMatchObject({ narrative: 'one', status: 'NOT_STARTED', revision: 1 });
    expect(after.marks[key]).toEqual({ by: other, heardAt: context.now });
    expect(after.latest).toHaveLength(1);
  });

  it('marks what others changed also where it was read afresh, and nothing that one wrote or knew', () => {
    const { server, data } = opened();
    server.otherChanges('LDR-2', { narrative: 'one' });
    const known = applied(data, server.log[0]);
    server.otherChanges('LDR-4', { narrative: 'two' });
    server.record([
      {
        mutationId: 'one',
        address: { ...params, agency: 'UNICEF', item: 'LDR-1' },
        patch: { narrative: 'mine' },
        seen: {},
        base: 0,
        note: null,
        writtenAt: context.now,
        order: 1,
        tab: undefined,
        state: 'sending',
      },
    ]);
    const later = { ...context, now: '2026-06-01T12:00:09.000Z' };
    const read = (before?: CountryData) => countryTopic.take(params, server.snapshot(), later, before).data;
    expect(read().marks).toEqual({});
    expect(read(known).marks).toEqual({
      [key]: { by: other, heardAt: context.now },
      [keyOf({ ...params, agency: 'UNICEF', item: 'LDR-4' })]: { by: other, heardAt: later.now },
    });
    // And each event that came meanwhile has come since the page looks.
    const edges = server.log.map((node) => ({ node }));
    const again = { ...server.snapshot(), events: { edges } };
    expect([...countryTopic.take(params, again, later, known).data.arrived]).toEqual(['1', '2', '3']);
    expect([...countryTopic.take(params, again, later).data.arrived]).toEqual([]);
  });

  it('takes an event once, however often it comes', () => {
    const { server, data } = opened();
    server.otherChanges('LDR-2', { narrative: 'one' });
    const once = applied(data, server.log[0]);
    const twice = applied(once, server.log[0]);
    expect(twice.responses).toEqual(once.responses);
    expect(twice.latest).toEqual(once.latest);
  });

  it('keeps the newer counts, whichever way they come', () => {
    const { server, data } = opened();
    const counts = (submitted: number, updatedAt: string) => ({
      countryCode: 'KEN',
      agencyCode: 'UNICEF',
      notStarted: 23 - submitted,
      inProgress: 0,
      submitted,
      returned: 0,
      carried: 0,
      accepted: 0,
      total: 23,
      updatedAt,
    });
    server.otherChanges('LDR-2', { narrative: 'one' });
    const [event] = server.log;
    const newer = applied(data, event && { ...event, progress: counts(2, '2026-06-01T12:00:02.000Z') });
    const older = applied(newer, event && { ...event, progress: counts(1, '2026-06-01T12:00:01.000Z') });
    expect(older.progress.UNICEF?.submitted).toBe(2);
  });

  it('is read afresh after words were erased, and after an answer was withdrawn from one’s sight', () => {
    const { server, data } = opened();
    server.otherChanges('LDR-2', { narrative: 'one' });
    const [event] = server.log;
    if (!event) throw new Error('no event');
    const outdated = (changed: Partial<EventFieldsFragment>) =>
      countryTopic.apply(params, data, { events: { ...event, ...changed } }, context).outdated ?? false;
    expect(outdated({})).toBe(false);
    expect(outdated({ kind: 'CONTENT_ERASED' })).toBe(true);
    expect(outdated({ changes: [{ field: 'status', from: 'SUBMITTED', to: null }] })).toBe(true);
  });

  it('closes with its cycle', () => {
    const { server, data } = opened();
    server.otherChanges('LDR-2', { narrative: 'one' });
    const [event] = server.log;
    const closing = event && { ...event, kind: 'CYCLE_CLOSED' as const, itemCode: null, countryCode: null };
    expect(applied(data, closing).cycle.state).toBe('CLOSED');
  });
});
