import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * Where one item stands for one cell. The row exists from the moment the answer is due, at revision 0. So a write
 * always has a row to lock, and two first answers meet like any other two. No foreign keys: a cell's rows are made
 * from the cell itself and never deleted, and checking each would double the cost of opening a cycle.
 */
@Entity({ name: 'response' })
@Check('ck_response_status', `status in ('NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'ACCEPTED')`)
@Check('ck_response_rating', `rating in ('MISSING', 'APPROACHES', 'MEETS', 'EXCEEDS', 'NOT_APPLICABLE')`)
@Index('ix_response_waiting', ['status', 'waitsSince'], { where: 'waits_since is not null' })
@Index('ix_response_rating', ['cellId', 'itemCode', 'rating'], {
  where: `status in ('SUBMITTED', 'ACCEPTED')`,
})
export class ResponseEntity {
  @PrimaryColumn({ name: 'cell_id', type: 'integer', primaryKeyConstraintName: 'pk_response' })
  cellId!: number;

  @PrimaryColumn({ name: 'item_code', type: 'text', primaryKeyConstraintName: 'pk_response' })
  itemCode!: string;

  @Column({ type: 'text', default: 'NOT_STARTED' })
  status!: string;

  @Column({ type: 'text', nullable: true })
  rating!: string | null;

  @Column({ type: 'text', nullable: true })
  narrative!: string | null;

  @Column({ type: 'integer', default: 0 })
  revision!: number;

  /** Whether an answer of the cycle before stands for it until its first revision. Never changes once the cycle is open. */
  @Column({ type: 'boolean', default: false })
  carried!: boolean;

  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3, nullable: true })
  updatedAt!: Date | null;

  @Column({ name: 'updated_by', type: 'uuid', nullable: true })
  updatedBy!: string | null;

  /** Position of the event that made it SUBMITTED or RETURNED, or ready for a second person; null while it is none of these. */
  @Column({ name: 'waits_since', type: 'bigint', nullable: true })
  waitsSince!: number | null;

  /** While it is RETURNED, who is to take it up; null for everybody who writes it. */
  @Column({ name: 'returned_to', type: 'uuid', nullable: true })
  returnedTo!: string | null;

  /** The Resident Coordinator who endorsed what it says; null where nobody did, or rating or narrative changed since. */
  @Column({ name: 'endorsed_by', type: 'uuid', nullable: true })
  endorsedBy!: string | null;

  @Column({ name: 'endorsed_at', type: 'timestamptz', precision: 3, nullable: true })
  endorsedAt!: Date | null;

  @Column({ name: 'endorsed_revision', type: 'integer', nullable: true })
  endorsedRevision!: number | null;
}
