import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { CycleEntity } from './cycle.entity.ts';

/** What the answers of a cycle say at one position of the log. Its rows, and those of the two tables below, never change. */
@Entity({ name: 'snapshot' })
@Index('uq_snapshot_name', ['cycleCode', 'name'], { unique: true })
export class SnapshotEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_snapshot' })
  id!: string;

  @Column({ name: 'cycle_code', type: 'text' })
  cycleCode!: string;

  @ManyToOne(() => CycleEntity)
  @JoinColumn({ name: 'cycle_code', foreignKeyConstraintName: 'fk_snapshot_cycle' })
  cycle?: Relation<CycleEntity>;

  @Column({ type: 'text' })
  name!: string;

  /** Whether it was made by closing the cycle. */
  @Column({ type: 'boolean' })
  closing!: boolean;

  /** Of the event that says it was taken, and its digest. */
  @Column({ type: 'bigint' })
  position!: number;

  /** The chain's hash there, which the signature covers with position and time, as a signed head. */
  @Column({ type: 'bytea' })
  hash!: Buffer;

  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date;

  /** sha256 over the digests of its cells; the event at its position says the same. */
  @Column({ type: 'bytea' })
  digest!: Buffer;

  @Column({ type: 'bytea' })
  signature!: Buffer;
}

/** A cell as it was: counts are those that an event shows, all 0 where the agency was not present. */
@Entity({ name: 'snapshot_cell' })
export class SnapshotCellEntity {
  @PrimaryColumn({ name: 'snapshot_id', type: 'uuid', primaryKeyConstraintName: 'pk_snapshot_cell' })
  snapshotId!: string;

  @PrimaryColumn({ name: 'cell_id', type: 'integer', primaryKeyConstraintName: 'pk_snapshot_cell' })
  cellId!: number;

  @Column({ type: 'text', nullable: true })
  presence!: string | null;

  @Column({ type: 'integer', array: true })
  counts!: number[];

  /** sha256 over the cell and its answers. */
  @Column({ type: 'bytea' })
  digest!: Buffer;
}

/** An answer as it was. Its words are in the log, where erasing blanks them; here stand only their place and digest. */
@Entity({ name: 'snapshot_answer' })
export class SnapshotAnswerEntity {
  @PrimaryColumn({ name: 'snapshot_id', type: 'uuid', primaryKeyConstraintName: 'pk_snapshot_answer' })
  snapshotId!: string;

  @PrimaryColumn({ name: 'cell_id', type: 'integer', primaryKeyConstraintName: 'pk_snapshot_answer' })
  cellId!: number;

  @PrimaryColumn({ name: 'item_code', type: 'text', primaryKeyConstraintName: 'pk_snapshot_answer' })
  itemCode!: string;

  @Column({ type: 'text' })
  status!: string;

  /** The other fields that people set, by name, but for words. */
  @Column({ type: 'jsonb' })
  said!: Record<string, string | null>;

  @Column({ type: 'integer' })
  revision!: number;

  /** Of the event that brought the words; null where there were none. */
  @Column({ name: 'narrative_position', type: 'bigint', nullable: true })
  narrativePosition!: number | null;

  /** That event's digest of its content, salted there: no help for guessing words that were erased. */
  @Column({ name: 'narrative_digest', type: 'bytea', nullable: true })
  narrativeDigest!: Buffer | null;
}
