import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { PauseKind } from '../../../schema/types/pause.ts';
import { AgencyEntity } from './agency.entity.ts';
import { CountryEntity } from './country.entity.ts';
import { PersonEntity } from './person.entity.ts';

/** Days on which an agency or a country can't work, as people declared them; what was taken back has no row. */
@Entity({ name: 'pause' })
@Check('ck_pause_kind', `kind in ('LEAVE', 'OUTAGE', 'EVACUATION')`)
@Check('ck_pause_days', 'ends_on >= starts_on')
@Index('ix_pause_country', ['countryCode', 'startsOn'])
export class PauseEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_pause' })
  id!: string;

  @Column({ name: 'country_code', type: 'text' })
  countryCode!: string;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_pause_country' })
  country?: Relation<CountryEntity>;

  /** Null for the country: all of it, or of a leave its team. */
  @Column({ name: 'agency_code', type: 'text', nullable: true })
  agencyCode!: string | null;

  @ManyToOne(() => AgencyEntity)
  @JoinColumn({ name: 'agency_code', foreignKeyConstraintName: 'fk_pause_agency' })
  agency?: Relation<AgencyEntity>;

  @Column({ type: 'text' })
  kind!: PauseKind;

  @Column({ name: 'starts_on', type: 'date' })
  startsOn!: string;

  @Column({ name: 'ends_on', type: 'date' })
  endsOn!: string;

  @Column({ name: 'declared_by', type: 'uuid' })
  declaredBy!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'declared_by', foreignKeyConstraintName: 'fk_pause_declared_by' })
  person?: Relation<PersonEntity>;

  @Column({ name: 'declared_at', type: 'timestamptz', precision: 3 })
  declaredAt!: Date;
}
