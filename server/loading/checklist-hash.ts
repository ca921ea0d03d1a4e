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

/** sha256, hex, over the whole checklist as it is stored: another hash is another version. */
export function checklistHash(checklist: Pick<ChecklistData, 'sections' | 'items'>): string {
  return sha256([
    checklist.sections.map(({ code, title, purpose }: SectionData) => [code, title, purpose]),
    checklist.items.map((item) => [item.sectionCode, wordingHash(item)]),
  ]);
}

function sha256(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value), 'utf8').digest('hex');
}
