import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PersonEntity } from './person.entity.ts';

/** A view of the page that somebody keeps by a name: theirs alone, and no part of the log. */
@Entity({ name: 'saved_view' })
export class SavedViewEntity {
  @PrimaryColumn({ name: 'person_id', type: 'uuid', primaryKeyConstraintName: 'pk_saved_view' })
  personId!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'fk_saved_view_person' })
  person?: Relation<PersonEntity>;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_saved_view' })
  name!: string;

  /** Its address on the page, from the first slash on. */
  @Column({ type: 'text' })
  path!: string;

  @Column({ name: 'saved_at', type: 'timestamptz', precision: 3 })
  savedAt!: Date;
}
