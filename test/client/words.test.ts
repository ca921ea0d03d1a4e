import { readdir, readFile } from 'node:fs/promises';
import { parseAst } from 'rolldown/parseAst';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileMessages } from '../../client/messages/compile-message.ts';

const client = new URL('../../client/', import.meta.url);
const letters = /\p{L}/u;
/** Attributes whose text people see or hear. */
const spoken = new Set(['aria-label', 'aria-description', 'title', 'placeholder', 'alt', 'label', 'summary']);

let sources: { name: string; text: string }[] = [];
let messages: Record<string, string> = {};

beforeAll(async () => {
  const names = await readdir(client, { recursive: true });
  sources = await Promise.all(
    names
      .filter((name) => /\.tsx?$/.test(name) && !name.includes('.generated.'))
      .map(async (name) => ({ name, text: await readFile(new URL(name, client), 'utf8') })),
  );
  messages = JSON.parse(await readFile(new URL('messages/en.json', client), 'utf8'));
});

interface Node {
  type: string;
  value?: unknown;
  name?: { name?: string };
  callee?: { name?: string };
  expressions?: readonly Node[];
  quasis?: readonly { value: { raw: string } }[];
}

/** Every node of a syntax tree. */
function* nodesOf(tree: unknown): Generator<Node> {
  if (Array.isArray(tree)) {
    for (const child of tree) yield* nodesOf(child);
  } else if (typeof tree === 'object' && tree !== null && 'type' in tree) {
    yield tree as Node;
    for (const child of Object.values(tree)) yield* nodesOf(child);
  }
}

function literalText(node: Node): string | null {
  if (node.type === 'JSXText' && letters.test(String(node.value))) return String(node.value).trim();
  if (node.type !== 'JSXAttribute' || !spoken.has(node.name?.name ?? '')) return null;
  const { type, value } = (node.value ?? {}) as Node;
  return type === 'Literal' && letters.test(String(value)) ? String(value) : null;
}

/** These commas are not the language’s: columns of a file, and English texts that are compared. */
const notOfTheLanguage = new Set(['views/administration/invite-many.tsx', 'views/carried/confirm.tsx']);

/** Punctuation that would stand between words in every language alike, whatever the language writes there. */
function glue(node: Node): string | null {
  const { type, value, expressions = [], quasis = [] } = node;
  if (type === 'JSXText') return /^\s*[,;:()]|[,;:(]\s*$/.test(String(value)) ? String(value).trim() : null;
  if (type === 'Literal') return /^\s*[,;:]\s*$/.test(String(value)) ? String(value) : null;
  if (type !== 'TemplateLiteral' || !expressions.some(({ callee }) => callee?.name === 't')) return null;
  return quasis.map(({ value: { raw } }) => raw).find((raw) => /[,;:()]/.test(raw)) ?? null;
}

/** A message without its plurals and choices. */
function outsideOfChoices(message: string): string {
  let [depth, kept] = [0, ''];
  for (const piece of message.match(/\{\w+, (plural|select|selectordinal),|[{}]|[^{}]+/g) ?? []) {
    const opens = depth === 0 && piece.length > 1 && piece.startsWith('{');
    if (opens || (depth > 0 && piece.startsWith('{'))) depth += 1;
    else if (depth > 0 && piece === '}') depth -= 1;
    else if (depth === 0) kept += piece;
  }
  return kept;
}

describe('the words of the page', () => {
  it('stand in the message file and not in the views', () => {
    const found = sources
      .filter(({ name }) => name.endsWith('.tsx'))
      .flatMap(({ name, text }) =>
        [...nodesOf(parseAst(text, { lang: 'tsx' }).body)].flatMap((node) => {
          const literal = literalText(node);
          return literal === null ? [] : [`${name}: ${literal}`];
        }),
      );
    expect(found).toEqual([]);
  });

  it('are joined by the language and not by the views', () => {
    const found = sources
      .filter(({ name }) => name.endsWith('.tsx') && !notOfTheLanguage.has(name))
      .flatMap(({ name, text }) =>
        [...nodesOf(parseAst(text, { lang: 'tsx' }).body)].flatMap((node) => {
          const literal = glue(node);
          return literal === null ? [] : [`${name}: ${literal}`];
        }),
      );
    expect(found).toEqual([]);
  });

  it('have a plural wherever a number counts something', () => {
    // Of English, by which the other languages are held to a number: “{days} working days”.
    const all = Object.values(messages).join('\n');
    const numbers = new Set([...all.matchAll(/\{(\w+), (number|plural)\b/g)].map(([, name]) => name));
    const counted = /\{(\w+)(, number)?\} ((?!in |has )\w+ )?(?!(is|has|was|as|its|series)\b)[a-z]+s\b/g;
    const found = Object.entries(messages).flatMap(([key, message]) =>
      [...outsideOfChoices(message).matchAll(counted)]
        .filter(([, name]) => numbers.has(name))
        .map(([hit]) => `${key}: ${hit}`),
    );
    expect(found).toEqual([]);
  });

  it('are well-formed messages of the same arguments in six languages, none empty and none with a straight apostrophe', async () => {
    for (const language of ['ar', 'en', 'es', 'fr', 'ru', 'zh']) {
      const file = new URL(`messages/${language}.json`, client);
      const words: Record<string, string> = JSON.parse(await readFile(file, 'utf8'));
      expect(() => compileMessages(words, language, messages)).not.toThrow();
      for (const [key, source] of Object.entries(words)) {
        expect(source.trim(), `${language} ${key}`).not.toBe('');
        expect(source, `${language} ${key}`).not.toContain("'");
      }
    }
  });

  it('are there under every key that the views name', () => {
    const named = sources.flatMap(({ name, text }) =>
      [...text.matchAll(/\b(?:t|rich)\(\s*'([^']+)'/g)].map((match) => `${name}: ${match[1]}`),
    );
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter((one) => !((one.split(': ')[1] ?? '') in messages))).toEqual([]);
    // Where a key is put together, at least one message begins as it does.
    const prefixes = sources.flatMap(({ text }) =>
      [...text.matchAll(/\b(?:t|rich)\(\s*`([a-zA-Z.]+\.)\$\{/g)].map((match) => match[1] ?? ''),
    );
    const keys = Object.keys(messages);
    expect(prefixes.filter((prefix) => !keys.some((key) => key.startsWith(prefix)))).toEqual([]);
  });

  it('are all used', () => {
    const all = sources.map(({ text }) => text).join('\n');
    const prefixes = [...all.matchAll(/`([a-zA-Z.]+\.)\$\{/g)].map((match) => match[1] ?? '');
    const unused = Object.keys(messages).filter(
      (key) => !all.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(unused).toEqual([]);
  });
});
