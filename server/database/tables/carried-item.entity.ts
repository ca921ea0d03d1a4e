import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { CycleEntity } from './cycle.entity.ts';

/** That an item of a cycle goes on with one of the cycle before; worked out once, when the cycle opens. */
@Entity({ name: 'carried_item' })
@Check('ck_carried_item_kind', `kind in ('SAME', 'REWORDED', 'SPLIT', 'MERGED')`)
export class CarriedItemEntity {
  @PrimaryColumn({ name: 'cycle_code', type: 'text', primaryKeyConstraintName: 'pk_carried_item' })
  cycleCode!: string;

  @ManyToOne(() => CycleEntity)
  @JoinColumn({ name: 'cycle_code', foreignKeyConstraintName: 'fk_carried_item_cycle' })
  cycle?: Relation<CycleEntity>;

  @PrimaryColumn({ name: 'item_code', type: 'text', primaryKeyConstraintName: 'pk_carried_item' })
  itemCode!: string;

  @PrimaryColumn({ name: 'from_item_code', type: 'text', primaryKeyConstraintName: 'pk_carried_item' })
  fromItemCode!: string;

  @Column({ type: 'text' })
  kind!: 'SAME' | 'REWORDED' | 'SPLIT' | 'MERGED';
}
