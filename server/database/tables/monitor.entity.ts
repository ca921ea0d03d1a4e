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
import { PersonEntity } from './person.entity.ts';

/** A group as it names itself, in one country. Hidden, it exists for those alone who read incidents there. */
@Entity({ name: 'monitor_group' })
@Unique('uq_monitor_group_name', ['countryCode', 'name'])
export class MonitorGroupEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_monitor_group' })
  id!: string;

  @Column({ name: 'country_code', type: 'text' })
  countryCode!: string;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_monitor_group_country' })
  country?: Relation<CountryEntity>;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', array: true })
  aliases!: string[];

  @Column({ type: 'boolean' })
  hidden!: boolean;

  @Column({ type: 'integer' })
  revision!: number;
}

/** What happened, as an analyst coded it. `sealed`: its free text, encrypted with a key that is not here. */
@Entity({ name: 'monitor_incident' })
@Check('ck_monitor_incident_numbers', 'low >= 0 and low <= best and best <= high')
@Check('ck_monitor_incident_categories', 'cardinality(categories) > 0')
@Check('ck_monitor_incident_site', `place_precision <> 'SITE' or sensitivity in ('HIGH', 'SEVERE')`)
@Index('ix_monitor_incident_country', ['countryCode', 'occurredOn'])
export class MonitorIncidentEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_monitor_incident' })
  id!: string;

  @Column({ name: 'country_code', type: 'text' })
  countryCode!: string;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_monitor_incident_country' })
  country?: Relation<CountryEntity>;

  @Column({ name: 'group_id', type: 'uuid', nullable: true })
  groupId!: string | null;

  @ManyToOne(() => MonitorGroupEntity)
  @JoinColumn({ name: 'group_id', foreignKeyConstraintName: 'fk_monitor_incident_group' })
  group?: Relation<MonitorGroupEntity>;

  @Column({ type: 'text', array: true })
  categories!: string[];

  @Column({ name: 'occurred_on', type: 'date' })
  occurredOn!: string;

  @Column({ name: 'date_precision', type: 'text' })
  datePrecision!: string;

  @Column({ type: 'text', nullable: true })
  region!: string | null;

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

  @Column({ type: 'text' })
  basis!: string;

  @Column({ name: 'source_reliability', type: 'text' })
  sourceReliability!: string;

  @Column({ name: 'information_validity', type: 'text' })
  informationValidity!: string;

  @Column({ type: 'text' })
  proof!: string;

  @Column({ type: 'text' })
  sensitivity!: string;

  @Column({ name: 'source_class', type: 'text' })
  sourceClass!: string;

  @Column({ type: 'text' })
  retention!: string;

  @Column({ type: 'bytea' })
  sealed!: Buffer;

  @Column({ name: 'merged_into', type: 'uuid', nullable: true })
  mergedInto!: string | null;

  @ManyToOne(() => MonitorIncidentEntity, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'merged_into', foreignKeyConstraintName: 'fk_monitor_incident_merged_into' })
  kept?: Relation<MonitorIncidentEntity>;

  @Column({ type: 'integer' })
  revision!: number;

  @Column({ name: 'coded_by', type: 'uuid' })
  codedBy!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'coded_by', foreignKeyConstraintName: 'fk_monitor_incident_coded_by' })
  coder?: Relation<PersonEntity>;

  @Column({ name: 'coded_at', type: 'timestamptz', precision: 3 })
  codedAt!: Date;
}

/** What came in. It holds no source’s identity: a code that the analyst chose. */
@Entity({ name: 'monitor_report' })
@Unique('uq_monitor_report_mutation', ['recordedBy', 'mutationId'])
@Check('ck_monitor_report_coded', `state <> 'CODED' or incident_id is not null`)
@Index('ix_monitor_report_country', ['countryCode', 'recordedAt'])
@Index('ix_monitor_report_incident', ['incidentId'])
export class MonitorReportEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_monitor_report' })
  id!: string;

  @Column({ name: 'country_code', type: 'text' })
  countryCode!: string;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_monitor_report_country' })
  country?: Relation<CountryEntity>;

  @Column({ type: 'text' })
  state!: string;

  @Column({ name: 'received_on', type: 'date' })
  receivedOn!: string;

  @Column({ name: 'source_code', type: 'text' })
  sourceCode!: string;

  @Column({ name: 'source_reliability', type: 'text' })
  sourceReliability!: string;

  @Column({ type: 'text' })
  consent!: string;

  @Column({ type: 'text' })
  retention!: string;

  @Column({ type: 'bytea' })
  sealed!: Buffer;

  @Column({ name: 'incident_id', type: 'uuid', nullable: true })
  incidentId!: string | null;

  @ManyToOne(() => MonitorIncidentEntity)
  @JoinColumn({ name: 'incident_id', foreignKeyConstraintName: 'fk_monitor_report_incident' })
  incident?: Relation<MonitorIncidentEntity>;

  @Column({ name: 'recorded_by', type: 'uuid' })
  recordedBy!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'recorded_by', foreignKeyConstraintName: 'fk_monitor_report_recorded_by' })
  recorder?: Relation<PersonEntity>;

  @Column({ name: 'recorded_at', type: 'timestamptz', precision: 3 })
  recordedAt!: Date;

  @Column({ name: 'mutation_id', type: 'uuid' })
  mutationId!: string;
}

/** That two incidents are one, which somebody decided and can take back. */
@Entity({ name: 'monitor_merge' })
@Index('ix_monitor_merge_merged', ['mergedId'])
@Index('ix_monitor_merge_kept', ['keptId'])
export class MonitorMergeEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_monitor_merge' })
  id!: string;

  @Column({ name: 'country_code', type: 'text' })
  countryCode!: string;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_monitor_merge_country' })
  country?: Relation<CountryEntity>;

  @Column({ name: 'kept_id', type: 'uuid' })
  keptId!: string;

  @ManyToOne(() => MonitorIncidentEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'kept_id', foreignKeyConstraintName: 'fk_monitor_merge_kept' })
  kept?: Relation<MonitorIncidentEntity>;

  @Column({ name: 'merged_id', type: 'uuid' })
  mergedId!: string;

  @ManyToOne(() => MonitorIncidentEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'merged_id', foreignKeyConstraintName: 'fk_monitor_merge_merged' })
  merged?: Relation<MonitorIncidentEntity>;

  @Column({ name: 'merged_by', type: 'uuid' })
  mergedBy!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'merged_by', foreignKeyConstraintName: 'fk_monitor_merge_merged_by' })
  merger?: Relation<PersonEntity>;

  @Column({ name: 'merged_at', type: 'timestamptz', precision: 3 })
  mergedAt!: Date;

  @Column({ name: 'undone_by', type: 'uuid', nullable: true })
  undoneBy!: string | null;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'undone_by', foreignKeyConstraintName: 'fk_monitor_merge_undone_by' })
  undoer?: Relation<PersonEntity>;

  @Column({ name: 'undone_at', type: 'timestamptz', precision: 3, nullable: true })
  undoneAt!: Date | null;
}

/** That two incidents which look alike are two, which somebody decided. */
@Entity({ name: 'monitor_apart' })
@Check('ck_monitor_apart_order', 'one_id < other_id')
export class MonitorApartEntity {
  @PrimaryColumn({ name: 'one_id', type: 'uuid', primaryKeyConstraintName: 'pk_monitor_apart' })
  oneId!: string;

  @ManyToOne(() => MonitorIncidentEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'one_id', foreignKeyConstraintName: 'fk_monitor_apart_one' })
  one?: Relation<MonitorIncidentEntity>;

  @PrimaryColumn({ name: 'other_id', type: 'uuid', primaryKeyConstraintName: 'pk_monitor_apart' })
  otherId!: string;

  @ManyToOne(() => MonitorIncidentEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'other_id', foreignKeyConstraintName: 'fk_monitor_apart_other' })
  other?: Relation<MonitorIncidentEntity>;

  @Column({ name: 'country_code', type: 'text' })
  countryCode!: string;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_monitor_apart_country' })
  country?: Relation<CountryEntity>;

  @Column({ name: 'decided_by', type: 'uuid' })
  decidedBy!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'decided_by', foreignKeyConstraintName: 'fk_monitor_apart_decided_by' })
  decider?: Relation<PersonEntity>;

  @Column({ name: 'decided_at', type: 'timestamptz', precision: 3 })
  decidedAt!: Date;
}

/** That a coordinator opened what a country’s readers of incidents read, for 24 hours. `sealed`: why. */
@Entity({ name: 'monitor_opening' })
@Index('ix_monitor_opening_person', ['personId', 'countryCode', 'openedAt'])
export class MonitorOpeningEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_monitor_opening' })
  id!: string;

  @Column({ name: 'country_code', type: 'text' })
  countryCode!: string;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_monitor_opening_country' })
  country?: Relation<CountryEntity>;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'fk_monitor_opening_person' })
  person?: Relation<PersonEntity>;

  @Column({ name: 'opened_at', type: 'timestamptz', precision: 3 })
  openedAt!: Date;

  @Column({ type: 'text' })
  retention!: string;

  @Column({ type: 'bytea' })
  sealed!: Buffer;
}
