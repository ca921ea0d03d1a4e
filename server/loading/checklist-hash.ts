import { createHash } from 'node:crypto';
import type { ChecklistData, ItemData, SectionData } from '../catalogue/catalogue-data.ts';

/** sha256, hex, over everything that a reader of the item sees. Its place in the checklist is not its wording. */
export function wordingHash(item: ItemData): string {
  return sha256([
    item.code,
    item.title,
    item.guidance,
    item.meetsWhen,
    item.evidence,
    item.callToActionAreas,
    item.answeredBy,
  ]);
}

/**
 * sha256, hex, over the whole checklist as it is stored: another hash is another version. What items continue, and which
 * ended, is part of it where it says anything, so that versions from before there was such a mapping keep theirs.
 */
export function checklistHash({
  sections,
  items,
  retiredItems,
}: Pick<ChecklistData, 'sections' | 'items' | 'retiredItems'>): string {
  const links = items.flatMap(({ code, continues }) =>
    continues.map(({ item, reason }) => [code, item, reason]),
  );
  const mapped = links.length > 0 || retiredItems.length > 0;
  return sha256([
    sections.map(({ code, title, purpose }: SectionData) => [code, title, purpose]),
    items.map((item) => [item.sectionCode, wordingHash(item)]),
    ...(mapped ? [links, [...retiredItems].sort()] : []),
  ]);
}

function sha256(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value), 'utf8').digest('hex');
}
