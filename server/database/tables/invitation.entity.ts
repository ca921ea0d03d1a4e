import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { AgencyEntity } from './agency.entity.ts';
import { CountryEntity } from './country.entity.ts';
import { PersonEntity } from './person.entity.ts';

/** A role that waits for somebody's first sign-in. The address is the person's; no sign-in alone makes a person. */
@Entity({ name: 'invitation' })
@Check(
  'ck_invitation_role',
  `role in ('COORDINATOR', 'CO_CHAIR', 'FOCAL_POINT', 'CONTRIBUTOR', 'COUNTRY_LEAD', 'OBSERVER')`,
)
@Check('ck_invitation_dates', 'ends_on >= starts_on')
@Index('ix_invitation_person', ['personId'])
@Check('ck_invitation_resident_coordinator', `not resident_coordinator or role = 'COUNTRY_LEAD'`)
export class InvitationEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_invitation' })
  id!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'fk_invitation_person' })
  person?: Relation<PersonEntity>;

  @Column({ type: 'text' })
  role!: string;

  @Column({ name: 'agency_code', type: 'text', nullable: true })
  agencyCode!: string | null;

  @ManyToOne(() => AgencyEntity)
  @JoinColumn({ name: 'agency_code', foreignKeyConstraintName: 'fk_invitation_agency' })
  agency?: Relation<AgencyEntity>;

  @Column({ name: 'country_code', type: 'text', nullable: true })
  countryCode!: string | null;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_invitation_country' })
  country?: Relation<CountryEntity>;

  @Column({ name: 'starts_on', type: 'date', nullable: true })
  startsOn!: string | null;

  @Column({ name: 'ends_on', type: 'date', nullable: true })
  endsOn!: string | null;

  @Column({ type: 'boolean', default: false })
  alternate!: boolean;

  /** Of a country lead: they are the Resident Coordinator, and endorse what the country team answers. */
  @Column({ name: 'resident_coordinator', type: 'boolean', default: false })
  residentCoordinator!: boolean;

  /** Null where an operator's command invited. */
  @Column({ name: 'invited_by', type: 'uuid', nullable: true })
  invitedBy!: string | null;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'invited_by', foreignKeyConstraintName: 'fk_invitation_invited_by' })
  inviter?: Relation<PersonEntity>;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt!: Date;

  @Column({ name: 'accepted_at', type: 'timestamptz', precision: 3, nullable: true })
  acceptedAt!: Date | null;

  @Column({ name: 'revoked_at', type: 'timestamptz', precision: 3, nullable: true })
  revokedAt!: Date | null;
}
