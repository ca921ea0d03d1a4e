import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an installation decides once and every replica must share, such as the key that signs sessions. */
@Entity({ name: 'setting' })
export class SettingEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_setting' })
  name!: string;

  @Column({ type: 'text' })
  value!: string;
}
