import type { ReportBlock, ReportTree } from '../content/report-tree.ts';
import type { Printable } from './printable.ts';
import { type Shapes, swatch, worldPicture } from './world-picture.ts';

/** A piece of a text; `apart`: it keeps its own order, from left to right. */
type Run = { text: string; apart: boolean };

/** The family that a language is set in first, and those that have the letters of other scripts. */
const families: Readonly<Record<string, readonly string[]>> = {
  ar: ['Amiri', 'Noto Sans', 'Noto Sans SC'],
  zh: ['Noto Sans SC', 'Noto Sans', 'Amiri'],
};
const otherFamilies = ['Noto Sans', 'Amiri', 'Noto Sans SC'];

/** In points: Amiri is drawn small, and Russian says the same in more letters. */
const sizes: Readonly<Record<string, number>> = { ar: 9.6, ru: 8.1 };
const SIZE = 8.5;

/** What report.typ reads: the tree with every text as runs, and with nothing that the fonts can't draw. */
export function toTypst(tree: ReportTree, printable: Printable, shapes: Shapes): string {
  const runs = (text: string) => runsOf(printable, text);
  return JSON.stringify({
    language: tree.language,
    direction: tree.direction,
    fonts: families[tree.language] ?? otherFamilies,
    size: sizes[tree.language] ?? SIZE,
    name: plain(printable, tree.title),
    title: runs(tree.title),
    facts: tree.facts.map(({ name, value }) => ({ name: runs(name), value: runs(value) })),
    notices: tree.notices.map(runs),
    sections: tree.sections.map(({ heading, blocks, narrow = false }) => ({
      heading: runs(heading),
      narrow,
      blocks: blocks.map((block) => blockOf(block, printable, shapes)),
    })),
    foot: runs(tree.foot),
  });
}

function blockOf(block: ReportBlock, printable: Printable, shapes: Shapes): object {
  const runs = (text: string) => runsOf(printable, text);
  switch (block.kind) {
    case 'TEXT':
      return { kind: block.kind, text: runs(block.text) };
    case 'TABLE':
      return {
        kind: block.kind,
        caption: runs(block.caption),
        columns: block.columns.map(runs),
        rows: block.rows.map((row) => row.map(runs)),
      };
    case 'BARS':
      return {
        kind: block.kind,
        caption: runs(block.caption),
        alternative: plain(printable, block.alternative),
        bars: block.bars.map(({ name, share, figure }) => ({
          name: runs(name),
          share,
          figure: runs(figure),
        })),
      };
    case 'MAP':
      return {
        kind: block.kind,
        caption: runs(block.caption),
        alternative: plain(printable, block.alternative),
        picture: worldPicture(block, shapes),
        legend: block.legend.map(({ level, text }) => ({ picture: swatch(level), text: runs(text) })),
      };
    case 'QUOTES':
      return {
        kind: block.kind,
        quotes: block.quotes.map(({ of, words, direction }) => ({
          of: runs(of),
          words: runs(words),
          direction,
        })),
      };
  }
}

function runsOf(printable: Printable, text: string): Run[] {
  return text
    .split(/\u2066([^\u2066\u2069]*)\u2069/)
    .map((piece, index) => ({ text: printable(piece), apart: index % 2 === 1 }))
    .filter((run) => run.text !== '');
}

function plain(printable: Printable, text: string): string {
  return printable(text.replace(/[\u2066\u2069]/g, ''));
}
