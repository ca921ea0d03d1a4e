import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PersonEntity } from './person.entity.ts';

/** A sign-in on one device. Ended sessions stay for a while, so that every replica can see that they ended. */
@Entity({ name: 'session' })
@Index('ix_session_person', ['personId'])
@Index('ix_session_subject', ['issuer', 'subject'])
export class SessionEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_session' })
  id!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'fk_session_person' })
  person?: Relation<PersonEntity>;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', precision: 3, nullable: true })
  endedAt!: Date | null;

  /** Whether its person ended it from elsewhere, or was shut out: then their device deletes what it keeps of them. */
  @Column({ type: 'boolean', default: false })
  revoked!: boolean;

  /** Written at most once a minute. */
  @Column({ name: 'last_seen_at', type: 'timestamptz', precision: 3 })
  lastSeenAt!: Date;

  /** However busy it is, it ends then. */
  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt!: Date;

  /** Browser and system, for people to recognise it by. */
  @Column({ type: 'text', nullable: true })
  device!: string | null;

  /** Whether the provider said that a second factor was used. */
  @Column({ type: 'boolean', default: false })
  mfa!: boolean;

  /** The provider's id in the configuration, and by what it names this session; null in the demonstration. */
  @Column({ type: 'text', nullable: true })
  provider!: string | null;

  @Column({ type: 'text', nullable: true })
  issuer!: string | null;

  @Column({ type: 'text', nullable: true })
  subject!: string | null;

  @Column({ type: 'text', nullable: true })
  sid!: string | null;
}
