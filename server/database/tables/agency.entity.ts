import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A member of the network. Only those that answer the checklist appear in cells. */
@Entity({ name: 'agency' })
export class AgencyEntity {
  /** For programs: `UN_WOMEN`. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_agency' })
  code!: string;

  /** For people: `UN Women`. */
  @Column({ type: 'text' })
  acronym!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ name: 'network_role', type: 'text' })
  networkRole!: string;

  /** False for the members without a country programme, who read and comment. */
  @Column({ name: 'answers_checklist', type: 'boolean' })
  answersChecklist!: boolean;

  @Column({ name: 'sort_order', type: 'integer' })
  sortOrder!: number;
}
