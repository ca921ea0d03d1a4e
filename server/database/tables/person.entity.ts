import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Somebody who signs in. Demonstration personas are people too, so that the log reads the same everywhere. */
@Entity({ name: 'person' })
@Check('ck_person_email', `email = lower(email COLLATE "C")`)
@Check('ck_person_language', `language in ('ar', 'en', 'es', 'fr', 'ru', 'zh')`)
@Index('uq_person_persona', ['persona'], { unique: true })
@Index('uq_person_email', ['email'], { unique: true })
export class PersonEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_person' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  /** Made by `foldName`, which every change of the name calls as well. */
  @Column({ name: 'name_folded', type: 'text', default: '' })
  nameFolded!: string;

  /** `focal-point/UNICEF/KEN` and the like; null for real people. */
  @Column({ type: 'text', nullable: true })
  persona!: string | null;

  /** By foldAddress; the address that was invited. Null for people of the demonstration. */
  @Column({ type: 'text', nullable: true })
  email!: string | null;

  /** From then on they can't sign in. */
  @Column({ name: 'deactivated_at', type: 'timestamptz', precision: 3, nullable: true })
  deactivatedAt!: Date | null;

  /** In which they read the page; null as long as they chose none. */
  @Column({ type: 'text', nullable: true })
  language!: string | null;
}
