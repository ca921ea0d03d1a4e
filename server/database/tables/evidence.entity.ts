import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  type Relation,
  Unique,
} from 'typeorm';
import { CellEntity } from './cell.entity.ts';
import { PersonEntity } from './person.entity.ts';

/** What is said about evidence, as a revision of it says it. */
export type EvidenceContent = {
  /** A place in the item's kinds of evidence, from 1. */
  kind: number;
  datedOn: string;
  language: string;
  sensitivity: 'LOW' | 'MODERATE' | 'HIGH' | 'SEVERE';
  shows: string;
  expiresOn: string | null;
  /** Of a link. */
  url: string | null;
  /** Of a file. */
  file: { name: string; bytes: number; sha256: string } | null;
};

/** Evidence beside an answer: what rules and counts ask of it. Its words are those of its last revision. */
@Entity({ name: 'evidence' })
@Check('ck_evidence_sensitivity', `sensitivity in ('LOW', 'MODERATE', 'HIGH', 'SEVERE')`)
@Index('ix_evidence_answer', ['cellId', 'itemCode', 'position'])
@Index('ix_evidence_continues', ['continuesId'], { where: 'continues_id is not null' })
export class EvidenceEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_evidence' })
  id!: string;

  @Column({ name: 'cell_id', type: 'integer' })
  cellId!: number;

  @ManyToOne(() => CellEntity)
  @JoinColumn({ name: 'cell_id', foreignKeyConstraintName: 'fk_evidence_cell' })
  cell?: Relation<CellEntity>;

  @Column({ name: 'item_code', type: 'text' })
  itemCode!: string;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'author_id', foreignKeyConstraintName: 'fk_evidence_author' })
  author?: Relation<PersonEntity>;

  @Column({ type: 'integer', default: 1 })
  revision!: number;

  @Column({ type: 'text' })
  sensitivity!: string;

  @Column({ name: 'expires_on', type: 'date', nullable: true })
  expiresOn!: string | null;

  /** Null once it is erased. */
  @Column({ name: 'dated_on', type: 'date', nullable: true })
  datedOn!: string | null;

  /** Of the event that declared it. */
  @Column({ type: 'bigint' })
  position!: number;

  @Column({ name: 'declared_at', type: 'timestamptz', precision: 3 })
  declaredAt!: Date;

  @Column({ name: 'withdrawn_at', type: 'timestamptz', precision: 3, nullable: true })
  withdrawnAt!: Date | null;

  @Column({ name: 'erased_at', type: 'timestamptz', precision: 3, nullable: true })
  erasedAt!: Date | null;

  /** The evidence of the cycle before from which it was taken along. */
  @Column({ name: 'continues_id', type: 'uuid', nullable: true })
  continuesId!: string | null;

  @ManyToOne(() => EvidenceEntity)
  @JoinColumn({ name: 'continues_id', foreignKeyConstraintName: 'fk_evidence_continues' })
  continued?: Relation<EvidenceEntity>;
}

/** What was said about evidence at a revision. Its event has a digest over content and salt, so that the log proves it. */
@Entity({ name: 'evidence_revision' })
export class EvidenceRevisionEntity {
  @PrimaryColumn({ name: 'evidence_id', type: 'uuid', primaryKeyConstraintName: 'pk_evidence_revision' })
  evidenceId!: string;

  @ManyToOne(() => EvidenceEntity)
  @JoinColumn({ name: 'evidence_id', foreignKeyConstraintName: 'fk_evidence_revision_evidence' })
  evidence?: Relation<EvidenceEntity>;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_evidence_revision' })
  revision!: number;

  /** Null once it is erased. */
  @Column({ type: 'jsonb', nullable: true })
  content!: EvidenceContent | null;

  /** Empty once it is erased. */
  @Column({ type: 'bytea' })
  salt!: Buffer;

  /** Of the event that says so. */
  @Column({ type: 'bigint' })
  position!: number;
}

/**
 * Every object that may lie in the store. RECEIVING: of a file that is coming. KEPT: a file that was received refers to it. GOING:
 * nobody refers to it, and it is being deleted; the row goes last.
 */
@Entity({ name: 'evidence_bytes' })
@Check('ck_evidence_bytes_state', `state in ('RECEIVING', 'KEPT', 'GOING')`)
@Index('ix_evidence_bytes_unsettled', ['since'], { where: `state <> 'KEPT'` })
export class EvidenceBytesEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_evidence_bytes' })
  key!: string;

  @Column({ type: 'text' })
  state!: string;

  @Column({ type: 'timestamptz', precision: 3 })
  since!: Date;

  /** Of the request that adds to it at the moment, until `heldUntil`, which it puts off. */
  @Column({ type: 'uuid', nullable: true })
  holder!: string | null;

  @Column({ name: 'held_until', type: 'timestamptz', precision: 3, nullable: true })
  heldUntil!: Date | null;

  /** Another request waits for it. */
  @Column({ type: 'boolean', default: false })
  wanted!: boolean;
}

/** A file of evidence, from its declaration on. Where its bytes are may be shared with files of the same owner. */
@Entity({ name: 'evidence_file' })
@Check('ck_evidence_file_state', `state in ('DECLARED', 'RECEIVED', 'REFUSED', 'ERASED')`)
@Unique('uq_evidence_file_revision', ['evidenceId', 'revision'])
@Index('ix_evidence_file_bytes', ['bytesKey'])
export class EvidenceFileEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_evidence_file' })
  id!: string;

  @Column({ name: 'evidence_id', type: 'uuid' })
  evidenceId!: string;

  @ManyToOne(() => EvidenceEntity)
  @JoinColumn({ name: 'evidence_id', foreignKeyConstraintName: 'fk_evidence_file_evidence' })
  evidence?: Relation<EvidenceEntity>;

  @Column({ type: 'text' })
  state!: string;

  @Column({ name: 'declared_bytes', type: 'integer' })
  declaredBytes!: number;

  /** The revision of the evidence from which on this is its file. */
  @Column({ type: 'integer', default: 1 })
  revision!: number;

  /** Who sends it; null: whoever declared the evidence. */
  @Column({ name: 'sender_id', type: 'uuid', nullable: true })
  senderId!: string | null;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'sender_id', foreignKeyConstraintName: 'fk_evidence_file_sender' })
  sender?: Relation<PersonEntity>;

  /** How many had come when somebody last looked. */
  @Column({ type: 'integer', default: 0 })
  received!: number;

  /** As declared, and once it is RECEIVED of its bytes; null once it is erased. */
  @Column({ type: 'bytea', nullable: true })
  sha256!: Buffer | null;

  @Column({ name: 'media_type', type: 'text', nullable: true })
  mediaType!: string | null;

  /** Null once nothing is kept. */
  @Column({ name: 'bytes_key', type: 'uuid', nullable: true })
  bytesKey!: string | null;

  @ManyToOne(() => EvidenceBytesEntity)
  @JoinColumn({ name: 'bytes_key', foreignKeyConstraintName: 'fk_evidence_file_bytes' })
  bytes?: Relation<EvidenceBytesEntity>;
}

/** That somebody began to take a file. */
@Entity({ name: 'evidence_download' })
export class EvidenceDownloadEntity {
  @PrimaryColumn({ name: 'file_id', type: 'uuid', primaryKeyConstraintName: 'pk_evidence_download' })
  fileId!: string;

  @ManyToOne(() => EvidenceFileEntity)
  @JoinColumn({ name: 'file_id', foreignKeyConstraintName: 'fk_evidence_download_file' })
  file?: Relation<EvidenceFileEntity>;

  @PrimaryColumn({ name: 'person_id', type: 'uuid', primaryKeyConstraintName: 'pk_evidence_download' })
  personId!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'fk_evidence_download_person' })
  person?: Relation<PersonEntity>;

  @PrimaryColumn({
    type: 'timestamptz',
    precision: 3,
    primaryKeyConstraintName: 'pk_evidence_download',
  })
  at!: Date;
}

/** The outcome of a person's mutationId on evidence, so that sending it again does nothing more. */
@Entity({ name: 'evidence_receipt' })
@Index('ix_evidence_receipt_position', ['position'])
export class EvidenceReceiptEntity {
  @PrimaryColumn({ name: 'person_id', type: 'uuid', primaryKeyConstraintName: 'pk_evidence_receipt' })
  personId!: string;

  @PrimaryColumn({ name: 'mutation_id', type: 'uuid', primaryKeyConstraintName: 'pk_evidence_receipt' })
  mutationId!: string;

  /** sha256 of what was asked, to tell a repetition from another request under the same id. */
  @Column({ name: 'input_digest', type: 'bytea' })
  inputDigest!: Buffer;

  @Column({ name: 'subject_id', type: 'uuid' })
  subjectId!: string;

  /** The event's position; where nothing changed the head's position then. */
  @Column({ type: 'bigint' })
  position!: number;
}
