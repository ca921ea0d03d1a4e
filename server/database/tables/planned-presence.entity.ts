import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { AgencyEntity } from './agency.entity.ts';
import { CountryEntity } from './country.entity.ts';
import { CycleEntity } from './cycle.entity.ts';

/** Who is to report where once a planned cycle opens; agencies that are not named won’t. Gone once it is open: cells say it then. */
@Entity({ name: 'planned_presence' })
@Check('ck_planned_presence', `presence in ('RESIDENT', 'PROJECT_STAFF', 'NON_RESIDENT')`)
export class PlannedPresenceEntity {
  @PrimaryColumn({ name: 'cycle_code', type: 'text', primaryKeyConstraintName: 'pk_planned_presence' })
  cycleCode!: string;

  @PrimaryColumn({ name: 'country_code', type: 'text', primaryKeyConstraintName: 'pk_planned_presence' })
  countryCode!: string;

  @PrimaryColumn({ name: 'agency_code', type: 'text', primaryKeyConstraintName: 'pk_planned_presence' })
  agencyCode!: string;

  @Column({ type: 'text' })
  presence!: 'RESIDENT' | 'PROJECT_STAFF' | 'NON_RESIDENT';

  @ManyToOne(() => CycleEntity)
  @JoinColumn({ name: 'cycle_code', foreignKeyConstraintName: 'fk_planned_presence_cycle' })
  cycle?: Relation<CycleEntity>;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_planned_presence_country' })
  country?: Relation<CountryEntity>;

  @ManyToOne(() => AgencyEntity)
  @JoinColumn({ name: 'agency_code', foreignKeyConstraintName: 'fk_planned_presence_agency' })
  agency?: Relation<AgencyEntity>;
}
