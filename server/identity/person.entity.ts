import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Somebody who signs in. Demonstration personas are people too, so that the log reads the same everywhere. */
@Entity({ name: 'person' })
@Index('uq_person_persona', ['persona'], { unique: true })
export class PersonEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_person' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  /** `focal-point/UNICEF/KEN` and the like; null for real people. */
  @Column({ type: 'text', nullable: true })
  persona!: string | null;
}
