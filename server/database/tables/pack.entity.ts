import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { CellEntity } from './cell.entity.ts';
import { PersonEntity } from './person.entity.ts';

/** A spreadsheet with the answers of a cell that somebody took along. It holds no content: what the answers said is in the log. */
@Entity({ name: 'pack' })
export class PackEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_pack' })
  id!: string;

  @Column({ name: 'cell_id', type: 'integer' })
  cellId!: number;

  @ManyToOne(() => CellEntity)
  @JoinColumn({ name: 'cell_id', foreignKeyConstraintName: 'fk_pack_cell' })
  cell?: Relation<CellEntity>;

  @Column({ type: 'text' })
  language!: string;

  /** The revision of each item when it was made; 0 where nobody had answered. */
  @Column({ type: 'jsonb' })
  revisions!: Record<string, number>;

  @Column({ name: 'made_by', type: 'uuid' })
  madeBy!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'made_by', foreignKeyConstraintName: 'fk_pack_made_by' })
  maker?: Relation<PersonEntity>;

  @Column({ name: 'made_at', type: 'timestamptz', precision: 3 })
  madeAt!: Date;
}
