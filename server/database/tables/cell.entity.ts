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
import { AgencyEntity } from './agency.entity.ts';
import { CountryEntity } from './country.entity.ts';
import { CycleEntity } from './cycle.entity.ts';

/**
 * One cell of the matrix: an agency (null: the country team) in a country in a cycle. It holds how the agency is
 * present there, and how many of its answers stand in each status. The counts always equal a count of its response
 * rows.
 */
@Entity({ name: 'cell' })
@Check('ck_cell_presence', `presence in ('RESIDENT', 'PROJECT_STAFF', 'NON_RESIDENT', 'NONE')`)
@Check('ck_cell_presence_of_agency', `(agency_code is null) = (presence is null)`)
@Check(
  'ck_cell_counts',
  'not_started >= 0 and in_progress >= 0 and submitted >= 0 and returned >= 0 and accepted >= 0',
)
@Index('uq_cell_agency', ['cycleCode', 'countryCode', 'agencyCode'], { unique: true })
@Index('ix_cell_agency_code', ['agencyCode'])
@Index('uq_cell_country_team', ['cycleCode', 'countryCode'], { unique: true, where: 'agency_code is null' })
export class CellEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_cell',
  })
  id!: number;

  @Column({ name: 'cycle_code', type: 'text' })
  cycleCode!: string;

  @ManyToOne(() => CycleEntity)
  @JoinColumn({ name: 'cycle_code', foreignKeyConstraintName: 'fk_cell_cycle' })
  cycle?: Relation<CycleEntity>;

  @Column({ name: 'country_code', type: 'text' })
  countryCode!: string;

  @ManyToOne(() => CountryEntity)
  @JoinColumn({ name: 'country_code', foreignKeyConstraintName: 'fk_cell_country' })
  country?: Relation<CountryEntity>;

  @Column({ name: 'agency_code', type: 'text', nullable: true })
  agencyCode!: string | null;

  @ManyToOne(() => AgencyEntity)
  @JoinColumn({ name: 'agency_code', foreignKeyConstraintName: 'fk_cell_agency' })
  agency?: Relation<AgencyEntity>;

  /** Null for the country team. With NONE no answer is due, and the cell is in no total. */
  @Column({ type: 'text', nullable: true })
  presence!: 'RESIDENT' | 'PROJECT_STAFF' | 'NON_RESIDENT' | 'NONE' | null;

  /** Whether somebody else of the agency submits its answers there than who wrote them. */
  @Column({ name: 'second_person', type: 'boolean', default: false })
  secondPerson!: boolean;

  @Column({ name: 'not_started', type: 'integer' })
  notStarted!: number;

  @Column({ name: 'in_progress', type: 'integer', default: 0 })
  inProgress!: number;

  @Column({ type: 'integer', default: 0 })
  submitted!: number;

  @Column({ type: 'integer', default: 0 })
  returned!: number;

  @Column({ type: 'integer', default: 0 })
  accepted!: number;

  /** Of those that are not started: answers for which one of the cycle before stands until somebody begins. */
  @Column({ type: 'integer', default: 0 })
  carried!: number;

  /** When an answer in it was last changed. */
  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3, nullable: true })
  updatedAt!: Date | null;
}
