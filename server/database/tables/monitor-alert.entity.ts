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

/** That something in a country needs a decision. `sealed`: its title and reasons, encrypted with a key that is not here. */
@Entity({ name: 'monitor_alert' })
@Unique('uq_monitor_alert_mutation', ['proposedBy', 'mutationId'])
@Check('ck_monitor_alert_decided', `(state = 'PROPOSED') = (decided_at is null)`)
@Check('ck_monitor_alert_ended', `(state in ('DISMISSED', 'CLOSED')) = (ended_at is not null)`)
@Index('ix_monitor_alert_country', ['countryCode', 'proposedAt'])
@Index('ix_monitor_alert_waiting', ['proposedAt'], { where: `state = 'PROPOSED'` })
export class MonitorAlertEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_monitor_alert' })
  id!: string;

  @Column({ name: 'country_code', type: 'text' })
  countryCode!: string;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_monitor_alert_country' })
  country?: Relation<CountryEntity>;

  @Column({ name: 'group_id', type: 'uuid', nullable: true })
  groupId!: string | null;

  @ManyToOne(() => MonitorGroupEntity)
  @JoinColumn({ name: 'group_id', foreignKeyConstraintName: 'fk_monitor_alert_group' })
  group?: Relation<MonitorGroupEntity>;

  @Column({ name: 'signal_ids', type: 'uuid', array: true })
  signalIds!: string[];

  /** By which its deadlines are reckoned, whatever is decided later. */
  @Column({ name: 'proposed_level', type: 'text' })
  proposedLevel!: string;

  @Column({ type: 'text' })
  level!: string;

  @Column({ type: 'text' })
  state!: string;

  @Column({ type: 'text' })
  retention!: string;

  @Column({ type: 'bytea' })
  sealed!: Buffer;

  @Column({ name: 'proposed_by', type: 'uuid' })
  proposedBy!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'proposed_by', foreignKeyConstraintName: 'fk_monitor_alert_proposed_by' })
  proposer?: Relation<PersonEntity>;

  @Column({ name: 'proposed_at', type: 'timestamptz', precision: 3 })
  proposedAt!: Date;

  /** When it was confirmed or dismissed. */
  @Column({ name: 'decided_at', type: 'timestamptz', precision: 3, nullable: true })
  decidedAt!: Date | null;

  /** When it was dismissed or closed. */
  @Column({ name: 'ended_at', type: 'timestamptz', precision: 3, nullable: true })
  endedAt!: Date | null;

  @Column({ type: 'integer' })
  revision!: number;

  @Column({ name: 'mutation_id', type: 'uuid' })
  mutationId!: string;
}

/** A decision on an alert, or a dissent. */
@Entity({ name: 'monitor_alert_step' })
@Unique('uq_monitor_alert_step_mutation', ['actorId', 'mutationId'])
@Index('ix_monitor_alert_step_alert', ['alertId', 'at'])
export class MonitorAlertStepEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_monitor_alert_step' })
  id!: string;

  @Column({ name: 'alert_id', type: 'uuid' })
  alertId!: string;

  @ManyToOne(() => MonitorAlertEntity)
  @JoinColumn({ name: 'alert_id', foreignKeyConstraintName: 'fk_monitor_alert_step_alert' })
  alert?: Relation<MonitorAlertEntity>;

  @Column({ name: 'country_code', type: 'text' })
  countryCode!: string;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_monitor_alert_step_country' })
  country?: Relation<CountryEntity>;

  @Column({ type: 'text' })
  kind!: string;

  /** Which the alert has from then on; null of a dissent. */
  @Column({ type: 'text', nullable: true })
  level!: string | null;

  @Column({ type: 'text' })
  retention!: string;

  @Column({ type: 'bytea' })
  sealed!: Buffer;

  @Column({ name: 'actor_id', type: 'uuid' })
  actorId!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'actor_id', foreignKeyConstraintName: 'fk_monitor_alert_step_actor' })
  actor?: Relation<PersonEntity>;

  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date;

  @Column({ name: 'mutation_id', type: 'uuid' })
  mutationId!: string;
}

/** Who does what by when about an alert, and what came of it. */
@Entity({ name: 'monitor_action' })
@Unique('uq_monitor_action_mutation', ['plannedBy', 'mutationId'])
@Check('ck_monitor_action_ended', `(state = 'PLANNED') = (ended_at is null)`)
@Check(
  'ck_monitor_action_outcome',
  `(outcome is null) = (outcome_on is null) and (outcome is null) = (outcome_sealed is null) and (outcome is null or state = 'DONE')`,
)
@Index('ix_monitor_action_country', ['countryCode', 'dueOn'])
@Index('ix_monitor_action_alert', ['alertId'])
export class MonitorActionEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_monitor_action' })
  id!: string;

  @Column({ name: 'alert_id', type: 'uuid' })
  alertId!: string;

  @ManyToOne(() => MonitorAlertEntity)
  @JoinColumn({ name: 'alert_id', foreignKeyConstraintName: 'fk_monitor_action_alert' })
  alert?: Relation<MonitorAlertEntity>;

  @Column({ name: 'country_code', type: 'text' })
  countryCode!: string;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_monitor_action_country' })
  country?: Relation<CountryEntity>;

  @Column({ name: 'owner_id', type: 'uuid' })
  ownerId!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'owner_id', foreignKeyConstraintName: 'fk_monitor_action_owner' })
  owner?: Relation<PersonEntity>;

  @Column({ name: 'due_on', type: 'date' })
  dueOn!: string;

  /** Items of the checklist whose answers it touches. They stand here alone, so that no answer changes with them. */
  @Column({ name: 'item_codes', type: 'text', array: true })
  itemCodes!: string[];

  @Column({ type: 'text' })
  state!: string;

  /** When it was done or given up. */
  @Column({ name: 'ended_at', type: 'timestamptz', precision: 3, nullable: true })
  endedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  outcome!: string | null;

  @Column({ name: 'outcome_on', type: 'date', nullable: true })
  outcomeOn!: string | null;

  @Column({ type: 'text' })
  retention!: string;

  @Column({ type: 'bytea' })
  sealed!: Buffer;

  @Column({ name: 'outcome_sealed', type: 'bytea', nullable: true })
  outcomeSealed!: Buffer | null;

  @Column({ name: 'planned_by', type: 'uuid' })
  plannedBy!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'planned_by', foreignKeyConstraintName: 'fk_monitor_action_planned_by' })
  planner?: Relation<PersonEntity>;

  @Column({ name: 'planned_at', type: 'timestamptz', precision: 3 })
  plannedAt!: Date;

  @Column({ type: 'integer' })
  revision!: number;

  @Column({ name: 'mutation_id', type: 'uuid' })
  mutationId!: string;
}
