import type { ChecklistData } from '../catalogue/catalogue-data.ts';
import type { Queryable, Statement } from '../database/database.ts';
import { wordingHash } from './checklist-hash.ts';

const insertVersion: Statement = {
  name: 'checklist-insert-version',
  text: `insert into checklist_version (version, hash, loaded_at) values ($1, $2, clock_timestamp())`,
};

const insertSections: Statement = {
  name: 'checklist-insert-sections',
  text: `
    insert into checklist_section (version, code, title, purpose, sort_order)
    select $1, code, title, purpose, "sortOrder"
      from jsonb_to_recordset($2::jsonb) as section (code text, title text, purpose text, "sortOrder" integer)`,
};

const insertItems: Statement = {
  name: 'checklist-insert-items',
  text: `
    insert into checklist_item (version, code, section_code, title, guidance, meets_when, evidence,
             call_to_action_areas, answered_by, sort_order, wording_hash, continues)
    select $1, code, "sectionCode", title, guidance, "meetsWhen", evidence, "callToActionAreas", "answeredBy",
           "sortOrder", "wordingHash", continues
      from jsonb_to_recordset($2::jsonb) as item (code text, "sectionCode" text, title text, guidance text,
             "meetsWhen" text, evidence text[], "callToActionAreas" integer[], "answeredBy" text,
             "sortOrder" integer, "wordingHash" text, continues jsonb)`,
};

/** Adds a version of the checklist. Only ever adds: cycles and answers hold on to the versions before it. */
export async function insertChecklistVersion(
  connection: Queryable,
  version: number,
  hash: string,
  checklist: ChecklistData,
): Promise<void> {
  const items = checklist.items.map((item) => ({ ...item, wordingHash: wordingHash(item) }));
  await connection.query(insertVersion, [version, hash]);
  await connection.query(insertSections, [version, JSON.stringify(checklist.sections)]);
  await connection.query(insertItems, [version, JSON.stringify(items)]);
}
