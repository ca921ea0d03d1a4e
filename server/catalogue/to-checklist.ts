import { encodeNodeId } from '../../schema/node-id.ts';
import type { Checklist } from '../../schema/types/checklist.ts';
import type { ChecklistSectionRow } from './checklist.sql.ts';

/** A version of the checklist as the API shows it. An item's id names the version too: its wording is part of what it is. */
export function toChecklist(version: number, sections: ChecklistSectionRow[]): Checklist {
  return {
    version,
    sections: sections.map((section) => ({
      ...section,
      items: section.items.map((item) => ({
        id: encodeNodeId('ChecklistItem', String(version), item.code),
        ...item,
      })),
    })),
  };
}
