import type { ReportBlock, ReportTree } from '../../server/reports/content/report-tree.ts';

/** Every text that is set into a report's body, in reading order. */
export function textsOf({ title, facts, notices, sections }: ReportTree): string[] {
  return [
    title,
    ...facts.flatMap(({ name, value }) => [name, value]),
    ...notices,
    ...sections.flatMap(({ heading, blocks }) => [heading, ...blocks.flatMap(textsOfBlock)]),
  ];
}

function textsOfBlock(block: ReportBlock): string[] {
  switch (block.kind) {
    case 'TEXT':
      return [block.text];
    case 'TABLE':
      return [block.caption, ...block.columns, ...block.rows.flat()];
    case 'BARS':
      return [block.caption, ...block.bars.flatMap(({ name, figure }) => [name, figure])];
    case 'MAP':
      return [block.caption, ...block.legend.map(({ text }) => text)];
    case 'QUOTES':
      return block.quotes.flatMap(({ of, words }) => [of, words]);
  }
}

/**
 * The words of a text, of Chinese its characters, as often as they are there; without signs and vowel marks, which readers of PDF
 * put before or behind their letter as they like.
 */
export function wordsIn(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '');
  return [...plain.matchAll(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu)]
    .map(([word]) => word)
    .sort();
}
