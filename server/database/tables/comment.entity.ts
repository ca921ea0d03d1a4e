import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { CommentReaders } from '../../domain/event-visibility.ts';
import { CellEntity } from './cell.entity.ts';
import { CycleEntity } from './cycle.entity.ts';
import { PersonEntity } from './person.entity.ts';

/** A comment as it stands. What it said before, and who did what with it, is in the log. */
@Entity({ name: 'comment' })
@Check('ck_comment_readers', `readers in ('PUBLISHED', 'INTERNAL', 'LED')`)
@Check('ck_comment_place', '(cell_id is null) <> (cycle_code is null)')
@Index('ix_comment_cycle', ['cycleCode', 'position'], { where: 'cycle_code is not null' })
@Index('ix_comment_cell', ['cellId', 'position'])
@Index('ix_comment_thread', ['threadId', 'position'])
export class CommentEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_comment' })
  id!: string;

  /** Null where it is about a cycle. */
  @Column({ name: 'cell_id', type: 'integer', nullable: true })
  cellId!: number | null;

  @ManyToOne(() => CellEntity)
  @JoinColumn({ name: 'cell_id', foreignKeyConstraintName: 'fk_comment_cell' })
  cell?: Relation<CellEntity>;

  /** The cycle that it is about; null where it is about something in a cell. */
  @Column({ name: 'cycle_code', type: 'text', nullable: true })
  cycleCode!: string | null;

  @ManyToOne(() => CycleEntity)
  @JoinColumn({ name: 'cycle_code', foreignKeyConstraintName: 'fk_comment_cycle' })
  cycle?: Relation<CycleEntity>;

  /** Null where it is about the whole cell. */
  @Column({ name: 'item_code', type: 'text', nullable: true })
  itemCode!: string | null;

  /** The comment that it replies to; null for one that begins a thread. */
  @Column({ name: 'thread_id', type: 'uuid', nullable: true })
  threadId!: string | null;

  @ManyToOne(() => CommentEntity)
  @JoinColumn({ name: 'thread_id', foreignKeyConstraintName: 'fk_comment_thread' })
  thread?: Relation<CommentEntity>;

  /** Fixed when it is written; a reply has its thread's. */
  @Column({ type: 'text' })
  readers!: CommentReaders;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'author_id', foreignKeyConstraintName: 'fk_comment_author' })
  author?: Relation<PersonEntity>;

  /** Null once it is erased. */
  @Column({ type: 'text', nullable: true })
  text!: string | null;

  /** Rises by one with each edit, from 1. */
  @Column({ type: 'integer', default: 1 })
  revision!: number;

  /** Of the event that added it. */
  @Column({ type: 'bigint' })
  position!: number;

  @Column({ name: 'written_at', type: 'timestamptz', precision: 3 })
  writtenAt!: Date;

  @Column({ name: 'edited_at', type: 'timestamptz', precision: 3, nullable: true })
  editedAt!: Date | null;

  @Column({ name: 'erased_at', type: 'timestamptz', precision: 3, nullable: true })
  erasedAt!: Date | null;

  /** Of the first comment of a thread: since when the thread is settled. */
  @Column({ name: 'resolved_at', type: 'timestamptz', precision: 3, nullable: true })
  resolvedAt!: Date | null;

  @Column({ name: 'resolved_by', type: 'uuid', nullable: true })
  resolvedBy!: string | null;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'resolved_by', foreignKeyConstraintName: 'fk_comment_resolved_by' })
  resolver?: Relation<PersonEntity>;
}

/** Somebody whom a comment names, by id. It gives them nothing to read. */
@Entity({ name: 'comment_mention' })
@Index('ix_comment_mention_person', ['personId', 'position'])
export class CommentMentionEntity {
  @PrimaryColumn({ name: 'comment_id', type: 'uuid', primaryKeyConstraintName: 'pk_comment_mention' })
  commentId!: string;

  @ManyToOne(() => CommentEntity)
  @JoinColumn({ name: 'comment_id', foreignKeyConstraintName: 'fk_comment_mention_comment' })
  comment?: Relation<CommentEntity>;

  @PrimaryColumn({ name: 'person_id', type: 'uuid', primaryKeyConstraintName: 'pk_comment_mention' })
  personId!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'fk_comment_mention_person' })
  person?: Relation<PersonEntity>;

  /** Of the event that first named them. */
  @Column({ type: 'bigint' })
  position!: number;
}

/** The outcome of a person's mutationId on comments, so that sending it again does nothing more. */
@Entity({ name: 'comment_receipt' })
@Index('ix_comment_receipt_position', ['position'])
export class CommentReceiptEntity {
  @PrimaryColumn({ name: 'person_id', type: 'uuid', primaryKeyConstraintName: 'pk_comment_receipt' })
  personId!: string;

  @PrimaryColumn({ name: 'mutation_id', type: 'uuid', primaryKeyConstraintName: 'pk_comment_receipt' })
  mutationId!: string;

  /** sha256 of what was asked, to tell a repetition from another request under the same id. */
  @Column({ name: 'input_digest', type: 'bytea' })
  inputDigest!: Buffer;

  @Column({ name: 'comment_id', type: 'uuid' })
  commentId!: string;

  /** The event's position; where nothing changed the head's position then. */
  @Column({ type: 'bigint' })
  position!: number;
}
