import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Values that are accepted only once, on all replicas together: the state of a sign-in, the id of a provider's
 * logout token.
 */
@Entity({ name: 'used_once' })
export class UsedOnceEntity {
  @PrimaryColumn({ type: 'bytea', primaryKeyConstraintName: 'pk_used_once' })
  digest!: Buffer;

  /** From then on it would be refused for its age, and need not be remembered. */
  @Column({ name: 'expires_at', type: 'timestamptz', precision: 3 })
  expiresAt!: Date;
}
