// Comments and docstrings are read by people in a hurry: none has a sentence above 35 words. Part of `npm run check`.
// Descriptions of the API are no comments but strings, so they are not looked at here.
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

/** Words that a sentence may have. Some 20 read better. */
export const LONGEST = 35;

/** Folders with code. */
const FOLDERS = ['server', 'client', 'schema', 'scripts', 'test'];

/**
 * The comments of a file: the text of each without its marks, and its first line's number from 1.
 * Line comments that follow each other are one.
 * @param {string} file @param {string} text
 */
export function readComments(file, text) {
  const { comments, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} can’t be parsed: ${errors[0]?.message}`);
  /** @type {{ line: number, text: string, end: number, isLine: boolean }[]} */
  const joined = [];
  for (const { type, value, start, end } of comments) {
    const last = joined.at(-1);
    const isLine = type === 'Line';
    if (last?.isLine && isLine && /^\s*$/.test(text.slice(last.end, start))) {
      last.text += `\n${value}`;
      last.end = end;
    } else {
      const line = text.slice(0, start).split('\n').length;
      joined.push({ line, text: isLine ? value : value.replace(/^[ \t]*\*+/gm, ''), end, isLine });
    }
  }
  return joined;
}

/**
 * Sentences of a comment. One ends at a full stop, an empty line, and before an item of a list or a tag.
 * Code in backticks is a word, and an address is none.
 * @param {string} comment
 */
export function splitSentences(comment) {
  return comment
    .replace(/`[^`]*`/g, 'code')
    .replace(/\bhttps?:\/\/\S+/g, '')
    .replace(/@\w+ *(\{.*?\} *)?/g, '\n\n')
    .split(/\n\s*\n|\n\s*(?=(?:[-*]|\d+[.)]) )|(?<=[.!?][)”’"]?)\s+/)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => sentence !== '');
}

/** A line for each sentence that is too long. @param {string} file @param {string} text */
export function findLongSentences(file, text) {
  return readComments(file, text).flatMap((comment) =>
    splitSentences(comment.text)
      .map((sentence) => ({
        sentence,
        words: sentence.split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word)).length,
      }))
      .filter(({ words }) => words > LONGEST)
      .map(
        ({ sentence, words }) =>
          `${file}:${comment.line}: a sentence of ${words} words, where ${LONGEST} is the most: “${sentence.slice(0, 60)}…”`,
      ),
  );
}

/** Paths of all code, from the root; generated files left out. @param {URL} root */
export function listCode(root) {
  return FOLDERS.flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, root), { recursive: true }).map((name) =>
      posix.join(folder, String(name)),
    ),
  ).filter((name) => /\.(ts|tsx|js|mjs)$/.test(name) && !/\.generated\.ts$|\/node_modules\//.test(name));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = new URL('../', import.meta.url);
  const wrong = listCode(root).flatMap((file) =>
    findLongSentences(file, readFileSync(new URL(file, root), 'utf8')),
  );
  for (const line of wrong) console.error(line);
  if (wrong.length > 0) process.exit(1);
}
