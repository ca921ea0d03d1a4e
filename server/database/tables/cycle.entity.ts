import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { ChecklistVersionEntity } from './checklist.entity.ts';

/** One round of the checklist. At most one is open at a time. */
@Entity({ name: 'cycle' })
@Check('ck_cycle_state', `state in ('PLANNED', 'OPEN', 'CLOSED')`)
@Check('ck_cycle_version', `state = 'PLANNED' or checklist_version is not null`)
@Check('ck_cycle_said_by', `said_by in ('FILE', 'PERSON')`)
@Index('uq_cycle_open', ['state'], { unique: true, where: `state = 'OPEN'` })
export class CycleEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_cycle' })
  code!: string;

  @Column({ type: 'text' })
  state!: 'PLANNED' | 'OPEN' | 'CLOSED';

  @Column({ name: 'opens_on', type: 'date' })
  opensOn!: string;

  @Column({ name: 'closes_on', type: 'date' })
  closesOn!: string;

  /** Fixed when the cycle opens; null while it is planned. */
  @Column({ name: 'checklist_version', type: 'integer', nullable: true })
  checklistVersion!: number | null;

  @ManyToOne(() => ChecklistVersionEntity)
  @JoinColumn({ name: 'checklist_version', foreignKeyConstraintName: 'fk_cycle_checklist_version' })
  version?: Relation<ChecklistVersionEntity>;

  /** Who last said how it is to be: the data files, or a person through the API, whom old files then don’t overrule. */
  @Column({ name: 'said_by', type: 'text', default: 'FILE' })
  saidBy!: 'FILE' | 'PERSON';

  /** Nobody accepts an answer that says what they wrote. */
  @Column({ name: 'separate_acceptance', type: 'boolean', default: false })
  separateAcceptance!: boolean;

  /** Answers of country teams are accepted once the country’s Resident Coordinator has endorsed them. */
  @Column({ type: 'boolean', default: false })
  endorsement!: boolean;

  /** The cycle that was the last one closed when this one opened first; null where there was none. */
  @Column({ name: 'opened_after', type: 'text', nullable: true })
  openedAfter!: string | null;

  @ManyToOne(() => CycleEntity)
  @JoinColumn({ name: 'opened_after', foreignKeyConstraintName: 'fk_cycle_opened_after' })
  before?: Relation<CycleEntity>;

  /** The snapshot of that cycle's last closing, of which answers are carried over; null where there is none. */
  @Column({ name: 'carried_from', type: 'uuid', nullable: true })
  carriedFrom!: string | null;
}
