import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What an installation decides once and all replicas share, by name:
 *
 * - `session_key`: 32 bytes in base64url, which sign cookies
 * - `log_signing_key`: the Ed25519 key that signs the log's heads
 * - `reference_version`: a uuid, renewed with each change of reference data
 * - `demonstration`: `complete`, or `started` and a day
 */
@Entity({ name: 'setting' })
export class SettingEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_setting' })
  name!: string;

  @Column({ type: 'text' })
  value!: string;
}
