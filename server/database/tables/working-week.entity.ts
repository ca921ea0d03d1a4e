import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { CountryEntity } from './country.entity.ts';
import { PersonEntity } from './person.entity.ts';

/** On which weekdays nobody works in a country, as its team said it. */
@Entity({ name: 'working_week' })
export class WorkingWeekEntity {
  @PrimaryColumn({ name: 'country_code', type: 'text', primaryKeyConstraintName: 'pk_working_week' })
  countryCode!: string;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_working_week_country' })
  country?: Relation<CountryEntity>;

  /** Monday is 1, Sunday is 7. */
  @Column({ type: 'integer', array: true })
  weekend!: number[];

  @Column({ name: 'set_by', type: 'uuid' })
  setBy!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'set_by', foreignKeyConstraintName: 'fk_working_week_set_by' })
  person?: Relation<PersonEntity>;

  @Column({ name: 'set_at', type: 'timestamptz', precision: 3 })
  setAt!: Date;
}
