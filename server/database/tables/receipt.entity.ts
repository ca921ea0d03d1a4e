import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * The first outcome of a person's mutationId, so that sending it again gives the same answer. It holds no content: what
 * a conflict was about is read back from the log at its position.
 */
@Entity({ name: 'receipt' })
@Index('ix_receipt_position', ['position'])
@Check('ck_receipt_outcome', `outcome in ('RECORDED', 'UNCHANGED', 'CONFLICTED')`)
export class ReceiptEntity {
  @PrimaryColumn({ name: 'person_id', type: 'uuid', primaryKeyConstraintName: 'pk_receipt' })
  personId!: string;

  @PrimaryColumn({ name: 'mutation_id', type: 'uuid', primaryKeyConstraintName: 'pk_receipt' })
  mutationId!: string;

  /** sha256 of the input, to tell a repetition from another input under the same id. */
  @Column({ name: 'input_digest', type: 'bytea' })
  inputDigest!: Buffer;

  @Column({ type: 'text' })
  outcome!: 'RECORDED' | 'UNCHANGED' | 'CONFLICTED';

  @Column({ name: 'cell_id', type: 'integer' })
  cellId!: number;

  @Column({ name: 'item_code', type: 'text' })
  itemCode!: string;

  /** The event's position; for an unchanged answer the head's position then. */
  @Column({ type: 'bigint' })
  position!: number;

  @Column({ type: 'boolean' })
  merged!: boolean;
}
