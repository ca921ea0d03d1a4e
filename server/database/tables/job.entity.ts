import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Work that the server does by itself at a time, by whichever replica comes first (docs/decisions/0047). */
@Entity({ name: 'job' })
@Index('ix_job_run_at', ['runAt'])
export class JobEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_job' })
  kind!: string;

  /** What it is done for: the id of a person, for instance. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_job' })
  key!: string;

  @Column({ name: 'run_at', type: 'timestamptz', precision: 3 })
  runAt!: Date;

  /** Until when whoever took it has it to themselves; null where nobody does it. */
  @Column({ name: 'claimed_until', type: 'timestamptz', precision: 3, nullable: true })
  claimedUntil!: Date | null;

  /** Of whoever took it last, so that one who comes late changes nothing. */
  @Column({ type: 'uuid', nullable: true })
  claim!: string | null;

  /** How often it was asked for: what is asked for while it is done is done once more. */
  @Column({ type: 'integer', default: 0 })
  calls!: number;

  /** How often in a row it failed. */
  @Column({ type: 'integer', default: 0 })
  failures!: number;
}
