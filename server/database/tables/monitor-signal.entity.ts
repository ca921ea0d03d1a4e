import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { CountryEntity } from './country.entity.ts';
import { MonitorGroupEntity } from './monitor.entity.ts';
import { PersonEntity } from './person.entity.ts';

/** How far detection is in a country. `counted`: a fingerprint of each series as it was last judged. */
@Entity({ name: 'monitor_detection' })
export class MonitorDetectionEntity {
  @PrimaryColumn({ name: 'country_code', type: 'text', primaryKeyConstraintName: 'pk_monitor_detection' })
  countryCode!: string;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_monitor_detection_country' })
  country?: Relation<CountryEntity>;

  @Column({ name: 'nightly_on', type: 'date', nullable: true })
  nightlyOn!: string | null;

  @Column({ name: 'begun_at', type: 'timestamptz', precision: 3, nullable: true })
  begunAt!: Date | null;

  @Column({ type: 'jsonb' })
  counted!: unknown;
}

/** One time that detection ran, over the series of hidden groups or over all others. `watched`: how many by which detector. */
@Entity({ name: 'monitor_run' })
@Check('ck_monitor_run_kind', `kind in ('NIGHTLY', 'ARRIVAL')`)
@Index('ix_monitor_run_country', ['countryCode', 'ranAt'])
export class MonitorRunEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_monitor_run' })
  id!: string;

  @Column({ name: 'country_code', type: 'text' })
  countryCode!: string;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_monitor_run_country' })
  country?: Relation<CountryEntity>;

  @Column({ type: 'boolean' })
  hidden!: boolean;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ name: 'ran_at', type: 'timestamptz', precision: 3 })
  ranAt!: Date;

  @Column({ type: 'jsonb' })
  watched!: unknown;
}

/** The p-values of one detector for one period, of the series that are weighed together, as the last nightly run had them. */
@Entity({ name: 'monitor_family' })
export class MonitorFamilyEntity {
  @PrimaryColumn({ name: 'country_code', type: 'text', primaryKeyConstraintName: 'pk_monitor_family' })
  countryCode!: string;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_monitor_family_country' })
  country?: Relation<CountryEntity>;

  @PrimaryColumn({ type: 'boolean', primaryKeyConstraintName: 'pk_monitor_family' })
  hidden!: boolean;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_monitor_family' })
  step!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_monitor_family' })
  detector!: string;

  @PrimaryColumn({ name: 'period_start', type: 'date', primaryKeyConstraintName: 'pk_monitor_family' })
  periodStart!: string;

  @Column({ type: 'jsonb' })
  tested!: unknown;
}

/**
 * What a detector found in one period of a series, or without category and source in a country’s assessments and dates. What it
 * saw stands in its observations.
 */
@Entity({ name: 'monitor_signal' })
@Check('ck_monitor_signal_series', '(category is null) = (source_class is null)')
@Index('ix_monitor_signal_country', ['countryCode', 'periodStart'])
export class MonitorSignalEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_monitor_signal' })
  id!: string;

  @Column({ name: 'country_code', type: 'text' })
  countryCode!: string;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_monitor_signal_country' })
  country?: Relation<CountryEntity>;

  @Column({ name: 'group_id', type: 'uuid', nullable: true })
  groupId!: string | null;

  @ManyToOne(() => MonitorGroupEntity)
  @JoinColumn({ name: 'group_id', foreignKeyConstraintName: 'fk_monitor_signal_group' })
  group?: Relation<MonitorGroupEntity>;

  @Column({ type: 'text', nullable: true })
  category!: string | null;

  @Column({ name: 'source_class', type: 'text', nullable: true })
  sourceClass!: string | null;

  @Column({ type: 'text' })
  step!: string;

  @Column({ type: 'text' })
  detector!: string;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'jsonb' })
  parameters!: unknown;

  @Column({ name: 'period_start', type: 'date' })
  periodStart!: string;
}

/** What a signal rested on from then on, until a later one. `number`: from 1. */
@Entity({ name: 'monitor_signal_observation' })
@Index('ix_monitor_signal_observation_run', ['runId'])
export class MonitorSignalObservationEntity {
  @PrimaryColumn({
    name: 'signal_id',
    type: 'uuid',
    primaryKeyConstraintName: 'pk_monitor_signal_observation',
  })
  signalId!: string;

  @ManyToOne(() => MonitorSignalEntity)
  @JoinColumn({ name: 'signal_id', foreignKeyConstraintName: 'fk_monitor_signal_observation_signal' })
  signal?: Relation<MonitorSignalEntity>;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_monitor_signal_observation' })
  number!: number;

  @Column({ name: 'country_code', type: 'text' })
  countryCode!: string;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_monitor_signal_observation_country' })
  country?: Relation<CountryEntity>;

  @Column({ name: 'run_id', type: 'uuid' })
  runId!: string;

  @ManyToOne(() => MonitorRunEntity)
  @JoinColumn({ name: 'run_id', foreignKeyConstraintName: 'fk_monitor_signal_observation_run' })
  run?: Relation<MonitorRunEntity>;

  @Column({ name: 'observed_at', type: 'timestamptz', precision: 3 })
  observedAt!: Date;

  @Column({ type: 'boolean' })
  stands!: boolean;

  @Column({ type: 'text' })
  outcome!: string;

  @Column({ type: 'integer', nullable: true })
  observed!: number | null;

  @Column({ type: 'double precision', nullable: true })
  upperbound!: number | null;

  @Column({ type: 'double precision', nullable: true })
  p!: number | null;

  @Column({ type: 'integer', nullable: true })
  family!: number | null;

  @Column({ type: 'integer', nullable: true })
  rank!: number | null;

  @Column({ type: 'double precision', nullable: true })
  threshold!: number | null;

  @Column({ type: 'double precision', nullable: true })
  q!: number | null;

  @Column({ type: 'jsonb', nullable: true })
  seen!: unknown;

  @Column({ type: 'text' })
  sentence!: string;

  @Column({ type: 'text' })
  effort!: string;

  @Column({ name: 'effort_sentence', type: 'text' })
  effortSentence!: string;
}

/** That somebody looked at what a signal rested on. */
@Entity({ name: 'monitor_signal_review' })
export class MonitorSignalReviewEntity {
  @PrimaryColumn({ name: 'signal_id', type: 'uuid', primaryKeyConstraintName: 'pk_monitor_signal_review' })
  signalId!: string;

  @ManyToOne(() => MonitorSignalEntity)
  @JoinColumn({ name: 'signal_id', foreignKeyConstraintName: 'fk_monitor_signal_review_signal' })
  signal?: Relation<MonitorSignalEntity>;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_monitor_signal_review' })
  number!: number;

  @ManyToOne(() => MonitorSignalObservationEntity)
  @JoinColumn([
    {
      name: 'signal_id',
      referencedColumnName: 'signalId',
      foreignKeyConstraintName: 'fk_monitor_signal_review_observation',
    },
    {
      name: 'number',
      referencedColumnName: 'number',
      foreignKeyConstraintName: 'fk_monitor_signal_review_observation',
    },
  ])
  observation?: Relation<MonitorSignalObservationEntity>;

  @Column({ name: 'country_code', type: 'text' })
  countryCode!: string;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_monitor_signal_review_country' })
  country?: Relation<CountryEntity>;

  @Column({ name: 'reviewed_by', type: 'uuid' })
  reviewedBy!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'reviewed_by', foreignKeyConstraintName: 'fk_monitor_signal_review_reviewed_by' })
  reviewer?: Relation<PersonEntity>;

  @Column({ name: 'reviewed_at', type: 'timestamptz', precision: 3 })
  reviewedAt!: Date;
}
