import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { AgencyEntity } from './agency.entity.ts';
import { CountryEntity } from './country.entity.ts';
import { PersonEntity } from './person.entity.ts';

/** A secret with which a program acts for a person, within what it is narrowed to. Only its digest is kept. */
@Entity({ name: 'access_token' })
@Check('ck_access_token_access', `access in ('READ', 'READ_WRITE')`)
@Index('uq_access_token_secret', ['secretDigest'], { unique: true })
@Index('ix_access_token_person', ['personId'])
export class AccessTokenEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_access_token' })
  id!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'fk_access_token_person' })
  person?: Relation<PersonEntity>;

  @Column({ type: 'text' })
  name!: string;

  @Column({ name: 'secret_digest', type: 'bytea' })
  secretDigest!: Buffer;

  @Column({ type: 'text' })
  access!: 'READ' | 'READ_WRITE';

  @Column({ name: 'agency_code', type: 'text', nullable: true })
  agencyCode!: string | null;

  @ManyToOne(() => AgencyEntity)
  @JoinColumn({ name: 'agency_code', foreignKeyConstraintName: 'fk_access_token_agency' })
  agency?: Relation<AgencyEntity>;

  @Column({ name: 'country_code', type: 'text', nullable: true })
  countryCode!: string | null;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_access_token_country' })
  country?: Relation<CountryEntity>;

  /** Whether the session that made it had a second factor: what that session could not do, its tokens can't. */
  @Column({ type: 'boolean' })
  mfa!: boolean;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt!: Date;

  @Column({ name: 'last_used_at', type: 'timestamptz', precision: 3, nullable: true })
  lastUsedAt!: Date | null;

  @Column({ name: 'revoked_at', type: 'timestamptz', precision: 3, nullable: true })
  revokedAt!: Date | null;
}
