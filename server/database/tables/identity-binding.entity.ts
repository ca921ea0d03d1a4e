import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { PersonEntity } from './person.entity.ts';

/** Which person an identity provider means by a subject. Made at the first sign-in of somebody who was invited. */
@Entity({ name: 'identity_binding' })
@Index('ix_identity_binding_person', ['personId'])
export class IdentityBindingEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_identity_binding' })
  issuer!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_identity_binding' })
  subject!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @ManyToOne(() => PersonEntity)
  @JoinColumn({ name: 'person_id', foreignKeyConstraintName: 'fk_identity_binding_person' })
  person?: Relation<PersonEntity>;

  @Column({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt!: Date;
}
