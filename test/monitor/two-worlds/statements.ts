import { Client } from 'pg';

/**
 * What one database was sent: a statement by its name, or its text where it has none, and how many rows it read or wrote.
 * `rows` is undefined while it runs, and null where it failed.
 */
export type Sent = { statement: string; rows: number | null | undefined };

type Asked = { name?: string; text?: string } | string;
type Answered = { rowCount?: number | null };

/**
 * Writes down what every connection of this process sends, by database. In place of measuring time: who sends the same and
 * reads as many rows takes as long.
 */
export class Statements {
  readonly #sent = new Map<string, Sent[]>();
  readonly #query = Client.prototype.query;

  constructor() {
    const note = (database: string | undefined, sent: Sent) => this.#of(database ?? '').push(sent);
    const query = this.#query as (...given: unknown[]) => unknown;
    const noting = function (this: Client, ...given: unknown[]) {
      const [asked] = given as [Asked];
      const sent: Sent = {
        statement: typeof asked === 'string' ? asked : (asked.name ?? asked.text ?? ''),
        rows: undefined,
      };
      note(this.database, sent);
      const answer = query.apply(this, given);
      if (answer instanceof Promise) {
        const end = (result: Answered | null) => {
          sent.rows = result?.rowCount ?? null;
        };
        answer.then(end, () => end(null));
      }
      return answer;
    };
    Client.prototype.query = noting as typeof Client.prototype.query;
  }

  /** What a database was sent since the last time. */
  take(database: string): Sent[] {
    const sent = this.#of(database);
    this.#sent.set(database, []);
    return sent;
  }

  stop(): void {
    Client.prototype.query = this.#query;
  }

  #of(database: string): Sent[] {
    const known = this.#sent.get(database);
    if (known) return known;
    const fresh: Sent[] = [];
    this.#sent.set(database, fresh);
    return fresh;
  }
}
