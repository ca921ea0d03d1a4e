import { Arg, FieldResolver, Int, Query, Resolver, type ResolverInterface, Root } from 'type-graphql';
import { type DataSource, IsNull, MoreThan, Not, Or } from 'typeorm';
import { Cell, Cycle, LogEvent, LogHead, Person, Response } from './tables.ts';
import { CountryChecklist, EventConnection, ProgressMatrix } from './types.ts';

const agencyOrder = { direction: 'ASC', nulls: 'LAST' } as const;
const reports = Or(IsNull(), Not('NONE'));

export function cursorOf({ position, hash }: { position: string; hash: Buffer }): string {
  return `${position}.${hash.toString('hex', 0, 6)}`;
}

async function readCursor(data: DataSource): Promise<string> {
  return cursorOf(await data.getRepository(LogHead).findOneByOrFail({ oneRow: true }));
}

/** A checklist whose parts are field resolvers, each with its own query. */
export function checklistResolver(data: DataSource) {
  @Resolver(() => CountryChecklist)
  class ChecklistResolver {
    @Query(() => CountryChecklist)
    async countryChecklist(
      @Arg('country', () => String) country: string,
      @Arg('cycle', () => String) code: string,
    ): Promise<CountryChecklist> {
      const cycle = await data.getRepository(Cycle).findOneByOrFail({ code });
      return { countryCode: country, cycle };
    }

    @FieldResolver(() => String)
    cursor(): Promise<string> {
      return readCursor(data);
    }

    @FieldResolver(() => [Response])
    responses(@Root() { countryCode, cycle }: CountryChecklist): Promise<Response[]> {
      return data.getRepository(Response).find({
        where: {
          revision: MoreThan(0),
          cell: { countryCode, cycleCode: cycle.code, presence: reports },
        },
        relations: { cell: true },
        order: { cell: { agencyCode: agencyOrder }, itemCode: 'ASC' },
      });
    }

    @FieldResolver(() => [Cell])
    progress(@Root() { countryCode, cycle }: CountryChecklist): Promise<Cell[]> {
      return data.getRepository(Cell).find({
        where: { countryCode, cycleCode: cycle.code, presence: reports },
        order: { agencyCode: agencyOrder },
      });
    }
  }
  return ChecklistResolver;
}

/** Fields of an answer that stand in other tables: the cell's came with it, its author is looked up. */
export function responseResolver(data: DataSource) {
  @Resolver(() => Response)
  class ResponseResolver {
    @FieldResolver(() => String)
    countryCode(@Root() { cell }: Response): string {
      return cell.countryCode;
    }

    @FieldResolver(() => String, { nullable: true })
    agencyCode(@Root() { cell }: Response): string | null {
      return cell.agencyCode;
    }

    @FieldResolver(() => Person)
    updatedBy(@Root() { updatedById }: Response): Promise<Person> {
      return data.getRepository(Person).findOneByOrFail({ id: updatedById });
    }
  }
  return ResponseResolver;
}

export function matrixResolver(data: DataSource) {
  @Resolver(() => ProgressMatrix)
  class MatrixResolver {
    @Query(() => ProgressMatrix)
    async progressMatrix(
      @Arg('cycle', () => String) code: string,
      @Arg('countries', () => [String], { nullable: true }) countries?: string[],
      @Arg('agencies', () => [String], { nullable: true }) agencies?: string[],
    ): Promise<ProgressMatrix> {
      const cycle = await data.getRepository(Cycle).findOneByOrFail({ code });
      const [countryCode, agencyCode] = [countries?.[0], agencies?.[0]];
      const cells = await data.getRepository(Cell).find({
        where: {
          cycleCode: code,
          presence: reports,
          ...(countryCode !== undefined && { countryCode }),
          ...(agencyCode !== undefined && { agencyCode }),
        },
        order: { countryCode: 'ASC', agencyCode: agencyOrder },
      });
      return { cycle, cells };
    }

    @FieldResolver(() => String)
    cursor(): Promise<string> {
      return readCursor(data);
    }
  }
  return MatrixResolver;
}

@Resolver(() => Cell)
export class CellResolver implements ResolverInterface<Cell & { total: number }> {
  @FieldResolver(() => Int)
  total(@Root() cell: Cell): number {
    return cell.notStarted + cell.inProgress + cell.submitted + cell.returned + cell.accepted;
  }
}

export function logResolver(data: DataSource) {
  @Resolver(() => LogEvent)
  class LogResolver {
    // The subscription has the same name, so the method can't.
    @Query(() => EventConnection, { name: 'events' })
    async readEvents(
      @Arg('first', () => Int, { nullable: true }) first?: number,
      @Arg('after', () => String, { nullable: true }) after?: string,
      @Arg('last', () => Int, { nullable: true }) last?: number,
    ): Promise<EventConnection> {
      const events = await data.getRepository(LogEvent).find({
        ...(after !== undefined && { where: { position: MoreThan(after.split('.')[0] ?? '0') } }),
        order: { position: after === undefined ? 'DESC' : 'ASC' },
        take: last ?? first ?? 50,
      });
      if (after === undefined) events.reverse();
      return { edges: events.map((node) => ({ node })) };
    }

    @FieldResolver(() => String)
    cursor(@Root() event: LogEvent): string {
      return cursorOf(event);
    }

    @FieldResolver(() => Person, { nullable: true })
    actor(@Root() { actorId }: LogEvent): Promise<Person | null> | null {
      return actorId === null ? null : data.getRepository(Person).findOneBy({ id: actorId });
    }

    @FieldResolver(() => String, { nullable: true })
    async countryCode(@Root() event: LogEvent): Promise<string | null> {
      return (await cellOf(event))?.countryCode ?? null;
    }

    @FieldResolver(() => String, { nullable: true })
    async agencyCode(@Root() event: LogEvent): Promise<string | null> {
      return (await cellOf(event))?.agencyCode ?? null;
    }

    @FieldResolver(() => Cell, { nullable: true })
    async progress(@Root() event: LogEvent): Promise<Cell | null> {
      const cell = await cellOf(event);
      if (!cell || !event.counts) return null;
      const [notStarted = 0, inProgress = 0, submitted = 0, returned = 0, accepted = 0] = event.counts;
      return Object.assign(new Cell(), cell, { notStarted, inProgress, submitted, returned, accepted });
    }
  }
  const cellOf = ({ cellId }: LogEvent) =>
    cellId === null ? null : data.getRepository(Cell).findOneBy({ id: cellId });
  return LogResolver;
}
