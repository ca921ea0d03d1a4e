import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A tagged PDF as pdf.js reads it, in reading order. */
export interface ReadPdf {
  pages: number;
  language: string | null;
  title: string | null;
  /** Whether it calls itself PDF/UA-1. */
  accessible: boolean;
  /** The title is of level 0. */
  headings: { level: number; text: string }[];
  /** The text of each header cell of a table. */
  headerCells: string[];
  alternatives: string[];
  /** All text that is tagged. */
  text: string;
}

type Tree = { role?: string; alt?: string; children?: (Tree | { type: string; id?: string })[] };
type Item = { str: string; dir: string; transform: number[] } | { type: string; id?: string };

/** Reads structure and text. Of a line from right to left the pieces stand in the order in which they are drawn: from the left. */
export async function readPdf(content: Buffer): Promise<ReadPdf> {
  const loading = getDocument({ data: new Uint8Array(content), verbosity: 0 });
  const document = await loading.promise;
  const info = (await document.getMetadata()).info as Record<string, string>;
  const headings: ReadPdf['headings'] = [];
  const headerCells: string[] = [];
  const alternatives: string[] = [];
  const texts: string[] = [];
  const rightToLeft = info.Language === 'ar';
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const pieces = piecesOf(
      (await page.getTextContent({ includeMarkedContent: true })).items as Item[],
      rightToLeft,
    );
    const textOf = (tree: Tree): string =>
      (tree.children ?? [])
        .map((child) => ('type' in child ? (pieces.get(child.id ?? '') ?? '') : textOf(child as Tree)))
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim();
    const walk = (tree: Tree) => {
      const level = /^(?:H(\d)|Title)$/.exec(tree.role ?? '');
      if (level) headings.push({ level: Number(level[1] ?? 0), text: textOf(tree) });
      if (tree.role === 'TH') headerCells.push(textOf(tree));
      if (tree.alt) alternatives.push(tree.alt);
      for (const child of tree.children ?? []) if (!('type' in child)) walk(child as Tree);
    };
    const tree = (await page.getStructTree()) as Tree | null;
    if (!tree) continue;
    walk(tree);
    texts.push(textOf(tree));
  }
  const pages = document.numPages;
  await loading.destroy();
  return {
    ...{ pages, headings, headerCells, alternatives },
    language: info.Language ?? null,
    title: info.Title ?? null,
    accessible: content.toString('latin1').includes('<pdfuaid:part>1</pdfuaid:part>'),
    text: texts.join(' '),
  };
}

/** The text of each marked piece of a page. */
function piecesOf(items: readonly Item[], rightToLeft: boolean): Map<string, string> {
  const pieces = new Map<string, { y: number; text: string }[][]>();
  const open: (string | null)[] = [];
  for (const item of items) {
    if ('type' in item) {
      if (item.type === 'endMarkedContent') open.pop();
      else open.push(item.type === 'beginMarkedContentProps' ? (item.id ?? null) : null);
      continue;
    }
    const id = open.findLast((one) => one !== null);
    if (!id) continue;
    const lines = pieces.get(id) ?? [];
    pieces.set(id, lines);
    const y = item.transform[5] ?? 0;
    const line = lines.at(-1);
    if (line && Math.abs((line[0]?.y ?? 0) - y) < 1) line.push({ y, text: item.str });
    else lines.push([{ y, text: item.str }]);
  }
  return new Map(
    [...pieces].map(([id, lines]) => [
      id,
      lines.map((line) => (rightToLeft ? line.reverse() : line).map(({ text }) => text).join('')).join(' '),
    ]),
  );
}
