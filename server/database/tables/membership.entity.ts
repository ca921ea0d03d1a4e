import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm';
import type { Role } from '../../domain/viewer.ts';
import { AgencyEntity } from './agency.entity.ts';
import { CountryEntity } from './country.entity.ts';
import { PersonEntity } from './person.entity.ts';

/** A role, narrowed to an agency and a country where it has one; null means all. It counts from its first to its last day. */
@Entity({ name: 'membership' })
@Check(
  'ck_membership_role',
  `role in ('COORDINATOR', 'CO_CHAIR', 'FOCAL_POINT', 'CONTRIBUTOR', 'COUNTRY_LEAD', 'OBSERVER', 'MONITORING_ANALYST', 'HUMAN_RIGHTS_ADVISER', 'MANDATE_HOLDER')`,
)
@Check('ck_membership_dates', 'ends_on >= starts_on')
@Index('ix_membership_lead', ['countryCode'], { where: `role = 'COUNTRY_LEAD'` })
@Index('ix_membership_person', ['personId'])
@Check('ck_membership_monitoring', `not monitoring or role = 'COUNTRY_LEAD'`)
@Check('ck_membership_resident_coordinator', `not resident_coordinator or role = 'COUNTRY_LEAD'`)
export class MembershipEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_membership',
  })
  id!: number;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'fk_membership_person' })
  person?: Relation<PersonEntity>;

  @Column({ type: 'text' })
  role!: Role;

  @Column({ name: 'agency_code', type: 'text', nullable: true })
  agencyCode!: string | null;

  @ManyToOne(() => AgencyEntity)
  @JoinColumn({ name: 'agency_code', foreignKeyConstraintName: 'fk_membership_agency' })
  agency?: Relation<AgencyEntity>;

  @Column({ name: 'country_code', type: 'text', nullable: true })
  countryCode!: string | null;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_membership_country' })
  country?: Relation<CountryEntity>;

  @Column({ name: 'starts_on', type: 'date', nullable: true })
  startsOn!: string | null;

  /** The last day on which it counts. */
  @Column({ name: 'ends_on', type: 'date', nullable: true })
  endsOn!: string | null;

  /** Stands in for another person in the same role; may do the same. */
  @Column({ type: 'boolean', default: false })
  alternate!: boolean;

  /** Of a country lead: they are the Resident Coordinator, and endorse what the country team answers. */
  @Column({ name: 'resident_coordinator', type: 'boolean', default: false })
  residentCoordinator!: boolean;

  /** Of a country lead: they read reports and incidents of the monitor. Two people gave it. */
  @Column({ type: 'boolean', default: false })
  monitoring!: boolean;

  /** Of a country lead: since when they read them; null where nobody noted that yet. */
  @Column({ name: 'monitoring_at', type: 'timestamptz', precision: 3, nullable: true })
  monitoringAt!: Date | null;

  /** When it was given; null where nobody noted that yet. */
  @Column({
    name: 'given_at',
    type: 'timestamptz',
    precision: 3,
    nullable: true,
    default: () => 'clock_timestamp()',
  })
  givenAt!: Date | null;

  /** When it was taken away, which overrides its dates. */
  @Column({ name: 'ended_at', type: 'timestamptz', precision: 3, nullable: true })
  endedAt!: Date | null;
}
