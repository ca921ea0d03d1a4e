import { describe, expect, it } from 'vitest';
import type { AcrossQuery, EventFieldsFragment } from '../../client/operations/operations.generated.ts';
import { keyOf } from '../../client/sync/model.ts';
import { type AcrossData, acrossTopic } from '../../client/sync/topics/across.ts';
import { parseAcrossAddress, queryOf } from '../../client/views/across/across-address.ts';
import { acrossRows, inOrder, passes } from '../../client/views/across/across-rows.ts';
import { ModelServer, me, other } from './model-server.ts';

const params = { cycle: '2026', item: 'LDR-1', agency: null, after: null };
const context = { viewerId: me.id, now: '2026-06-01T12:00:05.000Z' };
const keyIn = (country: string) => keyOf({ cycle: '2026', country, agency: null, item: 'LDR-1' });

type Node = AcrossQuery['answersAcross']['nodes'][number];
const answer = (countryCode: string, status: 'RETURNED' | 'ACCEPTED' | 'NOT_STARTED', day = '01'): Node => ({
  countryCode,
  response:
    status === 'NOT_STARTED'
      ? null
      : {
          countryCode,
          cycleCode: '2026',
          itemCode: 'LDR-1',
          agencyCode: null,
          status,
          rating: 'MEETS',
          narrative: 'Said.',
          revision: 3,
          updatedAt: `2026-05-${day}T00:00:00.000Z`,
          updatedBy: other,
        },
  carried: null,
  inStep: [],
  viewerCan: [{ agencyCode: null, status: 'NOT_STARTED', viewerCan: ['EDIT', 'DRAFT', 'SUBMIT'] }],
});

function read(nodes: readonly Node[]): AcrossData {
  const answersAcross = {
    cycle: { code: '2026', state: 'OPEN' as const, opensOn: '2026-01-01', closesOn: '2026-10-31' },
    nodes,
    totalCount: nodes.length,
    hasNextPage: false,
    endCursor: null,
    cursor: '5-a',
  };
  return acrossTopic.take(params, { answersAcross }, context).data;
}

function eventIn(countryCode: string, more: Partial<EventFieldsFragment>): { events: EventFieldsFragment } {
  const server = new ModelServer();
  server.otherChanges('LDR-1', { narrative: 'Another.' });
  const [event] = server.log;
  if (!event) throw new Error('no event');
  return { events: { ...event, countryCode, agencyCode: null, revision: 4, cursor: '6-b', ...more } };
}

describe('the copy of one item across countries', () => {
  const data = read([
    { ...answer('KEN', 'RETURNED'), inStep: ['PER'] },
    { ...answer('PER', 'RETURNED'), inStep: ['KEN'] },
  ]);

  it('takes in what somebody else changes in one of its countries, which is then in step with none', () => {
    const { data: after } = acrossTopic.apply(params, data, eventIn('KEN', {}), context);
    expect(after.responses[keyIn('KEN')]).toMatchObject({ narrative: 'Another.', revision: 4 });
    expect(after.marks[keyIn('KEN')]).toEqual({ by: other, heardAt: context.now });
    expect(after.inStep).toEqual({ KEN: [], PER: [] });
    // A status alone leaves them in step, and so does a country that isn't one's own.
    const status = { changes: [{ field: 'status', from: 'RETURNED', to: 'SUBMITTED' }] };
    expect(acrossTopic.apply(params, data, eventIn('KEN', status), context).data.inStep).toEqual(data.inStep);
    expect(acrossTopic.apply(params, data, eventIn('CHL', {}), context).data).toEqual(data);
  });

  it('is read afresh where the log doesn’t say enough: written together, added to last year’s, or erased', () => {
    const together = [
      { field: 'narrative', from: null, to: 'Both.' },
      { field: 'together', from: null, to: 'one-id' },
    ];
    for (const more of [
      { changes: together },
      { kind: 'ADDENDUM_ADDED' as const },
      { kind: 'CONTENT_ERASED' as const },
      { kind: 'PRESENCE_CHANGED' as const, itemCode: null },
    ]) {
      expect(acrossTopic.apply(params, data, eventIn('KEN', more), context)).toMatchObject({
        outdated: true,
      });
    }
    expect(acrossTopic.stream(params, data, '5-a').variables.filter).not.toHaveProperty('cycle');
  });
});

it('what was returned stands first, the longest waiting before others, then what is empty; only what is due is shown', () => {
  const data = read([
    answer('CHL', 'ACCEPTED'),
    answer('KEN', 'RETURNED', '09'),
    answer('NPL', 'NOT_STARTED'),
    answer('PER', 'RETURNED', '02'),
  ]);
  const rows = acrossRows({ data, lines: {}, returns: {}, nameOf: (country) => `Land ${country}` }, params);
  const compare = (a: string, b: string) => a.localeCompare(b);
  const places = (order: 'urgent' | 'name' | 'changed') =>
    inOrder(rows, order, compare).map(({ address }) => address.country);
  expect(places('urgent')).toEqual(['PER', 'KEN', 'NPL', 'CHL']);
  expect(places('name')).toEqual(['CHL', 'KEN', 'NPL', 'PER']);
  expect(places('changed')).toEqual(['KEN', 'PER', 'CHL', 'NPL']);
  const shown = (query: Record<string, string>) =>
    rows
      .filter((row) => passes(row, row.group, parseAcrossAddress(query)))
      .map(({ address }) => address.country);
  expect(shown({})).toEqual(['KEN', 'NPL', 'PER']);
  expect(shown({ show: 'ALL', q: 'land c' })).toEqual(['CHL']);
  expect(shown({ show: 'RETURNED', q: 'sáid' })).toEqual(['KEN', 'PER']);
});

it('an address says what is shown, and no more than is needed', () => {
  const query = { item: 'STF-3', agency: 'UNICEF', q: 'Per', show: 'CARRIED', order: 'name' };
  expect(queryOf(parseAcrossAddress(query))).toEqual(query);
  expect(queryOf(parseAcrossAddress({ item: 'STF-3', show: 'DUE', order: 'urgent', other: 'x' }))).toEqual({
    item: 'STF-3',
  });
  expect(parseAcrossAddress({ show: 'wrong', order: 'wrong' })).toMatchObject({
    show: 'DUE',
    order: 'urgent',
  });
});
