import type { ChecklistTranslation } from '../catalogue/catalogue-data.ts';
import type { Queryable, Statement } from '../database/database.ts';

const write: Statement = {
  name: 'checklist-write-translations',
  text: `
    insert into checklist_translation (version, code, language, made_from, texts)
    select $1::integer, code, language, "madeFrom", texts
      from jsonb_to_recordset($2::jsonb) as translation (code text, language text, "madeFrom" text, texts jsonb)
    on conflict (version, code, language) do update set made_from = excluded.made_from, texts = excluded.texts
      where (checklist_translation.made_from, checklist_translation.texts)
            is distinct from (excluded.made_from, excluded.texts)
    returning language`,
};

/** Adds translations to a version, or corrects them; gives the language of each that became another. */
export async function writeTranslations(
  connection: Queryable,
  version: number,
  translations: readonly ChecklistTranslation[],
): Promise<string[]> {
  const rows = await connection.query<{ language: string }>(write, [version, JSON.stringify(translations)]);
  return rows.map(({ language }) => language);
}

const remove: Statement = {
  name: 'checklist-remove-translations',
  text: `
    delete from checklist_translation
     where version = $1::integer
       and (code, language) not in
           (select code, language from jsonb_to_recordset($2::jsonb) as kept (code text, language text))
    returning language`,
};

/** Takes away what the files no longer have, so that English stands there again; gives the language of each. */
export async function removeTranslations(
  connection: Queryable,
  version: number,
  kept: readonly ChecklistTranslation[],
): Promise<string[]> {
  const rows = await connection.query<{ language: string }>(remove, [version, JSON.stringify(kept)]);
  return rows.map(({ language }) => language);
}
