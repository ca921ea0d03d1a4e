import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { ChecklistVersionEntity } from './checklist.entity.ts';

/** One round of the checklist. At most one is open at a time. */
@Entity({ name: 'cycle' })
@Check('ck_cycle_state', `state in ('PLANNED', 'OPEN', 'CLOSED')`)
@Check('ck_cycle_version', `state = 'PLANNED' or checklist_version is not null`)
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
}
