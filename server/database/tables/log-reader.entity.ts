import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far something that follows a log has come: moved in the same transaction as what follows from the events. */
@Entity({ name: 'log_reader' })
export class LogReaderEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_log_reader' })
  name!: string;

  @Column({ type: 'bigint' })
  position!: string;
}
