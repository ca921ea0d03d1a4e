import type { AcrossAnswer, AcrossArgs, AcrossPage } from '../../schema/types/across.ts';
import { ResponseStatus } from '../../schema/types/response-status.ts';
import { visibilityOf } from '../access/visibility.ts';
import { readCycles } from '../catalogue/catalogue.sql.ts';
import type { ChecklistReader } from '../catalogue/checklist-reader.ts';
import { findCycle } from '../catalogue/find-cycle.ts';
import { toCycle } from '../catalogue/to-cycle.ts';
import { groupCarried, toCarriedAnswer } from '../cycles/to-carried-answer.ts';
import type { Database } from '../database/database.ts';
import { pickContent } from '../domain/response-fields.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput, notFound } from '../lib/api-errors.ts';
import { formatCursor, logPosition } from '../log/cursor.ts';
import { readCarriedOfItem } from '../responses/carried-answers.sql.ts';
import { actionsOn, type PolicyTarget, refusalOf } from '../responses/response.policy.ts';
import { toResponse, toResponseState } from '../responses/to-response.ts';
import { type AcrossRow, readAcrossRows } from './across.sql.ts';

const DEFAULT_SIZE = 100;
const LARGEST_SIZE = 200;

/**
 * One item over all countries in which somebody writes its answer. Who writes is up to their roles alone: in a closed cycle
 * they read what they wrote, and a token that only reads shows what its owner writes.
 */
export async function readAcross(
  database: Database,
  checklists: ChecklistReader,
  viewer: Viewer,
  { item, agency = null, first, after, cycle: code }: AcrossArgs,
): Promise<AcrossPage> {
  const size = first ?? DEFAULT_SIZE;
  if (size < 0 || size > LARGEST_SIZE) throw badUserInput(`A page holds 0 to ${LARGEST_SIZE} countries.`);
  if (after != null && !/^[A-Z]{3}$/.test(after)) {
    throw badUserInput('This is not the end of a page: send an endCursor as it was given, or nothing.');
  }
  const cycle = findCycle(await readCycles(database), code);
  if (!cycle) throw notFound('No cycle is open: name the one to read.');
  await checkItem(database, checklists, cycle, item, agency);

  const scope = visibilityOf(viewer);
  const rows = await readAcrossRows(database, { cycle: cycle.code, agency, item }, scope);
  const snapshot = rows[0]?.snapshot;
  if (!snapshot) throw notFound('There is no such cycle: `cycles` lists those that there are.');
  const mine = rows.flatMap((row) => {
    const target = targetOf(row, agency);
    return target && writes(viewer, target) ? [{ row, target }] : [];
  });
  const groups = groupsInStep(mine.map(({ row }) => row));
  const following = mine.filter(({ target }) => after == null || target.countryCode > after);
  const page = following.slice(0, size);
  const carried =
    page.length > 0 ? await readCarriedOfItem(database, { cycle: cycle.code, item, agency }, scope) : [];
  const carriedIn = groupCarried(carried, (row) => row.country_code);
  return {
    cycle: toCycle(snapshot.cycle),
    nodes: page.map(({ row, target }): AcrossAnswer => {
      const { countryCode } = target;
      const begun = row.item_code !== null;
      const sources = carriedIn.get(countryCode);
      return {
        countryCode,
        response: begun ? toResponse(toResponseState(cycle.code, countryCode, row)) : null,
        carried: sources ? toCarriedAnswer(sources, begun) : null,
        inStep: (groups.get(countryCode) ?? []).filter((country) => country !== countryCode),
        viewerCan: snapshot.cycle.state === 'OPEN' ? permissionsOn(viewer, target) : [],
      };
    }),
    totalCount: mine.length,
    hasNextPage: following.length > size,
    endCursor: page.at(-1)?.target.countryCode ?? null,
    cursor: formatCursor(logPosition(snapshot.position, Buffer.from(snapshot.hash, 'hex'))),
  };
}

/**
 * The countries with which each country's answer is in step, itself included. They share an id, and what they say is compared
 * all the same: an answer may have been sent with the others' id and something else in it.
 */
function groupsInStep(rows: readonly AcrossRow[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const row of rows) {
    if (row.country_code === null || row.together === null || row.item_code === null) continue;
    const key = JSON.stringify([row.together, pickContent(row)]);
    groups.set(key, [...(groups.get(key) ?? []), row.country_code]);
  }
  return new Map(
    [...groups.values()].flatMap((countries) => countries.map((country) => [country, countries])),
  );
}

async function checkItem(
  database: Database,
  checklists: ChecklistReader,
  cycle: Parameters<ChecklistReader['readChecklistOf']>[1],
  code: string,
  agency: string | null,
): Promise<void> {
  const checklist = await checklists.readChecklistOf(database, cycle);
  const item = checklist?.sections.flatMap(({ items }) => items).find((one) => one.code === code);
  if (!item)
    throw notFound('The checklist of this cycle has no such item: `checklist` lists those that it has.');
  if ((item.answeredBy === 'COUNTRY_TEAM') === (agency === null)) return;
  throw badUserInput(
    agency === null
      ? 'Agencies answer this item: name one in `agency`.'
      : 'Country teams answer this item: leave `agency` out.',
  );
}

function targetOf(row: AcrossRow, agencyCode: string | null): PolicyTarget | null {
  const { country_code: countryCode, reporting_agencies: reportingAgencies, has_lead: hasLead } = row;
  return countryCode === null ? null : { countryCode, agencyCode, reportingAgencies, hasLead };
}

function writes(viewer: Viewer, target: PolicyTarget): boolean {
  return refusalOf({ ...viewer, readOnly: false }, target, {}, null) === null;
}

function permissionsOn(viewer: Viewer, target: PolicyTarget): AcrossAnswer['viewerCan'] {
  return Object.values(ResponseStatus)
    .map((status) => ({
      agencyCode: target.agencyCode,
      status,
      viewerCan: actionsOn(viewer, target, status),
    }))
    .filter(({ viewerCan }) => viewerCan.length > 0);
}
