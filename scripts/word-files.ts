import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { compileMessages } from '../client/messages/compile-message.ts';
import type { Message } from '../client/messages/message.ts';
import { partOf } from '../client/messages/word-parts.ts';

const folder = join(import.meta.dirname, '../client/messages');

/**
 * Writes the words of each language as `assets/words/<hash>/<language>/<part>.js`. They are no chunks of the page's: the first
 * file would have to name some hundred of them. One hash names all, and stands in the HTML, where the page reads it. The first
 * words stand there themselves: the server puts those of the reader's language where this leaves room for them.
 */
export function wordFiles(): Plugin {
  let hash = '';
  return {
    name: 'word-files',
    apply: 'build',
    async buildStart() {
      const files = await compileLanguages();
      hash = createHash('sha256').update(JSON.stringify(files)).digest('base64url').slice(0, 7);
      for (const { name, messages } of files) {
        const words = JSON.stringify(messages);
        const folder = `assets/words/${hash}`;
        if (name.endsWith('/first'))
          this.emitFile({ type: 'asset', fileName: `${folder}/${name}.json`, source: words });
        else
          this.emitFile({
            type: 'asset',
            fileName: `${folder}/${name}.js`,
            source: `export default ${words}`,
          });
      }
    },
    transformIndexHtml: (html) => ({
      html: html.replace('<html ', `<html data-words="${hash}" `),
      tags: [{ tag: 'script', attrs: { type: 'application/json', id: 'first-words' }, injectTo: 'head' }],
    }),
  };
}

interface WordFile {
  /** Language and part, as in `ar/first`. */
  readonly name: string;
  readonly messages: Readonly<Record<string, Message>>;
}

/** Every language's parts. @throws Error that names each mistake in a message. */
async function compileLanguages(): Promise<WordFile[]> {
  const english = await readWords('en.json');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const files = await Promise.all(
    names.map(async (name) => {
      const language = name.slice(0, -'.json'.length);
      const messages = Object.entries(compileMessages(await readWords(name), language, english));
      return [...new Set(messages.map(([key]) => partOf(key)))].map((part) => ({
        name: `${language}/${part}`,
        messages: Object.fromEntries(messages.filter(([key]) => partOf(key) === part)),
      }));
    }),
  );
  return files.flat();
}

async function readWords(name: string): Promise<Record<string, string>> {
  return JSON.parse(await readFile(join(folder, name), 'utf8'));
}
