import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm';
import { PersonEntity } from './person.entity.ts';

/** Where a system of somebody's organisation hears of events that they may read (docs/webhooks.md). */
@Entity({ name: 'webhook' })
@Check('ck_webhook_state', `state in ('ACTIVE', 'PAUSED', 'FAILED', 'GONE')`)
@Index('ix_webhook_person', ['personId'])
export class WebhookEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_webhook' })
  id!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'fk_webhook_person' })
  person?: Relation<PersonEntity>;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  url!: string;

  /** Null: all that its owner may read. */
  @Column({ type: 'text', array: true, nullable: true })
  kinds!: string[] | null;

  /** Whether the session that made it had a second factor: what that session could not read, it doesn't hear of. */
  @Column({ type: 'boolean' })
  mfa!: boolean;

  /** What its messages are signed with, sealed. */
  @Column({ type: 'bytea' })
  secret!: Buffer;

  /** The one before, which signs too for a while after a new one was made. */
  @Column({ name: 'earlier_secret', type: 'bytea', nullable: true })
  earlierSecret!: Buffer | null;

  @Column({ name: 'earlier_until', type: 'timestamptz', precision: 3, nullable: true })
  earlierUntil!: Date | null;

  /** FAILED: nothing arrived for days. GONE: it answered that it is no more. Both wait until somebody resumes it. */
  @Column({ type: 'text' })
  state!: 'ACTIVE' | 'PAUSED' | 'FAILED' | 'GONE';

  /** Of the last event that it was told, or that was not for it. */
  @Column({ type: 'bigint' })
  position!: string;

  /** How often the message under way was tried. */
  @Column({ type: 'integer', default: 0 })
  attempts!: number;

  /** Not before then; null where the latest attempt arrived. */
  @Column({ name: 'retry_at', type: 'timestamptz', precision: 3, nullable: true })
  retryAt!: Date | null;

  @Column({ name: 'delivered_at', type: 'timestamptz', precision: 3, nullable: true })
  deliveredAt!: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  /** When its state became what it is. */
  @Column({ name: 'changed_at', type: 'timestamptz', precision: 3 })
  changedAt!: Date;
}

/** One attempt to tell a webhook of one event, or of a test. */
@Entity({ name: 'webhook_delivery' })
@Check(
  'ck_webhook_delivery_outcome',
  `outcome in ('DELIVERED', 'REFUSED', 'REDIRECTED', 'GONE', 'ADDRESS_REFUSED', 'NO_ADDRESS', 'UNREACHABLE',
               'TLS_FAILED', 'TIMED_OUT', 'INTERRUPTED', 'SECRET_LOST')`,
)
@Index('ix_webhook_delivery_webhook', ['webhookId', 'id'])
@Index('ix_webhook_delivery_at', ['at'])
export class WebhookDeliveryEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_webhook_delivery',
  })
  id!: string;

  @Column({ name: 'webhook_id', type: 'uuid' })
  webhookId!: string;

  @ManyToOne(() => WebhookEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'webhook_id', foreignKeyConstraintName: 'fk_webhook_delivery_webhook' })
  webhook?: Relation<WebhookEntity>;

  /** The same for each attempt at one message. */
  @Column({ name: 'message_id', type: 'text' })
  messageId!: string;

  /** Of the event; or TEST. */
  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'text' })
  cursor!: string;

  @Column({ type: 'integer' })
  attempt!: number;

  @Column({ type: 'timestamptz', precision: 3 })
  at!: Date;

  /** Null while it is under way. */
  @Column({ name: 'ended_at', type: 'timestamptz', precision: 3, nullable: true })
  endedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  outcome!: string | null;

  /** The answer's, where there was one. */
  @Column({ type: 'integer', nullable: true })
  status!: number | null;
}

/** The tests that somebody lately sent to webhooks of theirs, also to those that they removed since: a few an hour are let through. */
@Entity({ name: 'webhook_test' })
export class WebhookTestEntity {
  @PrimaryColumn({ name: 'person_id', type: 'uuid', primaryKeyConstraintName: 'pk_webhook_test' })
  personId!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'fk_webhook_test_person' })
  person?: Relation<PersonEntity>;

  /** The earliest first. */
  @Column({ name: 'sent_at', type: 'timestamptz', array: true })
  sentAt!: Date[];
}
