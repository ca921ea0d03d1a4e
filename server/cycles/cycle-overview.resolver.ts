import { Query, Resolver } from 'type-graphql';
import { CycleOverview } from '../../schema/types/cycle-overview.ts';
import { toCycle } from '../catalogue/to-cycle.ts';
import type { Database } from '../database/database.ts';
import { notFound } from '../lib/api-errors.ts';
import { formatCursor, logPosition } from '../log/cursor.ts';
import { type CycleStandingRow, readCycleOverview } from './cycle-overview.sql.ts';

@Resolver()
export class CycleOverviewResolver {
  constructor(private readonly database: Database) {}

  @Query(() => CycleOverview, {
    description:
      'Every cycle and how far it is: one read, one moment, one cursor. NOT_FOUND while there is none.',
  })
  async cycleOverview(): Promise<CycleOverview> {
    const rows = await readCycleOverview(this.database);
    const [first] = rows;
    if (!first) throw notFound('There is no cycle yet: plan one.');
    return {
      cycles: rows.map(standingOf),
      cursor: formatCursor(logPosition(Number(first.position), first.hash)),
    };
  }
}

function standingOf(row: CycleStandingRow): CycleOverview['cycles'][number] {
  const { notStarted, inProgress, submitted, returned, accepted } = row;
  return {
    cycle: toCycle(row),
    notStarted,
    inProgress,
    submitted,
    returned,
    accepted,
    total: notStarted + inProgress + submitted + returned + accepted,
  };
}
