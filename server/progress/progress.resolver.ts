import { Args, Ctx, FieldResolver, Query, Resolver, Root, Subscription } from 'type-graphql';
import { Agency } from '../../schema/types/agency.ts';
import { Country } from '../../schema/types/country.ts';
import { CountryChecklist } from '../../schema/types/country-checklist.ts';
import { CountryChecklistArgs, MatrixArgs, ProgressStreamArgs } from '../../schema/types/cycle-args.ts';
import { ProgressMatrix } from '../../schema/types/progress-matrix.ts';
import { ProgressUpdate } from '../../schema/types/progress-update.ts';
import type { Response } from '../../schema/types/response.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import { visibilityOf } from '../access/visibility.ts';
import { readAgencies, readCountryByCode, readCycles } from '../catalogue/catalogue.sql.ts';
import type { ChecklistReader } from '../catalogue/checklist-reader.ts';
import { findCycle } from '../catalogue/find-cycle.ts';
import { toAgency } from '../catalogue/to-agency.ts';
import { toCountry } from '../catalogue/to-country.ts';
import { toCycle } from '../catalogue/to-cycle.ts';
import type { Database } from '../database/database.ts';
import { type CellProgress, cellProgress } from '../domain/cell.ts';
import { cursorInvalid, notFound } from '../lib/api-errors.ts';
import { formatCursor, logPosition } from '../log/cursor.ts';
import type { LogTail } from '../log/log-tail.ts';
import { toResponse, toResponseState } from '../responses/to-response.ts';
import { permissionsIn } from './cell-permissions.ts';
import type { CellsChanged } from './changed-cells.ts';
import { nothingDue } from './nothing-due.ts';
import {
  type CountryRow,
  countsOf,
  type MatrixRow,
  matrixFilterOf,
  readCountry,
  readFilteredMatrix,
  readMatrix,
  readMatrixSince,
  type Snapshot,
} from './read-progress.sql.ts';

/** A country at one moment; what it refers to is read where it is asked for. */
export type CountrySnapshot = Omit<CountryChecklist, 'country' | 'agencies' | 'carried'> & {
  countryCode: string;
};

@Resolver(() => CountryChecklist)
export class ProgressResolver {
  constructor(
    private readonly database: Database,
    private readonly checklists: ChecklistReader,
    private readonly tail: LogTail,
  ) {}

  @Query(() => CountryChecklist, {
    description:
      'Everything that a focal point needs to work on one country: one read, one moment, one cursor.',
  })
  async countryChecklist(
    @Args(() => CountryChecklistArgs) args: CountryChecklistArgs,
    @Ctx() context: Context,
  ): Promise<CountrySnapshot> {
    const viewer = requireViewer(context);
    const { country: countryCode, cycle = null } = args;
    const rows = await readCountry(this.database, countryCode, cycle, visibilityOf(viewer));
    const snapshot = rows[0]?.snapshot ?? (await this.#nothingThere(countryCode, cycle));
    const checklist = await this.checklists.readChecklistOf(this.database, snapshot.cycle);
    if (!checklist) throw notFound('No checklist has been loaded yet.');
    return {
      countryCode,
      cycle: toCycle(snapshot.cycle),
      checklist,
      responses: responsesOf(countryCode, snapshot.cycle.code, rows),
      progress: cellsOf(countryCode, rows),
      get viewerCan() {
        return permissionsIn(viewer, countryCode, rows);
      },
      cursor: cursorOf(snapshot),
    };
  }

  @FieldResolver(() => Country)
  async country(@Root() { countryCode }: CountrySnapshot): Promise<Country> {
    const country = await readCountryByCode(this.database, countryCode);
    if (!country) throw new Error('a country with answers is not there');
    return toCountry(country);
  }

  @FieldResolver(() => [Agency])
  async agencies(@Root() { progress }: CountrySnapshot): Promise<Agency[]> {
    const reporting = new Set(progress.map(({ agencyCode }) => agencyCode));
    const agencies = await readAgencies(this.database);
    return agencies.filter(({ code }) => reporting.has(code)).map(toAgency);
  }

  @Query(() => ProgressMatrix, {
    description:
      'Every country × agency at a glance, and every country team: one read, one moment, one cursor. With `after`, only what ' +
      'changed since, for whoever kept what the cursor stood beside.',
  })
  async progressMatrix(
    @Args(() => MatrixArgs) args: MatrixArgs,
    @Ctx() context: Context,
  ): Promise<ProgressMatrix> {
    const scope = visibilityOf(requireViewer(context));
    const cycle = args.cycle ?? null;
    const filter = matrixFilterOf(args);
    const since = await this.#positionOf(args);
    const rows = filter
      ? await readFilteredMatrix(this.database, cycle, filter, scope, since)
      : since === null
        ? await readMatrix(this.database, cycle)
        : await readMatrixSince(this.database, cycle, since);
    const snapshot = rows[0]?.snapshot ?? (await this.#nothingDue(cycle));
    return {
      cycle: toCycle(snapshot.cycle),
      cells: matrixOf(rows),
      cursor: cursorOf(snapshot),
    };
  }

  async #positionOf({ after }: MatrixArgs): Promise<number | null> {
    if (after == null) return null;
    const place = await this.tail.resolve(after);
    if (!place) throw cursorInvalid();
    return place.position;
  }

  @Subscription(() => ProgressUpdate, {
    name: 'progress',
    topics: 'PROGRESS',
    description:
      'Changed cells of the matrix after the cursor, then live. Cells that change faster than a reader takes them are ' +
      'merged to their latest state, so that a slow reader costs no memory and misses no final value.',
  })
  progressStream(
    @Root() update: CellsChanged,
    @Args(() => ProgressStreamArgs) _args: ProgressStreamArgs,
  ): ProgressUpdate {
    return update;
  }

  /** Says why a country's snapshot has no rows: an unknown country, or as below. */
  async #nothingThere(country: string, cycle: string | null): Promise<never> {
    if (await readCountryByCode(this.database, country)) return this.#nothingDue(cycle);
    throw notFound('There is no such country or area: use its ISO 3166-1 alpha-3 code.');
  }

  /** Says why a snapshot has no rows: an unknown cycle, none that is open, or one that has not been opened yet. */
  async #nothingDue(code: string | null): Promise<never> {
    throw nothingDue(findCycle(await readCycles(this.database), code));
  }
}

function cursorOf({ position, hash }: Snapshot): string {
  return formatCursor(logPosition(position, Buffer.from(hash, 'hex')));
}

function matrixOf(rows: readonly MatrixRow[]): CellProgress[] {
  const cells: CellProgress[] = [];
  for (const row of rows) {
    const { country_code: countryCode, agency_code: agencyCode } = row;
    if (countryCode !== null) {
      cells.push(cellProgress({ countryCode, agencyCode }, countsOf(row), row.carried, row.updated_at));
    }
  }
  return cells;
}

function cellsOf(countryCode: string, rows: readonly CountryRow[]): CellProgress[] {
  const cells: CellProgress[] = [];
  for (const { agency_code: agencyCode, cell } of rows) {
    if (!cell) continue;
    const updatedAt = cell.updatedAt === null ? null : new Date(cell.updatedAt);
    cells.push(cellProgress({ countryCode, agencyCode }, cell.counts, cell.carried, updatedAt));
  }
  return cells;
}

function responsesOf(countryCode: string, cycleCode: string, rows: readonly CountryRow[]): Response[] {
  const responses: Response[] = [];
  for (const row of rows) {
    if (row.item_code === null) continue;
    responses.push(toResponse(toResponseState(cycleCode, countryCode, row)));
  }
  return responses;
}
