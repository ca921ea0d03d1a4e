import { Client, type QueryConfig } from 'pg';

/** A connection by way of a pooler, where the next statement may meet another session that knows none of the names. */
export class UnnamedClient extends Client {
  // biome-ignore lint/suspicious/noExplicitAny: the driver's own signature has a dozen forms, which are passed on as they came.
  override query(...args: any[]): any {
    const [statement, ...others] = args;
    const query = super.query as (...args: unknown[]) => unknown;
    return query.call(this, isNamed(statement) ? { ...statement, name: undefined } : statement, ...others);
  }
}

function isNamed(statement: unknown): statement is QueryConfig {
  return typeof statement === 'object' && statement !== null && Object.hasOwn(statement, 'name');
}
