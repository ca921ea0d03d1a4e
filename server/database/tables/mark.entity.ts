import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { CellEntity } from './cell.entity.ts';
import { CycleEntity } from './cycle.entity.ts';
import { PersonEntity } from './person.entity.ts';

/** How far somebody has looked at a cycle’s matrix: theirs alone, and no part of the log. */
@Entity({ name: 'mark' })
export class MarkEntity {
  @PrimaryColumn({ name: 'person_id', type: 'uuid', primaryKeyConstraintName: 'pk_mark' })
  personId!: string;

  @PrimaryColumn({ name: 'cycle_code', type: 'text', primaryKeyConstraintName: 'pk_mark' })
  cycleCode!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'fk_mark_person' })
  person?: Relation<PersonEntity>;

  @ManyToOne(() => CycleEntity)
  @JoinColumn({ name: 'cycle_code', foreignKeyConstraintName: 'fk_mark_cycle' })
  cycle?: Relation<CycleEntity>;

  /** The floor: everything up to this place in the log counts as seen. */
  @Column({ type: 'bigint', default: 0 })
  position!: number;

  /** Rises by one with everything that is marked. */
  @Column({ type: 'integer', default: 0 })
  revision!: number;

  /** The revision at which the floor last rose, which took cells’ marks away. */
  @Column({ name: 'floor_revision', type: 'integer', default: 0 })
  floorRevision!: number;

  @Column({ name: 'marked_at', type: 'timestamptz', precision: 3 })
  markedAt!: Date;
}

/** A cell that somebody has looked at since their floor, as it was then. */
@Entity({ name: 'cell_mark' })
export class CellMarkEntity {
  @PrimaryColumn({ name: 'person_id', type: 'uuid', primaryKeyConstraintName: 'pk_cell_mark' })
  personId!: string;

  @PrimaryColumn({ name: 'cycle_code', type: 'text', primaryKeyConstraintName: 'pk_cell_mark' })
  cycleCode!: string;

  @ManyToOne(() => MarkEntity, { onDelete: 'CASCADE' })
  @JoinColumn([
    { name: 'person_id', referencedColumnName: 'personId', foreignKeyConstraintName: 'fk_cell_mark_mark' },
    { name: 'cycle_code', referencedColumnName: 'cycleCode', foreignKeyConstraintName: 'fk_cell_mark_mark' },
  ])
  mark?: Relation<MarkEntity>;

  @PrimaryColumn({ name: 'cell_id', type: 'integer', primaryKeyConstraintName: 'pk_cell_mark' })
  cellId!: number;

  @ManyToOne(() => CellEntity)
  @JoinColumn({ name: 'cell_id', foreignKeyConstraintName: 'fk_cell_mark_cell' })
  cell?: Relation<CellEntity>;

  @Column({ type: 'bigint' })
  position!: number;

  @Column({ type: 'integer', array: true })
  counts!: number[];

  @Column({ type: 'integer' })
  carried!: number;

  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3, nullable: true })
  updatedAt!: Date | null;

  /** Of the mark, when this was set: what is read after a revision is found by it. */
  @Column({ type: 'integer' })
  revision!: number;
}
