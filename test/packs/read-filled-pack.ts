import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { planReturn } from '../../server/packs/plan-return.ts';
import { readReturnedFile } from '../../server/packs/read-returned-file.ts';
import { filledPackBase, filledPackNumber, itemsOfFilledPack, meantByFilledPack } from './filled-pack.ts';

/** By which programs the files in test/fixtures/packs were saved, one after the other. */
export const fixturesOfPrograms = [
  'libreoffice',
  'gnumeric',
  'libreoffice-then-gnumeric',
  'gnumeric-then-libreoffice',
] as const;

export function packFixture(name: string): string {
  return fileURLToPath(new URL(`../fixtures/packs/${name}.xlsx`, import.meta.url));
}

/** Fails where a file that a program saved says anything else than what was filled in. */
export async function expectFilledPack(file: Buffer): Promise<void> {
  const returned = await readReturnedFile(file);
  const planned = planReturn(returned.rows, filledPackBase);
  expect(returned.pack).toBe(filledPackNumber);
  expect(planned.map(({ item }) => item)).toEqual(itemsOfFilledPack);
  const odd = planned
    .flatMap(({ fields }) => fields)
    .filter(({ is }) => is !== 'UNCHANGED' && is !== 'CHANGED');
  expect(odd).toEqual([]);
  const meant = planned.flatMap(({ item, change }) => (change ? [{ item, change }] : []));
  expect(meant).toEqual(meantByFilledPack);
}
