import type { Database, Queryable } from '../database/database.ts';
import { isSignedBy, publicKeyOf } from '../log/proof/head-signature.ts';
import { readSigningKey } from '../log/proof/signed-head.sql.ts';
import { readSnapshots, recomputeDigest, type SnapshotRow } from './snapshot.sql.ts';
import {
  readNotableAnswers,
  readToldSnapshots,
  readWrongCounts,
  type ToldSnapshot,
} from './verify-snapshots.sql.ts';

/** What became of the check of a snapshot. */
export type SnapshotReport = {
  cycleCode: string;
  name: string;
  /** A sentence; null where it is as it was taken. */
  problem: string | null;
  /** How many answers had words that were erased since. */
  erased: number;
};

/**
 * Checks every snapshot against the log, which is to be verified itself. Its rows have the digest that an event tells. The
 * head then was signed. Each answer is what the log says at that position.
 */
export function verifySnapshots(database: Database): Promise<SnapshotReport[]> {
  return database.transaction('REPEATABLE READ', verify, { unlimited: true });
}

/** Checks one of them. */
export function verifySnapshot(database: Database, snapshot: SnapshotRow): Promise<SnapshotReport> {
  return database.transaction(
    'REPEATABLE READ',
    async (connection) => {
      const told = await readToldSnapshots(connection);
      const key = await readSigningKey(connection);
      return check(connection, snapshot, told, key === null ? null : publicKeyOf(key));
    },
    { unlimited: true },
  );
}

async function verify(connection: Queryable): Promise<SnapshotReport[]> {
  const told = await readToldSnapshots(connection);
  const kept = await readSnapshots(connection, null);
  const key = await readSigningKey(connection);
  const publicKey = key === null ? null : publicKeyOf(key);
  const reports: SnapshotReport[] = told
    .filter(({ position }) => !kept.some((snapshot) => snapshot.position === position))
    .map(({ position, cycle_code }) => ({
      cycleCode: cycle_code,
      name: '',
      problem: `Event ${position} tells of a snapshot of cycle ${cycle_code}, which is not there any more.`,
      erased: 0,
    }));
  for (const snapshot of kept) {
    reports.push(await check(connection, snapshot, told, publicKey));
  }
  return reports;
}

async function check(
  connection: Queryable,
  snapshot: SnapshotRow,
  told: readonly ToldSnapshot[],
  publicKey: string | null,
): Promise<SnapshotReport> {
  const { cycle_code: cycleCode, name, position, hash, at, signature } = snapshot;
  const which = `The snapshot “${name}” of cycle ${cycleCode}`;
  const day = at.toISOString().slice(0, 10);
  const digest = told.find((one) => one.position === position)?.digest;
  const notable = await readNotableAnswers(connection, snapshot);
  const wrong = notable.find(({ same }) => !same);
  const counts = await readWrongCounts(connection, snapshot);
  const problems = [
    (await recomputeDigest(connection, snapshot.id)).toString('hex') === digest
      ? null
      : `${which} is not what event ${position} says that it was: it was altered afterwards.`,
    publicKey !== null && isSignedBy({ day, position, hash, at }, signature, publicKey)
      ? null
      : `${which} has a signature that is not of this installation’s key: it was altered afterwards.`,
    wrong ? `${which} says of ${placeOf(wrong)}, ${wrong.item_code} what the log does not say.` : null,
    counts ? `${which} has other counts of ${placeOf(counts)} than the log.` : null,
  ];
  return {
    cycleCode,
    name,
    problem: problems.find((problem) => problem !== null) ?? null,
    erased: notable.filter(({ same }) => same).length,
  };
}

function placeOf({
  country_code,
  agency_code,
}: {
  country_code: string;
  agency_code: string | null;
}): string {
  return `${agency_code ?? 'the country team'} in ${country_code}`;
}
