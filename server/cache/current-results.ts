import type { Viewer } from '../domain/viewer.ts';
import type { Documents } from '../graphql/documents.ts';
import type { OperationRequest } from '../graphql/operation-gate.ts';
import { parseCursor } from '../log/cursor.ts';
import type { LogTail } from '../log/log-tail.ts';
import { type CacheKey, CacheKeys } from './cache-key.ts';
import { QueryCache, type QueryResult } from './query-cache.ts';

/** Some 3,000 answers of a country, or all that a network asks for in a day. */
const MOST_CACHED_BYTES = 64 * 1024 * 1024;

/** A request and the people for whom its result is right. */
export type CacheRequest = CacheKey & { viewer: Viewer };

/** The answers of this process that are kept, and what keeps them honest: its tail of the log. */
export class CurrentResults {
  readonly cache = new QueryCache(MOST_CACHED_BYTES);
  readonly #keys: CacheKeys;

  private constructor(
    private readonly tail: LogTail,
    documents: Documents,
  ) {
    this.#keys = new CacheKeys(documents);
    tail.onNews(({ reference, events }, position) => this.cache.noteEvents(position, reference, events));
    tail.onOtherLog(() => this.cache.forget());
  }

  /** Begins once the tail has told where the log stands. */
  static async open(tail: LogTail, documents: Documents): Promise<CurrentResults> {
    const answers = new CurrentResults(tail, documents);
    await tail.catchUp();
    return answers;
  }

  /** What a request asks for, in a form; null where its answer is not for keeping. */
  keyOf(
    { query, operationName, variables }: OperationRequest,
    viewer: Viewer,
    form: string,
  ): CacheRequest | null {
    const key = this.#keys.keyOf(query, operationName, variables ?? {}, viewer, form);
    return key && { ...key, viewer };
  }

  /**
   * The answer to a request that is kept and still stands, or that is being made for somebody else who asked the same. Null
   * where there is none: `make` was then called, and others share what comes of it; it gives null where nobody else may have it.
   *
   * `after` is the latest cursor that the client has seen. The result has everything up to there, and everything that
   * this process wrote or was told of. Without a cursor it has everything that was committed when the request came, for
   * which a look at the log is awaited. So it is for a cursor that this process has not heard of yet. A client with no
   * cursor of this log gets a result that is made afresh.
   */
  async find(
    { key, dependence, viewer: { personId } }: CacheRequest,
    after: string | undefined,
    make: () => Promise<QueryResult | null>,
  ): Promise<QueryResult | null> {
    if (this.cache.hasCurrent(key) && (await this.#isUpTo(after))) {
      const found = this.cache.findCached(key, personId);
      if (found) return found;
      const joining = this.cache.join(key);
      const joined = joining && (await joining);
      if (joined) return joined;
    }
    // In the same step in which nothing was found: however many come at once, one of them has it made.
    this.cache.make(key, dependence(), personId, make);
    return null;
  }

  /** Whether the log is known here as far as a client must be answered. */
  async #isUpTo(after: string | undefined): Promise<boolean> {
    const seen = after === undefined ? null : parseCursor(after);
    if (after !== undefined && !seen) return false;
    if (seen && seen.position <= this.cache.position && this.tail.current) return true;
    return (await this.tail.catchUp()) && (seen === null || seen.position <= this.cache.position);
  }
}
