import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PersonEntity } from './person.entity.ts';

/** A message to one person. It holds none of its words: they are written from what is true when it is sent. */
@Entity({ name: 'mail' })
@Check('ck_mail_kind', `kind in ('NOTICES', 'INVITATION')`)
@Check('ck_mail_state', `state in ('OPEN', 'SENT', 'UNCERTAIN', 'REFUSED')`)
@Index('uq_mail_open', ['personId', 'kind'], { unique: true, where: `state = 'OPEN'` })
export class MailEntity {
  /** In its Message-ID, the same for each try. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_mail' })
  id!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'fk_mail_person' })
  person?: Relation<PersonEntity>;

  @Column({ type: 'text' })
  kind!: 'NOTICES' | 'INVITATION';

  /** UNCERTAIN: it was handed over twice, and nobody answered either time. */
  @Column({ type: 'text' })
  state!: 'OPEN' | 'SENT' | 'UNCERTAIN' | 'REFUSED';

  /** Where it went; null before the first try. */
  @Column({ type: 'text', nullable: true })
  address!: string | null;

  @Column({ type: 'integer', default: 0 })
  tries!: number;

  /** How often it was sent again after nobody said what became of it: once at most. */
  @Column({ type: 'integer', default: 0 })
  repeats!: number;

  /** Since when all of it is with the mail server, without an answer; null where it certainly was not accepted. */
  @Column({ name: 'handed_at', type: 'timestamptz', precision: 3, nullable: true })
  handedAt!: Date | null;

  /** Not before then; null until a try was put off, or nobody answered it. */
  @Column({ name: 'retry_at', type: 'timestamptz', precision: 3, nullable: true })
  retryAt!: Date | null;

  /** What the state of its person says once it has been sent. */
  @Column({ name: 'daily_on', type: 'date', nullable: true })
  dailyOn!: string | null;

  @Column({ name: 'weekly_on', type: 'date', nullable: true })
  weeklyOn!: string | null;

  /** What the mail server answered, as a code. */
  @Column({ type: 'text', nullable: true })
  code!: string | null;

  @Column({ name: 'made_at', type: 'timestamptz', precision: 3 })
  madeAt!: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', precision: 3, nullable: true })
  endedAt!: Date | null;
}

/** Something that concerns a person, told once. Codes and ids only. */
@Entity({ name: 'notice' })
@Index('ix_notice_mail', ['mailId'])
@Index('ix_notice_open', ['personId'], { where: 'settled_at is null' })
export class NoticeEntity {
  @PrimaryColumn({ name: 'person_id', type: 'uuid', primaryKeyConstraintName: 'pk_notice' })
  personId!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'fk_notice_person' })
  person?: Relation<PersonEntity>;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_notice' })
  topic!: string;

  /** What tells it from any other of the same topic: a place in the log, for instance. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_notice' })
  key!: string;

  @Column({ type: 'jsonb' })
  about!: Record<string, string | number | boolean | null>;

  @Column({ name: 'noticed_at', type: 'timestamptz', precision: 3 })
  noticedAt!: Date;

  /** Since when nothing is left to do about it. */
  @Column({ name: 'settled_at', type: 'timestamptz', precision: 3, nullable: true })
  settledAt!: Date | null;

  /** When it went out by mail. */
  @Column({ name: 'told_at', type: 'timestamptz', precision: 3, nullable: true })
  toldAt!: Date | null;

  /** When its person said on the page that they have seen it. */
  @Column({ name: 'read_at', type: 'timestamptz', precision: 3, nullable: true })
  readAt!: Date | null;

  @Column({ name: 'mail_id', type: 'uuid', nullable: true })
  mailId!: string | null;

  @ManyToOne(() => MailEntity, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'mail_id', foreignKeyConstraintName: 'fk_notice_mail' })
  mail?: Relation<MailEntity>;
}

/** What somebody wishes to be told, and when. No row: everything as usual. */
@Entity({ name: 'notice_wish' })
export class NoticeWishEntity {
  @PrimaryColumn({ name: 'person_id', type: 'uuid', primaryKeyConstraintName: 'pk_notice_wish' })
  personId!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'fk_notice_wish_person' })
  person?: Relation<PersonEntity>;

  /** By topic, where it is not as usual. */
  @Column({ type: 'jsonb' })
  topics!: Record<string, string>;

  /** Weekdays on which they don’t work, Monday 1 to Sunday 7; null: those of where they work. */
  @Column({ name: 'rest_days', type: 'integer', array: true, nullable: true })
  restDays!: number[] | null;

  /** By whose clocks their days begin, `Africa/Nairobi`; null: as usual where their roles are. */
  @Column({ name: 'time_zone', type: 'text', nullable: true })
  timeZone!: string | null;

  /** The last day of a pause. */
  @Column({ name: 'paused_until', type: 'date', nullable: true })
  pausedUntil!: string | null;

  @Column({ name: 'saved_at', type: 'timestamptz', precision: 3 })
  savedAt!: Date;
}

/** How far somebody has been told. */
@Entity({ name: 'notice_state' })
export class NoticeStateEntity {
  @PrimaryColumn({ name: 'person_id', type: 'uuid', primaryKeyConstraintName: 'pk_notice_state' })
  personId!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'fk_notice_state_person' })
  person?: Relation<PersonEntity>;

  /** The day of the latest daily message, or on which nothing was to tell. */
  @Column({ name: 'daily_on', type: 'date', nullable: true })
  dailyOn!: string | null;

  @Column({ name: 'weekly_on', type: 'date', nullable: true })
  weeklyOn!: string | null;

  /** The day of the latest look at everything, deadlines and what is stuck too. */
  @Column({ name: 'whole_on', type: 'date', nullable: true })
  wholeOn!: string | null;

  /** The address that a mail server refused for good: nothing goes there any more. */
  @Column({ name: 'failed_address', type: 'text', nullable: true })
  failedAddress!: string | null;

  @Column({ name: 'failed_at', type: 'timestamptz', precision: 3, nullable: true })
  failedAt!: Date | null;

  @Column({ name: 'failed_code', type: 'text', nullable: true })
  failedCode!: string | null;
}
