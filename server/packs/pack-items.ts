import type { Checklist } from '../../schema/types/checklist.ts';
import type { ChecklistItem } from '../../schema/types/checklist-item.ts';

/** An item with the title of its section. */
export type PackItem = ChecklistItem & { wordingHash: string; section: string };

/** The items that a pack asks: those of agencies, or without an agency the country team's; in reading order. */
export function packItems(checklist: Checklist, agency: string | null): PackItem[] {
  const answeredBy = agency === null ? 'COUNTRY_TEAM' : 'AGENCY';
  return checklist.sections.flatMap(({ title, items }) =>
    items.filter((item) => item.answeredBy === answeredBy).map((item) => ({ ...item, section: title })),
  );
}
