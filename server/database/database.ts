import type { Client, Pool, PoolClient } from 'pg';
import { endsConnection, isSerializationFailure, isStatementFailure } from './database-errors.ts';
import { endConnection } from './end-connection.ts';
import { StatementLimit } from './statement-limit.ts';
import { WriteFailures } from './write-failures.ts';

/** One SQL statement with a name of its own: the driver prepares it once per connection. Parameters only, never joined text. */
export type Statement = { name: string; text: string };

/** Something that can run a statement: the database itself, or the one connection of a transaction. */
export type Queryable = {
  query<Row>(statement: Statement, values?: unknown[]): Promise<Row[]>;
};

export type IsolationLevel = 'READ COMMITTED' | 'REPEATABLE READ';

/** A connection that sees one moment and changes nothing. Whoever opened it closes it; closing it twice is harmless. */
export type Snapshot = Queryable & { close(): Promise<void> };

const MAX_ATTEMPTS = 5;

/** What can only succeed on a server that takes writes. Looked at where it failed, and never before. */
const writing = /\b(insert|update|delete)\b/i;

/**
 * The only door to PostgreSQL, the same for both engines. There is one pool, which TypeORM is lent where tables have to be
 * migrated: the embedded engine has just one session, and a second pool would hang.
 */
export class Database implements Queryable {
  readonly writeFailures = new WriteFailures();
  readonly #limit: StatementLimit | null;
  /** Since when each connection is used. */
  readonly #usedSince = new WeakMap<PoolClient, number>();
  #renewedAt = Number.NEGATIVE_INFINITY;
  #closed = false;

  /**
   * `limitMs`: how long an answer is waited for before the connection is given up; null: for ever. `apart`: connections beside
   * the pool, for long reads; null where there are none.
   */
  constructor(
    readonly pool: Pool,
    readonly engine: 'embedded' | 'postgres',
    private readonly closeEngine: () => Promise<void>,
    limitMs: number | null = null,
    private readonly apart: Pool | null = null,
  ) {
    this.#limit = limitMs === null ? null : new StatementLimit(limitMs);
  }

  async query<Row>(statement: Statement, values: unknown[] = []): Promise<Row[]> {
    try {
      const client = await this.#connect();
      try {
        const rows = await this.#run<Row>(client, statement, values);
        client.release();
        return rows;
      } catch (error) {
        releaseClient(client, error);
        throw error;
      }
    } catch (error) {
      if (writing.test(statement.text)) this.writeFailures.noteError(error);
      throw error;
    }
  }

  /**
   * Runs `work` on one connection between begin and commit. Runs it again from the start, up to `MAX_ATTEMPTS`
   * times, when PostgreSQL reports a serialization failure or a deadlock. Throws what `work` throws, after a
   * rollback. Never use the database itself inside `work`: embedded, there is no second connection to wait for.
   * `unlimited`: each statement may take as long as the server lets it.
   */
  async transaction<Result>(
    isolation: IsolationLevel,
    work: (connection: Queryable) => Promise<Result>,
    { unlimited = false }: { unlimited?: boolean } = {},
  ): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        const client = await this.#connect();
        return await this.#transact(client, isolation, work, unlimited);
      } catch (error) {
        // Snapshots are read under REPEATABLE READ.
        if (isolation === 'READ COMMITTED') this.writeFailures.noteError(error);
        if (attempt === MAX_ATTEMPTS || !isSerializationFailure(error)) throw error;
      }
    }
  }

  /**
   * Opens one moment on a connection of its own, so that a read may take minutes and nobody waits for it. The embedded engine has
   * one session: there each statement is of its own moment, and others come in between. `idleMs`: how long whoever reads may
   * do something else between two statements.
   */
  async openSnapshot({ idleMs }: { idleMs: number }): Promise<Snapshot> {
    if (!this.apart)
      return { query: (statement, values) => this.query(statement, values), close: async () => {} };
    const client = await this.apart.connect();
    let closed = false;
    let under: Promise<unknown> = Promise.resolve();
    const run = async <Row>(statement: Pick<Statement, 'text'>, values: unknown[] = []) => {
      if (closed) throw new Error('this snapshot was closed');
      const rows = this.#run<Row>(client, statement, values);
      under = rows;
      return rows;
    };
    const close = async () => {
      if (closed) return;
      closed = true;
      // Somebody who went away left a statement under way.
      await under.catch(() => {});
      await this.#run(client, { text: 'rollback' }, []).then(
        () => client.release(),
        (error: Error) => client.release(error),
      );
    };
    try {
      await run({ text: 'begin isolation level repeatable read, read only' });
      await run({ text: `select set_config('idle_in_transaction_session_timeout', $1, true)` }, [
        `${idleMs}`,
      ]);
      return { query: run, close };
    } catch (error) {
      await close();
      throw error;
    }
  }

  /**
   * Stops lending connections that were opened before now. The server at their other end takes no writes, and the
   * address may lead to another one by now.
   */
  readonly renewConnections = (): void => {
    this.#renewedAt = performance.now();
  };

  /** May be called twice. */
  async close(): Promise<void> {
    this.#limit?.close();
    if (this.#closed) return;
    this.#closed = true;
    await this.apart?.end();
    await this.pool.end();
    await this.closeEngine();
  }

  async #connect(): Promise<PoolClient> {
    for (;;) {
      const client = await this.pool.connect();
      const since = this.#usedSince.get(client);
      if (since === undefined) this.#usedSince.set(client, performance.now());
      else if (since < this.#renewedAt) {
        client.release(true);
        continue;
      }
      return client;
    }
  }

  /** A connection that failed to roll back is thrown away, never lent to the next caller in the middle of a transaction. */
  async #transact<Result>(
    client: PoolClient,
    isolation: IsolationLevel,
    work: (connection: Queryable) => Promise<Result>,
    unlimited: boolean,
  ): Promise<Result> {
    const run = <Row>(statement: Pick<Statement, 'text'>, values: unknown[] = []) =>
      this.#run<Row>(client, statement, values, unlimited);
    try {
      await run({ text: `begin isolation level ${isolation}` });
      const result = await work({ query: run });
      await run({ text: 'commit' });
      client.release();
      return result;
    } catch (error) {
      await run({ text: 'rollback' }).then(
        () => client.release(),
        (rollbackError: Error) => client.release(rollbackError),
      );
      throw error;
    }
  }

  async #run<Row>(
    client: PoolClient,
    statement: Pick<Statement, 'text'> & { name?: string },
    values: unknown[],
    unlimited = false,
  ): Promise<Row[]> {
    const limit = unlimited ? null : this.#limit;
    limit?.begin(client);
    try {
      const { name, text } = statement;
      return (await client.query({ name, text, values })).rows as Row[];
    } catch (error) {
      throw limit?.reasonFor(client) ?? error;
    } finally {
      limit?.end(client);
    }
  }
}

/**
 * The pool's own `query` discards the connection, with all statements prepared on it, after every statement that
 * fails. The embedded engine has only one connection, and would refuse the next while that one is still closing.
 */
function releaseClient(client: PoolClient, error: unknown): void {
  client.release(isStatementFailure(error) ? undefined : (error as Error));
}

/**
 * Watches a new connection, lent or not. A connection that breaks reports it to its statement as well, so the error
 * event needs no other listener. Without one, Node would end the process. A connection that has nothing but
 * failures left to report is ended at once: the pool lends no connection that has ended.
 */
export function watchConnection(client: Client): void {
  client.on('error', () => {});
  client.connection.on('errorMessage', (error: unknown) => {
    if (endsConnection(error)) endConnection(client);
  });
}
