import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `alter table comment
     alter column cell_id drop not null,
     add column cycle_code text constraint fk_comment_cycle references cycle (code),
     add constraint ck_comment_place check ((cell_id is null) <> (cycle_code is null))`,
  'create index ix_comment_cycle on comment (cycle_code, position) where cycle_code is not null',
];

/** Comments that are about a cycle, and about nothing in it. */
export class CommentsOnCycles1764000000029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Concord only migrates forward. Restore the backup that was taken before the upgrade.');
  }
}
