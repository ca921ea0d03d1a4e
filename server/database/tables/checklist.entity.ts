import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';

/** One wording of the checklist. Never altered once loaded: a changed file becomes the next version. */
@Entity({ name: 'checklist_version' })
export class ChecklistVersionEntity {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_checklist_version' })
  version!: number;

  /** sha256 over the sections and items, hex: tells whether a file holds anything new. */
  @Column({ type: 'text' })
  hash!: string;

  @Column({ name: 'loaded_at', type: 'timestamptz', precision: 3 })
  loadedAt!: Date;
}

@Entity({ name: 'checklist_section' })
export class ChecklistSectionEntity {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_checklist_section' })
  version!: number;

  @ManyToOne(() => ChecklistVersionEntity)
  @JoinColumn({ name: 'version', foreignKeyConstraintName: 'fk_checklist_section_version' })
  checklistVersion?: Relation<ChecklistVersionEntity>;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_checklist_section' })
  code!: string;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  purpose!: string;

  @Column({ name: 'sort_order', type: 'integer' })
  sortOrder!: number;
}

@Entity({ name: 'checklist_item' })
@Check('ck_checklist_item_answered_by', `answered_by in ('AGENCY', 'COUNTRY_TEAM')`)
export class ChecklistItemEntity {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_checklist_item' })
  version!: number;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_checklist_item' })
  code!: string;

  @Column({ name: 'section_code', type: 'text' })
  sectionCode!: string;

  @ManyToOne(() => ChecklistSectionEntity)
  @JoinColumn([
    {
      name: 'version',
      referencedColumnName: 'version',
      foreignKeyConstraintName: 'fk_checklist_item_section',
    },
    {
      name: 'section_code',
      referencedColumnName: 'code',
      foreignKeyConstraintName: 'fk_checklist_item_section',
    },
  ])
  section?: Relation<ChecklistSectionEntity>;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  guidance!: string;

  @Column({ name: 'meets_when', type: 'text' })
  meetsWhen!: string;

  @Column({ type: 'text', array: true })
  evidence!: string[];

  @Column({ name: 'call_to_action_areas', type: 'integer', array: true })
  callToActionAreas!: number[];

  @Column({ name: 'answered_by', type: 'text' })
  answeredBy!: 'AGENCY' | 'COUNTRY_TEAM';

  /** Place in the whole checklist, sections first. */
  @Column({ name: 'sort_order', type: 'integer' })
  sortOrder!: number;

  /** sha256 of everything a reader of the item sees, hex. */
  @Column({ name: 'wording_hash', type: 'text' })
  wordingHash!: string;

  /** What it goes on with that was asked under other codes; no part of the wording. */
  @Column({ type: 'jsonb', default: [] })
  continues!: { item: string; reason: string }[];
}

/** What a section or an item says in another language; no part of its version's hash, so that it can be corrected. */
@Entity({ name: 'checklist_translation' })
@Check('ck_checklist_translation_language', `language in ('ar', 'es', 'fr', 'ru', 'zh')`)
export class ChecklistTranslationEntity {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_checklist_translation' })
  version!: number;

  @ManyToOne(() => ChecklistVersionEntity)
  @JoinColumn({ name: 'version', foreignKeyConstraintName: 'fk_checklist_translation_version' })
  checklistVersion?: Relation<ChecklistVersionEntity>;

  /** Of a section or of an item: no code is both. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_checklist_translation' })
  code!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_checklist_translation' })
  language!: string;

  /** `englishHash` of what it was made from: another than that of the version's own English tells that it is stale. */
  @Column({ name: 'made_from', type: 'text' })
  madeFrom!: string;

  @Column({ type: 'jsonb' })
  texts!: ItemTexts | SectionTexts;
}

/** What a reader of an item reads. */
export type ItemTexts = { title: string; guidance: string; meetsWhen: string; evidence: string[] };

/** What a reader of a section reads. */
export type SectionTexts = { title: string; purpose: string };
