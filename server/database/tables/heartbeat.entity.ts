import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { CellEntity } from './cell.entity.ts';
import { PersonEntity } from './person.entity.ts';

/** What a device last said of how many of its person's changes wait on it, by cell. No content, and no part of the log. */
@Entity({ name: 'heartbeat' })
@Index('ix_heartbeat_person', ['personId', 'deviceId'])
export class HeartbeatEntity {
  @PrimaryColumn({ name: 'cell_id', type: 'integer', primaryKeyConstraintName: 'pk_heartbeat' })
  cellId!: number;

  @ManyToOne(() => CellEntity)
  @JoinColumn({ name: 'cell_id', foreignKeyConstraintName: 'fk_heartbeat_cell' })
  cell?: Relation<CellEntity>;

  @PrimaryColumn({ name: 'person_id', type: 'uuid', primaryKeyConstraintName: 'pk_heartbeat' })
  personId!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'fk_heartbeat_person' })
  person?: Relation<PersonEntity>;

  /** Made up by the device, for this person alone. */
  @PrimaryColumn({ name: 'device_id', type: 'uuid', primaryKeyConstraintName: 'pk_heartbeat' })
  deviceId!: string;

  @Column({ name: 'heard_at', type: 'timestamptz', precision: 3 })
  heardAt!: Date;

  @Column({ type: 'integer' })
  waiting!: number;

  /** Since when the oldest waits; null where nothing does. */
  @Column({ name: 'waiting_since', type: 'timestamptz', precision: 3, nullable: true })
  waitingSince!: Date | null;
}
