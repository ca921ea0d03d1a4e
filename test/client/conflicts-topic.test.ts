import { expect, it } from 'vitest';
import { conflictsTopic, type OpenConflict } from '../../client/sync/topics/conflicts.ts';
import { encodeNodeId } from '../../schema/node-id.ts';

const params = { cycle: '2026', person: 'me' };
const open = [12, 40].map((position) => ({ id: encodeNodeId('Event', String(position)) }) as OpenConflict);

function apply(kind: string, changes: { field: string; from: null; to: string }[]) {
  const message = { events: { kind, changes, cursor: '41.0' } } as unknown as Parameters<
    typeof conflictsTopic.apply
  >[2];
  return conflictsTopic.apply(params, open, message, {} as never);
}

it('knows of a conflict that it is settled only where the log says so', () => {
  const settled = apply('CONFLICT_SETTLED', [
    { field: 'conflict', from: null, to: encodeNodeId('Event', '40') },
    { field: 'kept', from: null, to: 'MINE' },
  ]);
  expect(settled.data?.map((one) => one.settled)).toEqual([undefined, true]);
  expect(settled.outdated).toBe(true);
  expect(apply('RESPONSE_CONFLICTED', []).data).toBe(open);
});
