/** How long a text is to be kept, which decides under which key it is. */
export type Retention = 'ONE_YEAR' | 'FIVE_YEARS';

export type SealingKey = {
  /** A random UUID, which stands beside what it encrypted. */
  id: string;
  /** 32 bytes. */
  secret: Buffer;
};

/**
 * Where the keys of the monitor's texts are: outside the database, one for each country and retention. A key that is gone
 * takes every text with it that was encrypted with it, in each backup too.
 */
export interface KeyProvider {
  /** The key of a country and retention; null where there is none, or none any more. */
  find(country: string, retention: Retention): Promise<SealingKey | null>;
  /** The same, made where there is none. */
  ensure(country: string, retention: Retention): Promise<SealingKey>;
}
