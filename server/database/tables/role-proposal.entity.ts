import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { CountryEntity } from './country.entity.ts';
import { PersonEntity } from './person.entity.ts';

/** A role of the monitor that somebody proposed: it is given once another person confirms it. */
@Entity({ name: 'role_proposal' })
@Check(
  'ck_role_proposal_role',
  `role in ('COUNTRY_LEAD', 'MONITORING_ANALYST', 'HUMAN_RIGHTS_ADVISER', 'MANDATE_HOLDER')`,
)
@Check('ck_role_proposal_place', `(role = 'MANDATE_HOLDER') = (country_code is null)`)
@Check('ck_role_proposal_oneself', `person_id <> proposed_by and (decided_by <> person_id or not confirmed)`)
@Check(
  'ck_role_proposal_two_people',
  `not confirmed or (decided_by is not null and decided_by <> proposed_by)`,
)
@Check('ck_role_proposal_alternate', `not alternate or role = 'HUMAN_RIGHTS_ADVISER'`)
@Index('ix_role_proposal_person', ['personId'])
export class RoleProposalEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_role_proposal' })
  id!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'fk_role_proposal_person' })
  person?: Relation<PersonEntity>;

  /** COUNTRY_LEAD: that the country's lead reads incidents. */
  @Column({ type: 'text' })
  role!: string;

  @Column({ name: 'country_code', type: 'text', nullable: true })
  countryCode!: string | null;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_role_proposal_country' })
  country?: Relation<CountryEntity>;

  @Column({ name: 'proposed_by', type: 'uuid' })
  proposedBy!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'proposed_by', foreignKeyConstraintName: 'fk_role_proposal_proposed_by' })
  proposer?: Relation<PersonEntity>;

  @Column({ name: 'proposed_at', type: 'timestamptz', precision: 3 })
  proposedAt!: Date;

  /** Who confirmed it, or took it back. */
  @Column({ name: 'decided_by', type: 'uuid', nullable: true })
  decidedBy!: string | null;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'decided_by', foreignKeyConstraintName: 'fk_role_proposal_decided_by' })
  decider?: Relation<PersonEntity>;

  @Column({ name: 'decided_at', type: 'timestamptz', precision: 3, nullable: true })
  decidedAt!: Date | null;

  /** Of an adviser: they stand in for another one. */
  @Column({ type: 'boolean', default: false })
  alternate!: boolean;

  @Column({ type: 'boolean', default: false })
  confirmed!: boolean;
}
