import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { CountryEntity } from './country.entity.ts';
import { PersonEntity } from './person.entity.ts';

/** Where a country’s log of the monitor ends. Each country has a log of its own: a position tells nothing of another. */
@Entity({ name: 'monitor_head' })
export class MonitorHeadEntity {
  @PrimaryColumn({ name: 'country_code', type: 'text', primaryKeyConstraintName: 'pk_monitor_head' })
  countryCode!: string;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_monitor_head_country' })
  country?: Relation<CountryEntity>;

  @Column({ type: 'bigint' })
  position!: number;

  @Column({ type: 'bytea' })
  hash!: Buffer;

  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date;

  /** How far those have been told who see alerts, but read no incidents. */
  @Column({ type: 'bigint', default: 0 })
  told!: number;

  /** How far those have been called who decide on hidden groups’ alerts. */
  @Column({ type: 'bigint', default: 0 })
  called!: number;
}

/** That something happened, and nothing of what. */
@Entity({ name: 'monitor_event' })
export class MonitorEventEntity {
  @PrimaryColumn({ name: 'country_code', type: 'text', primaryKeyConstraintName: 'pk_monitor_event' })
  countryCode!: string;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_monitor_event_country' })
  country?: Relation<CountryEntity>;

  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'pk_monitor_event' })
  position!: number;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date;

  @Column({ name: 'actor_id', type: 'uuid', nullable: true })
  actorId!: string | null;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'actor_id', foreignKeyConstraintName: 'fk_monitor_event_actor' })
  actor?: Relation<PersonEntity>;

  @Column({ name: 'subject_id', type: 'uuid' })
  subjectId!: string;

  @Column({ type: 'bytea' })
  hash!: Buffer;
}

/** A country’s head as it stood on a day, signed. */
@Entity({ name: 'monitor_signed_head' })
export class MonitorSignedHeadEntity {
  @PrimaryColumn({ name: 'country_code', type: 'text', primaryKeyConstraintName: 'pk_monitor_signed_head' })
  countryCode!: string;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_monitor_signed_head_country' })
  country?: Relation<CountryEntity>;

  @PrimaryColumn({ type: 'date', primaryKeyConstraintName: 'pk_monitor_signed_head' })
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
