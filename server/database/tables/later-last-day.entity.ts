import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { CountryEntity } from './country.entity.ts';
import { CycleEntity } from './cycle.entity.ts';

/** Until when one country has time in a cycle, where that is later than the cycle’s last day. */
@Entity({ name: 'later_last_day' })
export class LaterLastDayEntity {
  @PrimaryColumn({ name: 'cycle_code', type: 'text', primaryKeyConstraintName: 'pk_later_last_day' })
  cycleCode!: string;

  @PrimaryColumn({ name: 'country_code', type: 'text', primaryKeyConstraintName: 'pk_later_last_day' })
  countryCode!: string;

  @Column({ name: 'closes_on', type: 'date' })
  closesOn!: string;

  @ManyToOne(() => CycleEntity)
  @JoinColumn({ name: 'cycle_code', foreignKeyConstraintName: 'fk_later_last_day_cycle' })
  cycle?: Relation<CycleEntity>;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_later_last_day_country' })
  country?: Relation<CountryEntity>;
}
