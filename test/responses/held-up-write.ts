import type { Database } from '../../server/database/database.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import type { RecordInput } from '../../server/responses/recording/record-input.ts';
import type { RecordOutcome } from '../../server/responses/recording/record-outcome.ts';
import { recordResponses } from '../../server/responses/recording/record-responses.ts';

/** A write that has run its statement and does not get to its commit: it holds every lock that a write takes. */
export type HeldUpWrite = {
  outcomes: RecordOutcome[];
  commit(): Promise<void>;
  rollback(): Promise<void>;
};

class GivenUp extends Error {}

/** Records inputs inside a transaction, and leaves it open. */
export async function holdUp(
  database: Database,
  author: Viewer,
  inputs: RecordInput[],
): Promise<HeldUpWrite> {
  const end = withResolvers<boolean>();
  const written = withResolvers<RecordOutcome[]>();
  const transaction = database.transaction('READ COMMITTED', async (connection) => {
    const inside: Database = Object.assign(Object.create(database), { query: connection.query });
    written.resolve(
      await recordResponses(
        inside,
        inputs.map((input) => ({ author, input })),
      ),
    );
    if (!(await end.promise)) throw new GivenUp();
  });
  transaction.catch(written.reject);
  return {
    outcomes: await written.promise,
    async commit() {
      end.resolve(true);
      await transaction;
    },
    async rollback() {
      end.resolve(false);
      await transaction.catch((error) => {
        if (!(error instanceof GivenUp)) throw error;
      });
    },
  };
}

function withResolvers<Value>() {
  let resolve: (value: Value) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<Value>((done, fail) => {
    resolve = done;
    reject = fail;
  });
  return { promise, resolve, reject };
}
