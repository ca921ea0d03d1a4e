import { createHash } from 'node:crypto';
import type { Database, Queryable, Statement } from '../database/database.ts';
import { badUserInput } from '../lib/api-errors.ts';

/** Where it is kept what requests were about: each kind of them has a table of its own. */
export type Receipts = { take: Statement; read: Statement; fill: Statement };

/** The receipts in a table, by the column that says what a request was about. */
export function receiptsIn(
  table: 'comment_receipt' | 'plan_receipt' | 'evidence_receipt',
  subject: 'comment_id' | 'subject_id',
): Receipts {
  const key = 'person_id = $1 and mutation_id = $2';
  return {
    take: {
      name: `${table}-take`,
      text: `
        insert into ${table} (person_id, mutation_id, input_digest, ${subject}, position)
        values ($1, $2, $3, $4, 0) on conflict do nothing returning true as taken`,
    },
    read: {
      name: `${table}-read`,
      text: `select input_digest as digest, ${subject} as "subjectId", position from ${table} where ${key}`,
    },
    fill: { name: `${table}-fill`, text: `update ${table} set position = $3 where ${key}` },
  };
}

/** What became of a request: what it is about, the position in the log up to which it is told, and whether it was known. */
export type Done = { subjectId: string; position: number; replayed: boolean };

export type Asked = {
  personId: string;
  mutationId: string;
  /** What it is about; of something that is made, the id that it gets. */
  subjectId: string;
  /** Everything that was asked for: the same id with anything else is refused. */
  input: unknown;
};

/**
 * Does what a request asks for once, however often and wherever at the same time it comes: the id is claimed before
 * anything is done. What it did before is answered with its first outcome; what was refused is judged afresh. `work` returns
 * the position in the log.
 */
export function once(
  database: Database,
  receipts: Receipts,
  { personId, mutationId, subjectId, input }: Asked,
  work: (connection: Queryable) => Promise<number>,
): Promise<Done> {
  const digest = createHash('sha256').update(JSON.stringify(input), 'utf8').digest();
  const key = [personId, mutationId];
  return database.transaction('READ COMMITTED', async (connection) => {
    const taken = await connection.query(receipts.take, [...key, digest, subjectId]);
    // Where another request has it, this waited for that one to end.
    if (taken.length === 0) {
      type Known = { digest: Buffer; subjectId: string; position: number };
      const [known] = await connection.query<Known>(receipts.read, key);
      if (!known) throw new Error('a receipt is known and not there');
      if (!known.digest.equals(digest)) {
        throw badUserInput('This mutationId was used for something else: make a new one for each request.');
      }
      return { subjectId: known.subjectId, position: Number(known.position), replayed: true };
    }
    const position = await work(connection);
    await connection.query(receipts.fill, [...key, position]);
    return { subjectId, position, replayed: false };
  });
}
