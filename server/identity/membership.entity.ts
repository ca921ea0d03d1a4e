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
import { AgencyEntity } from '../catalogue/agency.entity.ts';
import { CountryEntity } from '../catalogue/country.entity.ts';
import { PersonEntity } from './person.entity.ts';

/** A role, narrowed to an agency and a country where it has one; null means all. */
@Entity({ name: 'membership' })
@Check('ck_membership_role', `role in ('COORDINATOR', 'FOCAL_POINT', 'OBSERVER')`)
@Index('ix_membership_person', ['personId'])
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
  role!: 'COORDINATOR' | 'FOCAL_POINT' | 'OBSERVER';

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
}
