import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { CycleStep } from '../../schema/types/cycle-step.ts';
import { Snapshot, SnapshotAnswer, SnapshotCell, SnapshotCheck } from '../../schema/types/snapshot.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import { readerOf } from '../access/visibility.ts';
import type { Database } from '../database/database.ts';
import { toPerson } from '../domain/to-person.ts';
import { notFound } from '../lib/api-errors.ts';
import { formatCursor, logPosition } from '../log/cursor.ts';
import type { WakeUps } from '../log/wake-ups.ts';
import {
  type ListedSnapshot,
  readListedSnapshots,
  readSnapshotAnswers,
  readSnapshotCells,
} from './read-snapshot.sql.ts';
import { takeSnapshot } from './take-snapshot.ts';
import { requireCycleManager } from './take-step.ts';
import { verifySnapshot } from './verify-snapshots.ts';

const cycleArg = { description: 'Of which cycle, by its code.' };
const nameArg = { description: 'The snapshot’s name.' };

@Resolver()
export class SnapshotResolver {
  constructor(
    private readonly database: Database,
    private readonly wakeUps: WakeUps,
  ) {}

  @Query(() => [Snapshot], {
    description: 'The snapshots of a cycle, oldest first; empty where there are none.',
  })
  async snapshots(@Arg('cycle', () => String, cycleArg) cycleCode: string): Promise<Snapshot[]> {
    return (await readListedSnapshots(this.database, cycleCode)).map(toSnapshot);
  }

  @Query(() => Snapshot, {
    nullable: true,
    description: 'One snapshot; null where there is none of this name.',
  })
  async snapshot(
    @Arg('cycle', () => String, cycleArg) cycleCode: string,
    @Arg('name', () => String, nameArg) name: string,
  ): Promise<Snapshot | null> {
    const found = await this.#find(cycleCode, name);
    return found ? toSnapshot(found) : null;
  }

  @Query(() => [SnapshotCell], {
    description:
      'The counts that a snapshot holds, by country and agency. NOT_FOUND where there is no such snapshot.',
  })
  async snapshotCells(
    @Arg('cycle', () => String, cycleArg) cycleCode: string,
    @Arg('name', () => String, nameArg) name: string,
    @Arg('countries', () => [String], { nullable: true, description: 'Only these; all if left out.' })
    countries: string[] | null,
  ): Promise<SnapshotCell[]> {
    const { id } = await this.#named(cycleCode, name);
    return readSnapshotCells(this.database, id, countries ?? null);
  }

  @Query(() => [SnapshotAnswer], {
    description:
      'The answers of a country that a snapshot holds, without those that were drafts which you don’t read. NOT_FOUND where ' +
      'there is no such snapshot.',
  })
  async snapshotAnswers(
    @Arg('cycle', () => String, cycleArg) cycleCode: string,
    @Arg('name', () => String, nameArg) name: string,
    @Arg('country', () => String, { description: 'ISO 3166-1 alpha-3.' }) country: string,
    @Ctx() context: Context,
  ): Promise<SnapshotAnswer[]> {
    const { id } = await this.#named(cycleCode, name);
    return readSnapshotAnswers(this.database, { id, country }, readerOf(requireViewer(context)));
  }

  @Query(() => SnapshotCheck, {
    description:
      'Holds a snapshot to the log, as `npm run verify-log` does: some seconds of work. NOT_FOUND where there is no such ' +
      'snapshot. For coordinators of the whole network; FORBIDDEN for everybody else.',
  })
  async snapshotCheck(
    @Arg('cycle', () => String, cycleArg) cycleCode: string,
    @Arg('name', () => String, nameArg) name: string,
    @Ctx() context: Context,
  ): Promise<SnapshotCheck> {
    requireCycleManager(requireViewer(context));
    return verifySnapshot(this.database, await this.#named(cycleCode, name));
  }

  @Mutation(() => CycleStep, {
    description:
      'Keeps what the answers of the open cycle say now under a name, as for an update in the middle of the year. For ' +
      'coordinators of the whole network; FORBIDDEN for everybody else.',
  })
  async takeSnapshot(
    @Arg('cycle', () => String, cycleArg) code: string,
    @Arg('name', () => String, {
      description: 'Its name, at most 100 characters, which is in the log for good.',
    })
    name: string,
    @Arg('dryRun', () => Boolean, {
      defaultValue: false,
      description: 'Only say what is in the way: nothing is written.',
    })
    dryRun: boolean,
    @Ctx() context: Context,
  ): Promise<CycleStep> {
    const outcome = await takeSnapshot(this.database, requireViewer(context), { code, name }, dryRun);
    if (outcome.done) this.wakeUps.announce();
    return outcome;
  }

  async #find(cycleCode: string, name: string): Promise<ListedSnapshot | undefined> {
    return (await readListedSnapshots(this.database, cycleCode)).find((snapshot) => snapshot.name === name);
  }

  async #named(cycleCode: string, name: string): Promise<ListedSnapshot> {
    const found = await this.#find(cycleCode, name);
    if (!found) throw notFound('There is no such snapshot: `snapshots` lists those that there are.');
    return found;
  }
}

function toSnapshot({
  cycle_code,
  position,
  hash,
  digest,
  signature,
  name,
  closing,
  at,
  taker_id,
  taker_name,
  answered,
  total,
}: ListedSnapshot): Snapshot {
  return {
    cycleCode: cycle_code,
    name,
    closing,
    at,
    takenBy: taker_id === null || taker_name === null ? null : toPerson({ id: taker_id, name: taker_name }),
    answered,
    total,
    cursor: formatCursor(logPosition(Number(position), hash)),
    digest: digest.toString('hex'),
    position: Number(position),
    hash: hash.toString('hex'),
    signature: signature.toString('base64'),
  };
}
