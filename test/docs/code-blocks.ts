import { readdir, readFile } from 'node:fs/promises';

/** A fenced or indented block of a document, as somebody copies it out of there. */
export interface CodeBlock {
  /** The document, from the project's folder. */
  file: string;
  text: string;
}

const root = new URL('../../', import.meta.url);

/** Every code block of the documents that people follow; decisions tell what was, and aren't. */
export async function readCodeBlocks(): Promise<CodeBlock[]> {
  const docs = (await readdir(new URL('docs/', root))).filter((name) => name.endsWith('.md')).sort();
  const files = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...docs.map((name) => `docs/${name}`)];
  const blocks = await Promise.all(
    files.map(async (file) =>
      findCodeBlocks(await readFile(new URL(file, root), 'utf8')).map((text) => ({ file, text })),
    ),
  );
  return blocks.flat();
}

/** The block of a document that begins so; fails where it is gone. */
export async function readCodeBlock(file: string, beginning: string): Promise<string> {
  const block = (await readCodeBlocks()).find((one) => one.file === file && one.text.startsWith(beginning));
  if (!block) throw new Error(`${file} has no code block that begins with “${beginning}”.`);
  return block.text;
}

/** The texts between fences, and those indented by four spaces after an empty line. */
export function findCodeBlocks(markdown: string): string[] {
  const lines = markdown.split('\n');
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const fence = /^ *(```+|~~~+)/.exec(lines[at] ?? '')?.[1];
    const indented = /^ {4}\S/.test(lines[at] ?? '') && !lines[at - 1]?.trim();
    if (!fence && !indented) continue;
    const block: string[] = [];
    if (fence) {
      for (at++; at < lines.length && !lines[at]?.trim().startsWith(fence); at++) block.push(lines[at] ?? '');
    } else {
      for (; at < lines.length && /^( {4}|\s*$)/.test(lines[at] ?? ''); at++)
        block.push(lines[at]?.slice(4) ?? '');
      // What ended it may begin the next one.
      at--;
    }
    blocks.push(block.join('\n').trimEnd());
  }
  return blocks;
}
