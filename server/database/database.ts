import type { Client, Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { endsConnection, isSerializationFailure, isStatementFailure } from './database-errors.ts';
import { endConnection } from './end-connection.ts';
import { StatementLimit } from './statement-limit.ts';
import { WriteFailures } from './write-failures.ts';

/** One SQL statement with a name of its own: the driver prepares it once per connection. Parameters only, never joined text. */
export type Statement = { name: string; text: string };

/** Whatever can run a statement: the database itself, or the one connection of a transaction. */
export type Queryable = {
  query<Row>(statement: Statement, values?: unknown[]): Promise<Row[]>;
};

export type IsolationLevel = 'READ COMMITTED' | 'REPEATABLE READ';

const MAX_ATTEMPTS = 5;

/** What can only succeed on a server that takes writes. Looked at where it failed, and never before. */
const writing = /\b(insert|update|delete)\b/i;

/**
 * The only door to PostgreSQL, the same for both engines. TypeORM owns the pool, the entities and the migrations; hot
 * statements go to that same pool by hand, because the embedded engine has just one session and a second pool would hang.
 */
export class Database implements Queryable {
  readonly writeFailures = new WriteFailures();
  readonly #pool: Pool;
  readonly #limit: StatementLimit | null;
  /** Since when each connection is used. */
  readonly #usedSince = new WeakMap<PoolClient, number>();
  #renewedAt = Number.NEGATIVE_INFINITY;

  /** `limitMs`: how long an answer is waited for before the connection is given up; null: for ever. */
  constructor(
    readonly dataSource: DataSource,
    readonly engine: 'embedded' | 'postgres',
    private readonly closeEngine: () => Promise<void>,
    limitMs: number | null = null,
  ) {
    this.#pool = (dataSource.driver as unknown as { master: Pool }).master;
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
   * Runs `work` on one connection between begin and commit, and again from the start when PostgreSQL gives the
   * transaction up for the sake of another. Never use the database itself inside `work`: embedded, there is no second
   * connection to wait for. `unlimited`: each statement may take as long as the server lets it.
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
   * Nobody is lent a connection that was opened before: the server at its other end takes no writes, and the address may lead
   * to another one by now.
   */
  readonly renewConnections = (): void => {
    this.#renewedAt = performance.now();
  };

  /** May be called twice. */
  async close(): Promise<void> {
    this.#limit?.close();
    if (!this.dataSource.isInitialized) return;
    await this.dataSource.destroy();
    await this.closeEngine();
  }

  async #connect(): Promise<PoolClient> {
    for (;;) {
      const client = await this.#pool.connect();
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
 * The pool's own `query` throws the connection away with every statement that fails, and all that was prepared on it;
 * embedded, where there is only one at a time, the next one would then be refused while that one is still closing.
 */
function releaseClient(client: PoolClient, error: unknown): void {
  client.release(isStatementFailure(error) ? undefined : (error as Error));
}

/**
 * Watches a new connection, whoever borrows it. One that breaks tells its statement as well, so that nobody else has to hear
 * of it; left to Node, what it says while nobody listens would end the process. One that answers what it would answer to
 * everything is ended before it is given back, and the pool lends nobody what has ended.
 */
export function watchConnection(client: Client): void {
  client.on('error', () => {});
  client.connection.on('errorMessage', (error: unknown) => {
    if (endsConnection(error)) endConnection(client);
  });
}
