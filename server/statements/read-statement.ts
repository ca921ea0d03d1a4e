import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Statement, StatementTopic } from '../../schema/types/about.ts';
import type { Language } from '../domain/languages.ts';

/** Longer texts are cut off: nobody reads a statement of that length on a page. */
const longest = 100_000;

/**
 * Every statement in a language, from the operator's files: `privacy.fr.txt` for instance, with `privacy.en.txt` where there
 * is none in it. They are read afresh each time, so that a correction needs no start. A file that can't be read is thrown.
 */
export function readStatements(folder: string, language: Language): Promise<Statement[]> {
  return Promise.all(Object.values(StatementTopic).map((topic) => readStatement(folder, topic, language)));
}

async function readStatement(folder: string, topic: StatementTopic, asked: Language): Promise<Statement> {
  for (const language of new Set<Language>([asked, 'en'])) {
    const text = await readText(join(folder, `${topic.toLowerCase()}.${language}.txt`));
    if (text !== null) return { topic, text, language };
  }
  return { topic, text: null, language: null };
}

/** Null where there is no file, or nothing in it. */
async function readText(path: string): Promise<string | null> {
  try {
    const text = (await readFile(path, 'utf8')).replaceAll('\r\n', '\n').trim();
    return text.slice(0, longest) || null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
