import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the log was when a day began, signed. A kept copy can show later that nothing before it was rewritten. */
@Entity({ name: 'signed_head' })
export class SignedHeadEntity {
  @PrimaryColumn({ type: 'date', primaryKeyConstraintName: 'pk_signed_head' })
  day!: string;

  @Column({ type: 'bigint' })
  position!: number;

  @Column({ type: 'bytea' })
  hash!: Buffer;

  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date;

  @Column({ type: 'bytea' })
  signature!: Buffer;
}
