import { Args, Ctx, Query, Resolver, Root, Subscription } from 'type-graphql';
import { CountryChecklist } from '../../schema/types/country-checklist.ts';
import { CountryChecklistArgs, MatrixArgs, ProgressStreamArgs } from '../../schema/types/cycle-args.ts';
import { ProgressMatrix } from '../../schema/types/progress-matrix.ts';
import { ProgressUpdate } from '../../schema/types/progress-update.ts';
import { readAgencies, readCountryByCode, readCycles, type StoredCycle } from '../catalogue/catalogue.sql.ts';
import type { ChecklistReader } from '../catalogue/checklist-reader.ts';
import { findCycle } from '../catalogue/find-cycle.ts';
import { toAgency } from '../catalogue/to-agency.ts';
import { toCountry } from '../catalogue/to-country.ts';
import { toCycle } from '../catalogue/to-cycle.ts';
import type { Database } from '../database/database.ts';
import { formatCursor, logPlace } from '../events/cursor.ts';
import type { CellsChanged } from '../events/follow.ts';
import type { Context } from '../graphql/context.ts';
import { notFound } from '../graphql/errors.ts';
import { requireViewer } from '../identity/require-viewer.ts';
import { visibilityOf } from '../identity/visibility.ts';
import { toResponse } from '../responses/to-response.ts';
import { type CellProgress, cellProgress } from './cell.ts';
import { permissionsIn } from './cell-permissions.ts';
import {
  type CountryRow,
  countsOf,
  readCountry,
  readFilteredMatrix,
  readMatrix,
  type SnapshotRow,
} from './read-progress.sql.ts';

@Resolver()
export class ProgressResolver {
  constructor(
    private readonly database: Database,
    private readonly checklists: ChecklistReader,
  ) {}

  @Query(() => CountryChecklist, {
    description:
      'Everything that a focal point needs to work on one country: one read, one moment, one cursor.',
  })
  async countryChecklist(
    @Args(() => CountryChecklistArgs) args: CountryChecklistArgs,
    @Ctx() context: Context,
  ): Promise<CountryChecklist> {
    const viewer = requireViewer(context);
    const [rows, country, agencies] = await Promise.all([
      readCountry(this.database, args.country, args.cycle ?? null, visibilityOf(viewer)),
      readCountryByCode(this.database, args.country),
      readAgencies(this.database),
    ]);
    if (!country) throw notFound('There is no such country or area: use its ISO 3166-1 alpha-3 code.');
    const first = rows[0] ?? (await this.#nothingDue(args.cycle));
    const checklist = await this.checklists.readChecklistOf(this.database, snapshotCycle(first));
    if (!checklist) throw notFound('No checklist has been loaded yet.');
    const cells = cellsOf(args.country, rows);
    const reporting = new Set(cells.map(({ agencyCode }) => agencyCode));
    return {
      country: toCountry(country),
      cycle: toCycle(snapshotCycle(first)),
      checklist,
      agencies: agencies.filter(({ code }) => reporting.has(code)).map(toAgency),
      responses: rows.flatMap((row) => responseOf(args.country, first.cycle_code, row)),
      progress: cells,
      viewerCan: permissionsIn(viewer, args.country, rows),
      cursor: formatCursor(logPlace(first.position, first.hash)),
    };
  }

  @Query(() => ProgressMatrix, {
    description:
      'Every country × agency at a glance, and every country team: one read, one moment, one cursor.',
  })
  async progressMatrix(
    @Args(() => MatrixArgs) args: MatrixArgs,
    @Ctx() context: Context,
  ): Promise<ProgressMatrix> {
    const scope = visibilityOf(requireViewer(context));
    const { cycle = null, section = null, rating = null, countries = null, agencies = null } = args;
    const filter = { section, rating, countries, agencies, countryTeam: args.countryTeam ?? false };
    // Whole cells are counted already; a part of them has to be counted over the answers.
    const whole = [section, rating, countries, agencies].every((part) => part === null);
    const rows = whole
      ? await readMatrix(this.database, cycle)
      : await readFilteredMatrix(this.database, cycle, filter, scope);
    const first = rows[0] ?? (await this.#nothingDue(args.cycle));
    return {
      cycle: toCycle(snapshotCycle(first)),
      cells: rows.flatMap((row) =>
        row.country_code === null
          ? []
          : cellProgress(
              { countryCode: row.country_code, agencyCode: row.agency_code },
              countsOf(row),
              row.updated_at,
            ),
      ),
      cursor: formatCursor(logPlace(first.position, first.hash)),
    };
  }

  @Subscription(() => ProgressUpdate, {
    name: 'progress',
    subscribe: ({ args, context }: { args: ProgressStreamArgs; context: Context }) =>
      context.streams.progress(args),
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

  /** Says why a snapshot has no rows: an unknown cycle, none that is open, or one that has not been opened yet. */
  async #nothingDue(code: string | null | undefined): Promise<never> {
    const cycle = findCycle(await readCycles(this.database), code);
    throw notFound(
      cycle
        ? `Nothing is due in cycle ${cycle.code} yet: it has not been opened.`
        : 'No cycle is open: name the one to read.',
    );
  }
}

function snapshotCycle(row: SnapshotRow): StoredCycle {
  return {
    code: row.cycle_code,
    state: row.cycle_state,
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    checklistVersion: row.checklist_version,
  };
}

/** The distinct cells of rows that are sorted by cell. */
function cellsOf(countryCode: string, rows: readonly CountryRow[]): CellProgress[] {
  return rows
    .filter((row, index) => row.agency_code !== rows[index - 1]?.agency_code || index === 0)
    .map((row) => cellProgress({ countryCode, agencyCode: row.agency_code }, countsOf(row), row.updated_at));
}

function responseOf(countryCode: string, cycleCode: string, row: CountryRow) {
  if (row.item_code === null) return [];
  return toResponse({
    countryCode,
    cycleCode,
    agencyCode: row.agency_code,
    itemCode: row.item_code,
    status: row.status,
    rating: row.rating,
    narrative: row.narrative,
    revision: row.revision,
    updatedAt: row.answered_at,
    updatedBy: { id: row.author_id, name: row.author_name },
  });
}
