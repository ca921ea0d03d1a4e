import { Arg, Query, Resolver } from 'type-graphql';
import { LogPlaceInput } from '../../schema/types/log-place-input.ts';
import { type MovedCell, MovedCells } from '../../schema/types/moved-cells.ts';
import { readCycles } from '../catalogue/catalogue.sql.ts';
import { findCycle } from '../catalogue/find-cycle.ts';
import type { Database } from '../database/database.ts';
import { cellProgress } from '../domain/cell.ts';
import { notFound } from '../lib/api-errors.ts';
import { formatCursor, logPosition } from '../log/cursor.ts';
import type { LogTail } from '../log/log-tail.ts';
import { findPlace } from './log-place.ts';
import { countsBefore, readMovedCells } from './moved-cells.sql.ts';
import { countsOf } from './read-progress.sql.ts';

@Resolver()
export class MovedCellsResolver {
  constructor(
    private readonly database: Database,
    private readonly tail: LogTail,
  ) {}

  @Query(() => MovedCells, {
    description:
      'What moved in the matrix since a place in the log, and what it was before: the same for everybody.',
  })
  async movedCells(
    @Arg('cycle', () => String, {
      nullable: true,
      description:
        "The cycle's code; the open cycle if left out. NOT_FOUND where no cycle has it, or none is open.",
    })
    code: string | null,
    @Arg('since', () => LogPlaceInput, { description: 'Since when.' }) since: LogPlaceInput,
  ): Promise<MovedCells> {
    const cycle = findCycle(await readCycles(this.database), code);
    if (!cycle) throw notFound('No cycle is open: name the one to read.');
    const place = await findPlace(this.database, this.tail, cycle.code, since);
    const rows = await readMovedCells(this.database, cycle.code, place.position);
    const [first] = rows;
    if (!first?.snapshot) throw new Error('the log has no head');
    const { position, hash, sinceAt } = first.snapshot;
    return {
      since: formatCursor(place),
      sinceAt: sinceAt === null ? null : new Date(sinceAt),
      cells: rows.flatMap((row): MovedCell[] => {
        const { country_code: countryCode, agency_code: agencyCode } = row;
        if (countryCode === null) return [];
        const cell = { countryCode, agencyCode };
        return [
          {
            before: cellProgress(cell, countsBefore(row), row.carried_before, row.updated_before),
            now: cellProgress(cell, countsOf(row), row.carried, row.updated_at),
          },
        ];
      }),
      cursor: formatCursor(logPosition(position, Buffer.from(hash, 'hex'))),
    };
  }
}
