import { expect } from 'vitest';
import type { Database } from '../../server/database/database.ts';
import { expectSound, readAnswers, readEvents, readReceipts } from '../responses/stored.ts';

/**
 * Nothing is half done: the chain and the counts are whole, every recorded change has its event, its receipt and its
 * place in the answer's revisions, and each answer says what its events come to. Returns the mutationIds that took effect.
 */
export async function expectWhole(database: Database): Promise<Set<string>> {
  await expectSound(database);
  const answers = new Map<
    string,
    { status: string; rating: string | null; narrative: string | null; revision: number }
  >();
  const events = (await readEvents(database)).filter(({ kind }) => kind.startsWith('RESPONSE'));
  for (const { kind, countryCode, agencyCode, itemCode, changes, revision } of events) {
    if (kind !== 'RESPONSE_RECORDED') continue;
    const key = `${countryCode}/${agencyCode ?? ''}/${itemCode}`;
    const before = answers.get(key) ?? { status: 'NOT_STARTED', rating: null, narrative: null, revision: 0 };
    expect(revision).toBe(before.revision + 1);
    const changed = Object.fromEntries(changes.map(({ field, to }) => [field, to]));
    answers.set(key, { ...before, ...changed, revision: before.revision + 1 });
  }
  for (const [key, { by, ...answer }] of await readAnswers(database)) {
    if (by !== null) expect({ key, ...answer }).toEqual({ key, ...answers.get(key) });
    else expect(answers.has(key)).toBe(false);
  }
  const receipts = await readReceipts(database);
  expect([...receipts.values()].filter((outcome) => outcome !== 'UNCHANGED')).toHaveLength(events.length);
  return new Set([...receipts.keys()].map((id) => id.split(' ')[1] ?? ''));
}
