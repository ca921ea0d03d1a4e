import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Resolver } from 'type-graphql';
import { KeptSide, OpenConflicts } from '../../schema/types/open-conflict.ts';
import { OwnChangePage, OwnChangesArgs } from '../../schema/types/own-change.ts';
import { Viewer } from '../../schema/types/viewer.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import { readerOf } from '../access/visibility.ts';
import { readCycles } from '../catalogue/catalogue.sql.ts';
import { findCycle } from '../catalogue/find-cycle.ts';
import type { Database } from '../database/database.ts';
import { notFound } from '../lib/api-errors.ts';
import { formatCursor } from '../log/cursor.ts';
import { readHead } from '../log/read-events.sql.ts';
import type { WakeUps } from '../log/wake-ups.ts';
import { readOpenConflicts } from './conflicts.sql.ts';
import { openConflict } from './open-conflict.ts';
import { readOwnChangePage } from './read-own-changes.ts';
import { settleConflict } from './settle-conflict.ts';

/** What became of one's own changes. Nobody is named: there is no way to anybody else's. */
@Resolver(() => Viewer)
export class OwnChangeResolver {
  constructor(
    private readonly database: Database,
    private readonly wakeUps: WakeUps,
  ) {}

  @FieldResolver(() => OwnChangePage, {
    description:
      'Their own changes of a cycle, newest first, page by page: received, seen, decided. Nobody else sees the list.',
  })
  async changes(
    @Args(() => OwnChangesArgs) { cycle, ...page }: OwnChangesArgs,
    @Ctx() context: Context,
  ): Promise<OwnChangePage> {
    const found = findCycle(await readCycles(this.database), cycle);
    if (!found) throw notFound('No cycle is open: name the one to read.');
    return readOwnChangePage(this.database, readerOf(requireViewer(context)), found.code, page);
  }

  @FieldResolver(() => OpenConflicts, {
    description:
      'Changes of theirs that met another one and about which they have not chosen, on whichever device: they wait here until ' +
      '`settleConflict`. Nobody else sees the list.',
  })
  conflicts(@Ctx() context: Context): Promise<OpenConflicts> {
    const reader = readerOf(requireViewer(context));
    return this.database.transaction('REPEATABLE READ', async (connection) => {
      const head = await readHead(connection);
      const rows = await readOpenConflicts(connection, reader);
      return { nodes: rows.map(openConflict), cursor: formatCursor(head) };
    });
  }

  @Mutation(() => Boolean, {
    description:
      'Says that you have chosen about a conflict of yours, so that it waits on none of your devices any more. It records nothing ' +
      'else: send what you keep by `recordResponse` first. Gives whether it was open until now. NOT_FOUND where it is no conflict of yours, or none any more: its cycle closed, it was erased, or you read the answer no more.',
  })
  async settleConflict(
    @Arg('id', () => ID, { description: 'Of the conflict.' }) id: string,
    @Arg('kept', () => KeptSide, { description: 'What you chose.' }) kept: KeptSide,
    @Ctx() context: Context,
  ): Promise<boolean> {
    const settled = await settleConflict(this.database, readerOf(requireViewer(context)), { id, kept });
    if (settled) this.wakeUps.announce();
    return settled;
  }
}
