import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { CountryEntity } from './country.entity.ts';
import { PersonEntity } from './person.entity.ts';

/** That somebody took a country's incidents out of the monitor; `sealed` is why. */
@Entity({ name: 'monitor_export' })
@Index('ix_monitor_export_country', ['countryCode', 'exportedAt'])
export class MonitorExportEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_monitor_export' })
  id!: string;

  @Column({ name: 'country_code', type: 'text' })
  countryCode!: string;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_monitor_export_country' })
  country?: Relation<CountryEntity>;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'fk_monitor_export_person' })
  person?: Relation<PersonEntity>;

  @Column({ name: 'exported_at', type: 'timestamptz', precision: 3 })
  exportedAt!: Date;

  @Column({ type: 'text' })
  retention!: string;

  @Column({ type: 'bytea' })
  sealed!: Buffer;
}
