import type { Queryable, Statement } from '../database/database.ts';
import type { ItemTexts, SectionTexts } from '../database/tables/checklist.entity.ts';
import type { ItemData, SectionData } from './catalogue-data.ts';
import type { Translations } from './checklist-translation.ts';

export type ChecklistItemRow = Omit<ItemData, 'sectionCode' | 'sortOrder'> & {
  wordingHash: string;
  translations: Translations<ItemTexts>;
};
export type ChecklistSectionRow = Omit<SectionData, 'sortOrder'> & {
  translations: Translations<SectionTexts>;
  items: ChecklistItemRow[];
};

const translationsOf = (code: string) => `
  coalesce((select jsonb_object_agg(translation.language,
                     translation.texts || jsonb_build_object('madeFrom', translation.made_from))
              from checklist_translation as translation
             where translation.version = section.version and translation.code = ${code}), '{}')`;

const checklistSections: Statement = {
  name: 'checklist-sections',
  text: `
    select section.code, section.title, section.purpose, ${translationsOf('section.code')} as translations,
           array(
             select json_build_object('code', item.code, 'title', item.title, 'guidance', item.guidance,
                      'meetsWhen', item.meets_when, 'evidence', item.evidence, 'answeredBy', item.answered_by,
                      'callToActionAreas', item.call_to_action_areas, 'wordingHash', item.wording_hash,
                      'continues', item.continues, 'translations', ${translationsOf('item.code')})
               from checklist_item item
              where item.version = section.version and item.section_code = section.code
              order by item.sort_order
           ) as items
      from checklist_section section
     where section.version = $1::integer
     order by section.sort_order`,
};

/** The sections of a version with their items, in reading order; none where there is no such version. */
export async function readChecklistSections(
  connection: Queryable,
  version: number,
): Promise<ChecklistSectionRow[]> {
  return connection.query<ChecklistSectionRow>(checklistSections, [version]);
}
