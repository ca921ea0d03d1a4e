import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `create table checklist_translation (
     version integer not null constraint fk_checklist_translation_version references checklist_version (version),
     code text not null,
     language text not null,
     made_from text not null,
     texts jsonb not null,
     constraint pk_checklist_translation primary key (version, code, language),
     constraint ck_checklist_translation_language check (language in ('ar', 'es', 'fr', 'ru', 'zh'))
   )`,
];

/** What sections and items say in other languages than English, outside of a version's own hash. */
export class ChecklistTranslations1764000000043 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
