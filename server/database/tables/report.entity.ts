import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { CycleEntity } from './cycle.entity.ts';
import { PersonEntity } from './person.entity.ts';

/** What a report says at a place of the log, without a word that anybody wrote. */
@Entity({ name: 'report' })
@Index('uq_report_place', ['cycleCode', 'countryCode', 'snapshot', 'cursor'], { unique: true })
export class ReportEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_report' })
  id!: string;

  @Column({ name: 'cycle_code', type: 'text' })
  cycleCode!: string;

  @ManyToOne(() => CycleEntity)
  @JoinColumn({ name: 'cycle_code', foreignKeyConstraintName: 'fk_report_cycle' })
  cycle?: Relation<CycleEntity>;

  /** Empty for the whole network. */
  @Column({ name: 'country_code', type: 'text' })
  countryCode!: string;

  /** A snapshot's name; empty for the open cycle as it stood. */
  @Column({ type: 'text' })
  snapshot!: string;

  @Column({ type: 'text' })
  cursor!: string;

  /** `ReportFacts`. */
  @Column({ type: 'jsonb' })
  facts!: object;

  /** How often an erasure took its files away. */
  @Column({ type: 'integer', default: 0 })
  erasures!: number;

  @Column({ name: 'made_at', type: 'timestamptz', precision: 3 })
  madeAt!: Date;
}

/** A report as it was set in one language, with the words that stood in it: an erasure takes it away. */
@Entity({ name: 'report_file' })
export class ReportFileEntity {
  @PrimaryColumn({ name: 'report_id', type: 'uuid', primaryKeyConstraintName: 'pk_report_file' })
  reportId!: string;

  @ManyToOne(() => ReportEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'report_id', foreignKeyConstraintName: 'fk_report_file_report' })
  report?: Relation<ReportEntity>;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_report_file' })
  language!: string;

  /** Of the coordinator's note that stands in it; 0 without one. */
  @PrimaryColumn({ name: 'note_revision', type: 'integer', primaryKeyConstraintName: 'pk_report_file' })
  noteRevision!: number;

  /** By which version of the template it was set. */
  @Column({ type: 'integer' })
  template!: number;

  /** sha256 over the content. */
  @Column({ type: 'bytea' })
  hash!: Buffer;

  /** The PDF. */
  @Column({ type: 'bytea' })
  content!: Buffer;

  @Column({ name: 'made_at', type: 'timestamptz', precision: 3 })
  madeAt!: Date;
}

/** What a coordinator says beside the figures, as often as they changed it. */
@Entity({ name: 'report_note' })
export class ReportNoteEntity {
  @PrimaryColumn({ name: 'cycle_code', type: 'text', primaryKeyConstraintName: 'pk_report_note' })
  cycleCode!: string;

  @ManyToOne(() => CycleEntity)
  @JoinColumn({ name: 'cycle_code', foreignKeyConstraintName: 'fk_report_note_cycle' })
  cycle?: Relation<CycleEntity>;

  /** Empty for the whole network. */
  @PrimaryColumn({ name: 'country_code', type: 'text', primaryKeyConstraintName: 'pk_report_note' })
  countryCode!: string;

  /** A snapshot's name; empty for the open cycle. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_report_note' })
  snapshot!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_report_note' })
  revision!: number;

  /** Null where it was taken away, also from the revisions before. */
  @Column({ type: 'text', nullable: true })
  words!: string | null;

  @Column({ name: 'written_by', type: 'uuid' })
  writtenBy!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'written_by', foreignKeyConstraintName: 'fk_report_note_written_by' })
  author?: Relation<PersonEntity>;

  @Column({ name: 'written_at', type: 'timestamptz', precision: 3 })
  writtenAt!: Date;
}
