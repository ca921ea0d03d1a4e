import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { isSerializationFailure, isStatementFailure } from './database-errors.ts';

/** One SQL statement with a name of its own: the driver prepares it once per connection. Parameters only, never joined text. */
export type Statement = { name: string; text: string };

/** Whatever can run a statement: the database itself, or the one connection of a transaction. */
export type Queryable = {
  query<Row>(statement: Statement, values?: unknown[]): Promise<Row[]>;
};

export type IsolationLevel = 'READ COMMITTED' | 'REPEATABLE READ';

const MAX_ATTEMPTS = 5;

/**
 * The only door to PostgreSQL, the same for both engines. TypeORM owns the pool, the entities and the migrations; hot
 * statements go to that same pool by hand, because the embedded engine has just one session and a second pool would hang.
 */
export class Database implements Queryable {
  readonly #pool: Pool;

  constructor(
    readonly dataSource: DataSource,
    readonly engine: 'embedded' | 'postgres',
    private readonly closeEngine: () => Promise<void>,
  ) {
    this.#pool = (dataSource.driver as unknown as { master: Pool }).master;
  }

  async query<Row>(statement: Statement, values: unknown[] = []): Promise<Row[]> {
    const client = await this.#pool.connect();
    client.on('error', ignoreBroken);
    try {
      const result = await client.query({ name: statement.name, text: statement.text, values });
      giveBack(client);
      return result.rows as Row[];
    } catch (error) {
      giveBack(client, isStatementFailure(error) ? undefined : (error as Error));
      throw error;
    }
  }

  /**
   * Runs `work` on one connection between begin and commit, and again from the start when PostgreSQL gives the
   * transaction up for the sake of another. Never use the database itself inside `work`: embedded, there is no second
   * connection to wait for.
   */
  async transaction<Result>(
    isolation: IsolationLevel,
    work: (connection: Queryable) => Promise<Result>,
  ): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      const client = await this.#pool.connect();
      try {
        const result = await runTransaction(client, isolation, work);
        client.release();
        return result;
      } catch (error) {
        if (attempt === MAX_ATTEMPTS || !isSerializationFailure(error)) throw error;
      }
    }
  }

  /** May be called twice. */
  async close(): Promise<void> {
    if (!this.dataSource.isInitialized) return;
    await this.dataSource.destroy();
    await this.closeEngine();
  }
}

/** A connection that breaks tells its query as well, and nobody else has to hear of it. */
function ignoreBroken(): void {}

/**
 * The pool's own `query` throws the connection away with every statement that fails, and all that was prepared on it;
 * embedded, where there is only one at a time, the next one would then be refused while that one is still closing.
 */
function giveBack(client: PoolClient, broken?: Error): void {
  client.off('error', ignoreBroken);
  client.release(broken);
}

/** A connection that failed to roll back is thrown away, never lent to the next caller in the middle of a transaction. */
async function runTransaction<Result>(
  client: PoolClient,
  isolation: IsolationLevel,
  work: (connection: Queryable) => Promise<Result>,
): Promise<Result> {
  try {
    await client.query(`begin isolation level ${isolation}`);
    const result = await work({
      query: async <Row>(statement: Statement, values: unknown[] = []) =>
        (await client.query({ name: statement.name, text: statement.text, values })).rows as Row[],
    });
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      (rollbackError: Error) => client.release(rollbackError),
    );
    throw error;
  }
}
