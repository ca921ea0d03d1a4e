import { inflateSync } from 'node:zlib';

/** One printed sheet: its text in the order in which it was drawn. */
export interface Sheet {
  readonly text: string;
}

interface PdfObject {
  readonly dictionary: string;
  readonly stream: string | null;
}

/**
 * The text of each sheet of a PDF that Chromium wrote: objects in the open, streams deflated, and fonts that say which
 * character a glyph stands for. Enough to ask what stands on which sheet, and no reader of other programs' files.
 */
export function sheetsOf(pdf: Buffer): readonly Sheet[] {
  const objects = readObjects(pdf.toString('latin1'));
  const pages = [...objects.values()].filter(({ dictionary }) => /\/Type\s*\/Page\b/.test(dictionary));
  return pages.map(({ dictionary }) => {
    const content = objects.get(Number(/\/Contents\s+(\d+) 0 R/.exec(dictionary)?.[1]))?.stream;
    if (!content) throw new Error('a sheet has no content');
    const resources = objects.get(Number(/\/Resources\s+(\d+) 0 R/.exec(dictionary)?.[1]));
    return { text: textOf(content, fontsIn(resources?.dictionary ?? dictionary, objects)) };
  });
}

function readObjects(text: string): ReadonlyMap<number, PdfObject> {
  const objects = new Map<number, PdfObject>();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n?([\s\S]*?)\n?endobj/g)) {
    const [, number, body = ''] = match;
    const start = /\bstream\r?\n/.exec(body);
    const dictionary = start ? body.slice(0, start.index) : body;
    const length = Number(/\/Length\s+(\d+)/.exec(dictionary)?.[1]);
    const from = start ? start.index + start[0].length : 0;
    const bytes = Buffer.from(body.slice(from, from + length), 'latin1');
    const deflated = dictionary.includes('/FlateDecode');
    const textual = start !== null && !/\/Subtype\s*\/Image|\/Length1\b|\/FontFile/.test(dictionary);
    const stream = textual ? (deflated ? inflateSync(bytes) : bytes).toString('latin1') : null;
    objects.set(Number(number), { dictionary, stream });
  }
  return objects;
}

type Glyphs = ReadonlyMap<string, string>;

function fontsIn(dictionary: string, objects: ReadonlyMap<number, PdfObject>): ReadonlyMap<string, Glyphs> {
  const list = /\/Font\s*<<([^>]*)>>/.exec(dictionary)?.[1] ?? '';
  return new Map(
    [...list.matchAll(/\/(\w+)\s+(\d+) 0 R/g)].map(([, name = '', number]) => {
      const font = objects.get(Number(number))?.dictionary ?? '';
      const map = objects.get(Number(/\/ToUnicode\s+(\d+) 0 R/.exec(font)?.[1]))?.stream;
      return [name, glyphsOf(map ?? '')] as const;
    }),
  );
}

/** Which text each glyph of a font stands for. */
function glyphsOf(map: string): Glyphs {
  const glyphs = new Map<string, string>();
  for (const [, block = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph = '', text = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>/g)) {
      glyphs.set(glyph.toUpperCase(), charactersOf(text));
    }
  }
  for (const [, block = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first = '', last = '', text = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      for (let glyph = Number.parseInt(first, 16); glyph <= Number.parseInt(last, 16); glyph += 1) {
        const code = Number.parseInt(text, 16) + glyph - Number.parseInt(first, 16);
        glyphs.set(hexadecimal(glyph, first.length), String.fromCodePoint(code));
      }
    }
  }
  return glyphs;
}

function textOf(content: string, fonts: ReadonlyMap<string, Glyphs>): string {
  let glyphs: Glyphs = new Map();
  let text = '';
  for (const [, font, piece] of content.matchAll(/\/(\w+)\s+[\d.]+\s+Tf|<([0-9A-Fa-f]+)>|\bET\b/g)) {
    if (font !== undefined) glyphs = fonts.get(font) ?? new Map();
    else if (piece === undefined) text += ' ';
    else {
      for (const [glyph] of piece.toUpperCase().matchAll(/.{4}/g)) text += glyphs.get(glyph) ?? '';
    }
  }
  return text.replace(/\s+/g, ' ').trim();
}

function charactersOf(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}

function hexadecimal(value: number, width: number): string {
  return value.toString(16).toUpperCase().padStart(width, '0');
}
