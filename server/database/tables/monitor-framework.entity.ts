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
import { MonitorGroupEntity, MonitorIncidentEntity } from './monitor.entity.ts';
import { PersonEntity } from './person.entity.ts';

/** One look at one indicator: a country’s, or one group’s in it. Rows are only added. `sealed`: the reasons. */
@Entity({ name: 'monitor_assessment' })
@Unique('uq_monitor_assessment_revision', ['countryCode', 'groupId', 'indicator', 'revision'])
export class MonitorAssessmentEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_monitor_assessment' })
  id!: string;

  @Column({ name: 'country_code', type: 'text' })
  countryCode!: string;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_monitor_assessment_country' })
  country?: Relation<CountryEntity>;

  @Column({ name: 'group_id', type: 'uuid', nullable: true })
  groupId!: string | null;

  @ManyToOne(() => MonitorGroupEntity)
  @JoinColumn({ name: 'group_id', foreignKeyConstraintName: 'fk_monitor_assessment_group' })
  group?: Relation<MonitorGroupEntity>;

  @Column({ type: 'text' })
  indicator!: string;

  @Column({ type: 'integer' })
  revision!: number;

  @Column({ type: 'text' })
  level!: string;

  @Column({ type: 'text' })
  trend!: string;

  @Column({ type: 'text' })
  confidence!: string;

  @Column({ type: 'text' })
  retention!: string;

  @Column({ type: 'bytea' })
  sealed!: Buffer;

  @Column({ name: 'assessed_by', type: 'uuid' })
  assessedBy!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'assessed_by', foreignKeyConstraintName: 'fk_monitor_assessment_assessed_by' })
  assessor?: Relation<PersonEntity>;

  @Column({ name: 'assessed_at', type: 'timestamptz', precision: 3 })
  assessedAt!: Date;
}

/** An incident that an assessment rests on. It goes with the incident. */
@Entity({ name: 'monitor_assessment_evidence' })
@Index('ix_monitor_assessment_evidence_incident', ['incidentId'])
export class MonitorAssessmentEvidenceEntity {
  @PrimaryColumn({
    name: 'assessment_id',
    type: 'uuid',
    primaryKeyConstraintName: 'pk_monitor_assessment_evidence',
  })
  assessmentId!: string;

  @ManyToOne(() => MonitorAssessmentEntity, { onDelete: 'CASCADE' })
  @JoinColumn({
    name: 'assessment_id',
    foreignKeyConstraintName: 'fk_monitor_assessment_evidence_assessment',
  })
  assessment?: Relation<MonitorAssessmentEntity>;

  @PrimaryColumn({
    name: 'incident_id',
    type: 'uuid',
    primaryKeyConstraintName: 'pk_monitor_assessment_evidence',
  })
  incidentId!: string;

  @ManyToOne(() => MonitorIncidentEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'incident_id', foreignKeyConstraintName: 'fk_monitor_assessment_evidence_incident' })
  incident?: Relation<MonitorIncidentEntity>;

  @Column({ name: 'country_code', type: 'text' })
  countryCode!: string;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_monitor_assessment_evidence_country' })
  country?: Relation<CountryEntity>;
}

/** A day on which tension may turn. `sealed`: what it is called, since that may tell of an attack and of whom. */
@Entity({ name: 'monitor_sensitive_date' })
@Index('ix_monitor_sensitive_date_country', ['countryCode'])
export class MonitorSensitiveDateEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_monitor_sensitive_date' })
  id!: string;

  @Column({ name: 'country_code', type: 'text' })
  countryCode!: string;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_monitor_sensitive_date_country' })
  country?: Relation<CountryEntity>;

  @Column({ name: 'group_id', type: 'uuid', nullable: true })
  groupId!: string | null;

  @ManyToOne(() => MonitorGroupEntity)
  @JoinColumn({ name: 'group_id', foreignKeyConstraintName: 'fk_monitor_sensitive_date_group' })
  group?: Relation<MonitorGroupEntity>;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'date' })
  day!: string;

  @Column({ type: 'boolean' })
  yearly!: boolean;

  @Column({ type: 'text' })
  retention!: string;

  @Column({ type: 'bytea' })
  sealed!: Buffer;

  @Column({ type: 'integer' })
  revision!: number;

  @Column({ name: 'set_by', type: 'uuid' })
  setBy!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'set_by', foreignKeyConstraintName: 'fk_monitor_sensitive_date_set_by' })
  setter?: Relation<PersonEntity>;

  @Column({ name: 'set_at', type: 'timestamptz', precision: 3 })
  setAt!: Date;
}

/** One year’s table as it left the monitoring group. It has no row of an incident, and none is ever changed. */
@Entity({ name: 'monitor_release' })
@Unique('uq_monitor_release_covers', ['year', 'covers'])
@Check('ck_monitor_release_hash', `hash = sha256(convert_to(content, 'UTF8'))`)
export class MonitorReleaseEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_monitor_release' })
  id!: string;

  @Column({ type: 'integer' })
  year!: number;

  /** The last month that it covers: `2026-11`. */
  @Column({ type: 'text' })
  covers!: string;

  @Column({ name: 'made_on', type: 'date' })
  madeOn!: string;

  @Column({ type: 'text' })
  content!: string;

  @Column({ type: 'bytea' })
  hash!: Buffer;
}
