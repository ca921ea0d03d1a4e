import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { CellEntity } from './cell.entity.ts';
import { PersonEntity } from './person.entity.ts';

/** Who is to write an answer, and by when. It ends without a trace here when the answer is submitted: the log says when. */
@Entity({ name: 'assignment' })
@Index('ix_assignment_assignee', ['assigneeId', 'position'])
export class AssignmentEntity {
  @PrimaryColumn({ name: 'cell_id', type: 'integer', primaryKeyConstraintName: 'pk_assignment' })
  cellId!: number;

  @ManyToOne(() => CellEntity)
  @JoinColumn({ name: 'cell_id', foreignKeyConstraintName: 'fk_assignment_cell' })
  cell?: Relation<CellEntity>;

  @PrimaryColumn({ name: 'item_code', type: 'text', primaryKeyConstraintName: 'pk_assignment' })
  itemCode!: string;

  @Column({ name: 'assignee_id', type: 'uuid' })
  assigneeId!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'assignee_id', foreignKeyConstraintName: 'fk_assignment_assignee' })
  assignee?: Relation<PersonEntity>;

  @Column({ name: 'due_on', type: 'date', nullable: true })
  dueOn!: string | null;

  @Column({ name: 'assigned_by', type: 'uuid' })
  assignedBy!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'assigned_by', foreignKeyConstraintName: 'fk_assignment_by' })
  assigner?: Relation<PersonEntity>;

  @Column({ name: 'assigned_at', type: 'timestamptz', precision: 3 })
  assignedAt!: Date;

  /** Of the event since which it waits; another day, or a successor, makes it no younger. */
  @Column({ type: 'bigint' })
  position!: number;
}

/** What is to be done about an answer, as it stands. What it said before is in the log. */
@Entity({ name: 'next_step' })
@Index('ix_next_step_cell', ['cellId', 'itemCode', 'position'])
@Index('ix_next_step_owner', ['ownerId', 'position'])
export class NextStepEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_next_step' })
  id!: string;

  /** Of the answer on which it was written, whichever cycle it is carried into. */
  @Column({ name: 'cell_id', type: 'integer' })
  cellId!: number;

  @ManyToOne(() => CellEntity)
  @JoinColumn({ name: 'cell_id', foreignKeyConstraintName: 'fk_next_step_cell' })
  cell?: Relation<CellEntity>;

  @Column({ name: 'item_code', type: 'text' })
  itemCode!: string;

  /** Null once it is erased. */
  @Column({ type: 'text', nullable: true })
  text!: string | null;

  /** Null where nobody is named. */
  @Column({ name: 'owner_id', type: 'uuid', nullable: true })
  ownerId!: string | null;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'owner_id', foreignKeyConstraintName: 'fk_next_step_owner' })
  owner?: Relation<PersonEntity>;

  @Column({ name: 'due_on', type: 'date' })
  dueOn!: string;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'author_id', foreignKeyConstraintName: 'fk_next_step_author' })
  author?: Relation<PersonEntity>;

  /** Rises by one with each change, from 1. */
  @Column({ type: 'integer', default: 1 })
  revision!: number;

  /** Of the event that added it. */
  @Column({ type: 'bigint' })
  position!: number;

  @Column({ name: 'written_at', type: 'timestamptz', precision: 3 })
  writtenAt!: Date;

  @Column({ name: 'done_at', type: 'timestamptz', precision: 3, nullable: true })
  doneAt!: Date | null;

  @Column({ name: 'done_by', type: 'uuid', nullable: true })
  doneBy!: string | null;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'done_by', foreignKeyConstraintName: 'fk_next_step_done_by' })
  doer?: Relation<PersonEntity>;

  @Column({ name: 'erased_at', type: 'timestamptz', precision: 3, nullable: true })
  erasedAt!: Date | null;
}

/** The outcome of a person's mutationId on assignments and steps, so that sending it again does nothing more. */
@Entity({ name: 'plan_receipt' })
@Index('ix_plan_receipt_position', ['position'])
export class PlanReceiptEntity {
  @PrimaryColumn({ name: 'person_id', type: 'uuid', primaryKeyConstraintName: 'pk_plan_receipt' })
  personId!: string;

  @PrimaryColumn({ name: 'mutation_id', type: 'uuid', primaryKeyConstraintName: 'pk_plan_receipt' })
  mutationId!: string;

  /** sha256 of what was asked, to tell a repetition from another request under the same id. */
  @Column({ name: 'input_digest', type: 'bytea' })
  inputDigest!: Buffer;

  /** The step; of an assignment an id that stands for nothing else. */
  @Column({ name: 'subject_id', type: 'uuid' })
  subjectId!: string;

  /** The event's position; where nothing changed the head's position then. */
  @Column({ type: 'bigint' })
  position!: number;
}
