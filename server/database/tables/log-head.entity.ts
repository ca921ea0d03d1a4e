import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * The one row where the log ends. Taking its lock is what puts events in commit order. The open cycle stands here
 * too, so that a write sees a closing that committed just before it without a lock of its own.
 */
@Entity({ name: 'log_head' })
@Check('ck_log_head_one_row', 'one_row')
export class LogHeadEntity {
  @PrimaryColumn({ name: 'one_row', type: 'boolean', primaryKeyConstraintName: 'pk_log_head', default: true })
  oneRow!: boolean;

  @Column({ type: 'bigint' })
  position!: number;

  @Column({ type: 'bytea' })
  hash!: Buffer;

  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date;

  @Column({ name: 'open_cycle_code', type: 'text', nullable: true })
  openCycleCode!: string | null;
}
