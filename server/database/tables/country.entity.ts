import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Names by language code (ar, en, es, fr, ru, zh), as UN terminology has them. */
export type CountryNames = Record<string, string>;

/** A country or area, keyed by ISO 3166-1 alpha-3. */
@Entity({ name: 'country' })
export class CountryEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_country' })
  code!: string;

  @Column({ type: 'text' })
  alpha2!: string;

  /** The UN Statistics Division's number, three digits with leading zeros. */
  @Column({ type: 'text' })
  m49!: string;

  @Column({ type: 'text' })
  status!: string;

  @Column({ type: 'text' })
  region!: string;

  @Column({ type: 'text' })
  subregion!: string;

  @Column({ type: 'jsonb' })
  names!: CountryNames;
}
