import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readStatements } from '../server/statements/read-statement.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'statements-'));
});
afterEach(() => rm(folder, { recursive: true }));

const write = (name: string, text: string) => writeFile(join(folder, name), text);

test('each statement is in the language that is asked for, else in English, else not there', async () => {
  await write('contact.en.txt', 'Write to us.\r\n\r\nAny day.\n');
  await write('contact.fr.txt', 'Écrivez-nous.');
  await write('privacy.en.txt', 'We keep little.');
  await write('accessibility.fr.txt', '  \n');
  expect(await readStatements(folder, 'fr')).toEqual([
    { topic: 'CONTACT', text: 'Écrivez-nous.', language: 'fr' },
    { topic: 'PRIVACY', text: 'We keep little.', language: 'en' },
    { topic: 'ACCESSIBILITY', text: null, language: null },
  ]);
  expect((await readStatements(folder, 'en'))[0]).toEqual({
    topic: 'CONTACT',
    text: 'Write to us.\n\nAny day.',
    language: 'en',
  });
});

test('a correction is there at once, and a folder that is not there says nothing', async () => {
  await write('privacy.en.txt', 'First.');
  expect((await readStatements(folder, 'en'))[1]?.text).toBe('First.');
  await write('privacy.en.txt', 'Second.');
  expect((await readStatements(folder, 'en'))[1]?.text).toBe('Second.');
  const none = await readStatements(join(folder, 'none'), 'ar');
  expect(none.map(({ text }) => text)).toEqual([null, null, null]);
});

test('what is too long is cut off, and what can’t be read is told', async () => {
  await write('contact.en.txt', 'x'.repeat(100_001));
  expect((await readStatements(folder, 'en'))[0]?.text).toHaveLength(100_000);
  await mkdir(join(folder, 'privacy.en.txt'));
  await expect(readStatements(folder, 'en')).rejects.toThrow('EISDIR');
});
