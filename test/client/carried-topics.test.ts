import { describe, expect, it } from 'vitest';
import type { AddendaQuery, CarriedQuery } from '../../client/operations/operations.generated.ts';
import { addendaTopic } from '../../client/sync/topics/addenda.ts';
import { carriedTopic } from '../../client/sync/topics/carried.ts';
import { ModelServer, me } from './model-server.ts';

const context = { viewerId: me.id, now: '2027-02-01T12:00:00.000Z' };

function eventOf(cursor: string) {
  const server = new ModelServer();
  server.otherChanges('LDR-2', { narrative: 'one' });
  const [event] = server.log;
  if (!event) throw new Error('no event');
  return { events: { ...event, kind: 'ADDENDUM_ADDED' as const, cursor } };
}

describe('the copy of what is carried', () => {
  const params = { country: 'KEN', cycle: '2027', former: '2026' };
  const read: CarriedQuery = {
    countryChecklist: {
      carried: [
        {
          agencyCode: 'UNICEF',
          itemCode: 'LDR-2',
          kind: 'SAME',
          rating: 'MEETS',
          unfinished: false,
          from: [],
        },
      ],
      cursor: '7-a',
    },
    former: {
      checklist: { sections: [] },
      responses: [
        {
          agencyCode: null,
          itemCode: 'LDR-1',
          updatedAt: '2026-12-04T09:00:00.000Z',
          updatedBy: { name: 'Lead' },
        },
      ],
    },
  };

  it('is found by agency and item, with who said it the year before, and read afresh once the record says more', () => {
    const { data, cursor } = carriedTopic.take(params, read, context);
    expect(data.answers['UNICEF/LDR-2']?.rating).toBe('MEETS');
    expect(data.said['/LDR-1']).toEqual({ at: '2026-12-04T09:00:00.000Z', by: 'Lead' });
    expect(cursor).toBe('7-a');
    // Addenda and erasures are of the cycle before: the cycle is no part of what is listened to.
    const { variables } = carriedTopic.stream(params, data, cursor);
    expect(variables.filter).not.toHaveProperty('cycle');
    expect(carriedTopic.apply(params, data, eventOf('8-b'), context)).toMatchObject({ outdated: true });
  });
});

describe('the copy of what was added after a closing', () => {
  const params = { cycle: '2026', country: 'KEN', name: 'Closing', after: '5-a' };
  const none: AddendaQuery = { snapshotAnswers: [] };

  it('listens from before it was read, and goes on after what it was read afresh for', () => {
    const first = addendaTopic.take(params, none, context);
    expect(first.cursor).toBe('5-a');
    const heard = addendaTopic.apply(params, first.data, eventOf('9-b'), context);
    expect(heard).toMatchObject({ cursor: '9-b', outdated: true });
    expect(addendaTopic.take(params, none, context, heard.data).cursor).toBe('9-b');
  });
});
