import { expect, test } from 'vitest';
import { emptyOutbox } from '../../client/sync/outbox.ts';
import { edited } from '../../client/sync/outbox-edits.ts';
import { ownEdit, proposalsOf, takenEdit, workOf } from '../../client/sync/work.ts';
import { openWork, sealWork } from '../../client/sync/work-file.ts';

const amina = { id: 'amina', name: 'Amina' };
const address = { cycle: '2026', country: 'KEN', agency: 'UNICEF', item: 'LDR-2' };
const edit = {
  address,
  patch: { narrative: 'Words that nobody else may read' },
  seen: { narrative: null },
  base: 3,
  note: null,
  mutationId: '00000000-0000-4000-8000-000000000001',
  at: '2026-11-02T09:00:00.000Z',
};
const outbox = edited(emptyOutbox, edit);
const work = workOf({ outbox, waiting: [] }, amina, '2026-11-02T10:00:00.000Z', () => 'new');

test('a file opens by its passphrase alone, typed on any keyboard, and shows nothing without', async () => {
  const file = await sealWork(work, 'café und ein Satz');
  expect(await openWork(file, 'cafe\u0301 und ein Satz')).toEqual(work);
  expect(file).not.toMatch(/Words|Amina|KEN|LDR|caf/);
  await expect(openWork(file, 'cafe und ein Satz')).rejects.toMatchObject({ trouble: 'passphrase' });
  expect(JSON.parse(file).rounds).toBeGreaterThanOrEqual(600_000);
});

test('what is no such file, newer or damaged is told apart', async () => {
  const file = await sealWork(work, 'a passphrase');
  const sealed = JSON.parse(file);
  const trouble = (text: string) =>
    openWork(text, 'a passphrase').then(
      () => 'opened',
      (error) => error.trouble,
    );
  expect(await trouble('PK\u0003\u0004')).toBe('no-file');
  expect(await trouble(JSON.stringify({ ...sealed, format: 2 }))).toBe('newer');
  expect(await trouble(JSON.stringify({ ...sealed, content: sealed.content.slice(4) }))).toBe('damaged');
  expect(await trouble(JSON.stringify({ ...sealed, rounds: 1e12 }))).toBe('damaged');
  expect(await trouble(file.slice(0, -9))).toBe('damaged');
});

test('one’s own change goes as it was, a colleague’s on top of what its reader was shown', () => {
  const [entry] = work.entries;
  if (!entry) throw new Error('nothing was taken along');
  expect(ownEdit(entry)).toMatchObject(edit);
  const [proposal] = proposalsOf(work);
  if (!proposal) throw new Error('nothing is proposed');
  const shown = {
    values: { status: 'IN_PROGRESS', rating: null, narrative: 'Meanwhile' },
    revision: 5,
  } as const;
  expect(takenEdit(proposal, amina, shown, 'another')).toMatchObject({
    patch: edit.patch,
    seen: { narrative: 'Meanwhile' },
    relied: { fromFileOf: 'amina' },
    base: 5,
    mutationId: 'another',
    at: edit.at,
  });
});

test('what was read from another file and is not in the outbox yet is taken along, after what is', () => {
  const later = { ...edit, patch: { narrative: 'Read from a file' }, mutationId: 'later' };
  const waiting = [{ ...later, tab: 'file', apart: true }];
  const both = workOf({ outbox, waiting }, amina, '2026-11-02T10:00:00.000Z', () => 'new');
  expect(both.entries.map(ownEdit)).toMatchObject([edit, later]);
});
