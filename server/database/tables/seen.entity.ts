import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { CellEntity } from './cell.entity.ts';
import { PersonEntity } from './person.entity.ts';

/**
 * That a coordinator of a country opened an answer, or marked its cell as seen: up to which place in the log, and on which
 * day. No part of the log. Who it was keeps people's own openings from counting, and is told to nobody.
 */
@Entity({ name: 'seen' })
export class SeenEntity {
  @PrimaryColumn({ name: 'cell_id', type: 'integer', primaryKeyConstraintName: 'pk_seen' })
  cellId!: number;

  @ManyToOne(() => CellEntity)
  @JoinColumn({ name: 'cell_id', foreignKeyConstraintName: 'fk_seen_cell' })
  cell?: Relation<CellEntity>;

  /** Empty where the whole cell was marked as seen. */
  @PrimaryColumn({ name: 'item_code', type: 'text', primaryKeyConstraintName: 'pk_seen' })
  itemCode!: string;

  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'pk_seen' })
  position!: number;

  @PrimaryColumn({ name: 'person_id', type: 'uuid', primaryKeyConstraintName: 'pk_seen' })
  personId!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'fk_seen_person' })
  person?: Relation<PersonEntity>;

  /** In UTC. */
  @Column({ name: 'seen_on', type: 'date' })
  seenOn!: string;
}
