import { Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PackEntity } from './pack.entity.ts';
import { PersonEntity } from './person.entity.ts';

/** That a person brought a field back by a pack, and at which revision it stood then: their later copies are compared with that. */
@Entity({ name: 'pack_return' })
export class PackReturnEntity {
  @PrimaryColumn({ name: 'pack_id', type: 'uuid', primaryKeyConstraintName: 'pk_pack_return' })
  packId!: string;

  @ManyToOne(() => PackEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'pack_id', foreignKeyConstraintName: 'fk_pack_return_pack' })
  pack?: Relation<PackEntity>;

  @PrimaryColumn({ name: 'person_id', type: 'uuid', primaryKeyConstraintName: 'pk_pack_return' })
  personId!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'fk_pack_return_person' })
  person?: Relation<PersonEntity>;

  @PrimaryColumn({ name: 'item_code', type: 'text', primaryKeyConstraintName: 'pk_pack_return' })
  itemCode!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_pack_return' })
  field!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'pk_pack_return' })
  revision!: number;
}
