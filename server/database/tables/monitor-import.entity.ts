import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  type Relation,
  Unique,
} from 'typeorm';
import { CountryEntity } from './country.entity.ts';
import { MonitorGroupEntity } from './monitor.entity.ts';
import { PersonEntity } from './person.entity.ts';

/** One file of events that another project publishes, of one country. `mapping`: what each of its columns was taken for. */
@Entity({ name: 'monitor_import' })
@Index('ix_monitor_import_country', ['countryCode', 'importedAt'])
export class MonitorImportEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_monitor_import' })
  id!: string;

  @Column({ name: 'country_code', type: 'text' })
  countryCode!: string;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_monitor_import_country' })
  country?: Relation<CountryEntity>;

  @Column({ type: 'text' })
  source!: string;

  @Column({ type: 'jsonb' })
  mapping!: unknown;

  @Column({ name: 'file_hash', type: 'bytea' })
  fileHash!: Buffer;

  @Column({ name: 'rows_taken', type: 'integer' })
  rowsTaken!: number;

  @Column({ name: 'rows_refused', type: 'integer' })
  rowsRefused!: number;

  @Column({ name: 'imported_by', type: 'uuid' })
  importedBy!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'imported_by', foreignKeyConstraintName: 'fk_monitor_import_imported_by' })
  importer?: Relation<PersonEntity>;

  @Column({ name: 'imported_at', type: 'timestamptz', precision: 3 })
  importedAt!: Date;
}

/** An event as its source states it. `flags`: what is odd about it, such as a low number above the best one. */
@Entity({ name: 'monitor_imported_event' })
@Unique('uq_monitor_imported_event_source', ['countryCode', 'source', 'sourceEventId'])
@Check('ck_monitor_imported_event_span', 'occurred_on <= ended_on')
@Check('ck_monitor_imported_event_numbers', 'low >= 0 and best >= 0 and high >= 0')
@Index('ix_monitor_imported_event_country', ['countryCode', 'occurredOn'])
@Index('ix_monitor_imported_event_import', ['importId'])
export class MonitorImportedEventEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_monitor_imported_event' })
  id!: string;

  @Column({ name: 'country_code', type: 'text' })
  countryCode!: string;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_monitor_imported_event_country' })
  country?: Relation<CountryEntity>;

  @Column({ name: 'import_id', type: 'uuid' })
  importId!: string;

  @ManyToOne(() => MonitorImportEntity)
  @JoinColumn({ name: 'import_id', foreignKeyConstraintName: 'fk_monitor_imported_event_import' })
  import?: Relation<MonitorImportEntity>;

  @Column({ type: 'text' })
  source!: string;

  @Column({ name: 'source_event_id', type: 'text' })
  sourceEventId!: string;

  @Column({ name: 'group_id', type: 'uuid', nullable: true })
  groupId!: string | null;

  @ManyToOne(() => MonitorGroupEntity)
  @JoinColumn({ name: 'group_id', foreignKeyConstraintName: 'fk_monitor_imported_event_group' })
  group?: Relation<MonitorGroupEntity>;

  @Column({ type: 'text', array: true })
  categories!: string[];

  @Column({ name: 'occurred_on', type: 'date' })
  occurredOn!: string;

  @Column({ name: 'ended_on', type: 'date' })
  endedOn!: string;

  @Column({ name: 'date_precision', type: 'text' })
  datePrecision!: string;

  @Column({ type: 'text', nullable: true })
  region!: string | null;

  @Column({ type: 'double precision', nullable: true })
  latitude!: number | null;

  @Column({ type: 'double precision', nullable: true })
  longitude!: number | null;

  @Column({ name: 'place_precision', type: 'text' })
  placePrecision!: string;

  @Column({ type: 'text' })
  actor!: string;

  @Column({ type: 'integer', nullable: true })
  low!: number | null;

  @Column({ type: 'integer', nullable: true })
  best!: number | null;

  @Column({ type: 'integer', nullable: true })
  high!: number | null;

  @Column({ type: 'text', array: true })
  flags!: string[];
}
