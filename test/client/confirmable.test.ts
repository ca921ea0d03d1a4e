import { expect, it } from 'vitest';
import type { RecordedResponse, ResponseAddress } from '../../client/sync/model.ts';
import { emptyOutbox, type Line, lineOf } from '../../client/sync/outbox.ts';
import { edited } from '../../client/sync/outbox-edits.ts';
import type { CarriedAnswer } from '../../client/sync/topics/carried.ts';
import { isConfirmable } from '../../client/views/carried/confirmable.ts';

const address: ResponseAddress = { cycle: '2027', country: 'KEN', agency: 'UNICEF', item: 'LDR-2' };
const answer: CarriedAnswer = {
  agencyCode: 'UNICEF',
  itemCode: 'LDR-2',
  kind: 'SAME',
  rating: 'MEETS',
  unfinished: false,
  from: [],
};
const data = {
  cycle: { code: '2027', state: 'OPEN', opensOn: '2027-01-15', closesOn: '2027-11-30' } as const,
  can: { 'UNICEF/NOT_STARTED': ['EDIT', 'SUBMIT'] as const },
};

function confirmable({
  change = {},
  server,
  line,
  can = data.can,
}: {
  change?: Partial<CarriedAnswer>;
  server?: RecordedResponse;
  line?: Line;
  can?: Partial<typeof data.can>;
} = {}): boolean {
  const row = { address, server, line };
  return isConfirmable(row, { answers: { 'UNICEF/LDR-2': { ...answer, ...change } } }, { ...data, can });
}

it('many are confirmed where nobody has begun, the words are the same, and one may answer', () => {
  expect(confirmable()).toBe(true);
  expect(confirmable({ change: { kind: 'REWORDED' } })).toBe(false);
  expect(confirmable({ change: { unfinished: true } })).toBe(false);
  expect(confirmable({ server: { revision: 1 } as RecordedResponse })).toBe(false);
  expect(confirmable({ can: {} })).toBe(false);
});

it('what one wrote and has not sent is not confirmed away, and what one took back is confirmable again', () => {
  const outbox = edited(emptyOutbox, {
    address,
    patch: { narrative: 'Mine.' },
    seen: { narrative: null },
    base: 0,
    note: null,
    mutationId: 'one',
    at: '2027-02-01T12:00:00.000Z',
  });
  expect(confirmable({ line: lineOf(outbox, address) })).toBe(false);
  // Taken back, its line is still there and empty.
  expect(confirmable({ line: lineOf(emptyOutbox, address) })).toBe(true);
});
