import type { Checklist } from '../../schema/types/checklist.ts';
import { everybodyReads } from '../access/everybody-reads.ts';
import { readCycles, type StoredCycle } from '../catalogue/catalogue.sql.ts';
import type { ChecklistReader } from '../catalogue/checklist-reader.ts';
import { findCycle } from '../catalogue/find-cycle.ts';
import { findSides } from '../comparison/find-side.ts';
import { type CountedPairs, countPairs, readAskedItems } from '../comparison/pair.sql.ts';
import { pairItems } from '../comparison/pair-items.ts';
import { sumPairs } from '../comparison/read-comparison.ts';
import { readEndedHead, readSnapshots, type SnapshotRow } from '../cycles/snapshot.sql.ts';
import type { Queryable } from '../database/database.ts';
import type { Counts } from '../domain/cell.ts';
import { notFound } from '../lib/api-errors.ts';
import { formatCursor, logPosition } from '../log/cursor.ts';
import {
  type CellRow,
  type ItemTally,
  type ReportScope,
  readItemTallies,
  readReportAnswers,
  readReportCells,
} from './report-facts.sql.ts';
import {
  type ChangeFacts,
  type ComparedFacts,
  type ItemFacts,
  type ReportFacts,
  type ReportSubject,
  ratingOrder,
} from './report-facts.ts';

/** What a report is of: its cycle, its snapshot, and the place in the log. */
export type ReportPlace = {
  subject: ReportSubject;
  cycle: StoredCycle & { checklistVersion: number };
  snapshot: SnapshotRow | null;
  cursor: string;
  at: Date;
};

/**
 * Finds what a report is asked of. Of a closed cycle without a snapshot that is its last closing. Throws NOT_FOUND where there is
 * no such cycle or snapshot, or the cycle hasn’t opened yet.
 */
export async function findReportPlace(connection: Queryable, asked: ReportSubject): Promise<ReportPlace> {
  const found = findCycle(await readCycles(connection), asked.cycle);
  const version = found?.checklistVersion ?? null;
  if (!found || version === null)
    throw notFound(`Cycle ${asked.cycle} hasn’t opened yet: there is nothing to report on.`);
  const cycle = { ...found, checklistVersion: version };
  if (asked.snapshot === null && cycle.state === 'OPEN') {
    const head = await readEndedHead(connection);
    return {
      ...{ subject: asked, cycle, snapshot: null, at: head.at },
      cursor: formatCursor(logPosition(Number(head.position), head.hash)),
    };
  }
  const snapshot = (await readSnapshots(connection, cycle.code)).findLast((one) =>
    asked.snapshot === null ? one.closing : one.name === asked.snapshot,
  );
  if (!snapshot) throw notFound('There is no such snapshot: `snapshots` lists those that there are.');
  return {
    ...{ subject: { ...asked, snapshot: snapshot.name }, cycle, snapshot, at: snapshot.at },
    cursor: formatCursor(logPosition(Number(snapshot.position), snapshot.hash)),
  };
}

/** Reads everything that a report says there. Inside one transaction with what found the place. */
export async function readReportFacts(
  connection: Queryable,
  checklists: ChecklistReader,
  place: ReportPlace,
): Promise<ReportFacts> {
  const { subject, cycle, snapshot, cursor, at } = place;
  const scope: ReportScope = {
    cycle: cycle.code,
    snapshotId: snapshot?.id ?? null,
    country: subject.country,
  };
  const checklist = await checklists.readChecklist(connection, cycle.checklistVersion);
  if (!checklist) throw new Error(`version ${cycle.checklistVersion} of the checklist is gone`);
  const cells = await readReportCells(connection, scope);
  const tallies = await readItemTallies(connection, scope);
  return {
    subject,
    checklistVersion: cycle.checklistVersion,
    cursor,
    at: at.toISOString(),
    countries: addUp(cells, ({ country }) => country).map(([code, own]) => ({ code, counts: countsOf(own) })),
    parties: addUp(cells, ({ agency }) => agency).map(([agency, own]) => ({
      ...{ agency, countries: own.length, counts: countsOf(own) },
    })),
    items: itemsOf(checklist, cells, tallies),
    answers: subject.country === null ? [] : await readReportAnswers(connection, scope),
    compared: await readChange(connection, place),
  };
}

/** The rows of each key, in the order in which keys come up. */
function addUp<Key>(cells: readonly CellRow[], keyOf: (cell: CellRow) => Key): [Key, CellRow[]][] {
  const groups = new Map<Key, CellRow[]>();
  for (const cell of cells) {
    const own = groups.get(keyOf(cell));
    if (own) own.push(cell);
    else groups.set(keyOf(cell), [cell]);
  }
  return [...groups];
}

function countsOf(cells: readonly CellRow[]): Counts {
  const sum = (index: number) => cells.reduce((all, { counts }) => all + (counts[index] ?? 0), 0);
  return [sum(0), sum(1), sum(2), sum(3), sum(4)];
}

function itemsOf(
  checklist: Checklist,
  cells: readonly CellRow[],
  tallies: readonly ItemTally[],
): ItemFacts[] {
  const teams = cells.filter(({ agency }) => agency === null).length;
  const found = new Map(tallies.map((tally) => [tally.item, tally]));
  return checklist.sections.flatMap(({ items }) =>
    items.map(({ code, answeredBy }) => ({
      item: code,
      due: answeredBy === 'COUNTRY_TEAM' ? teams : cells.length - teams,
      answered: found.get(code)?.answered ?? 0,
      returned: found.get(code)?.returned ?? 0,
      ratings: found.get(code)?.ratings ?? ratingOrder.map(() => 0),
    })),
  );
}

/** What became of the answers since the last closing of a cycle that opened before. */
async function readChange(
  connection: Queryable,
  { subject, cycle, snapshot }: ReportPlace,
): Promise<ComparedFacts | null> {
  const earlier = await lastClosingBefore(connection, cycle, snapshot);
  if (!earlier) return null;
  const sides = await findSides(
    connection,
    { cycle: earlier.cycle_code, snapshot: earlier.name },
    { cycle: cycle.code, snapshot: subject.snapshot },
  );
  const items = await readAskedItems(connection);
  const counted = await countPairs(
    connection,
    {
      ...sides,
      links: pairItems(items, sides.earlier.version, sides.later.version),
      scope: everybodyReads,
      filter: { countries: subject.country === null ? null : [subject.country] },
    },
    subject.country === null ? 'COUNTRY' : 'SECTION',
  );
  const total = sumPairs(counted.filter((one) => one.total));
  const rows = new Map<string, CountedPairs[]>();
  for (const one of counted) {
    if (!one.total && one.code !== null) rows.set(one.code, [...(rows.get(one.code) ?? []), one]);
  }
  return {
    ...{ cycle: earlier.cycle_code, snapshot: earlier.name, at: earlier.at.toISOString() },
    total: changeOf(total),
    reasons: total.reasons,
    rows: [...rows]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([code, own]) => ({ code, change: changeOf(sumPairs(own)) })),
  };
}

async function lastClosingBefore(
  connection: Queryable,
  cycle: StoredCycle,
  snapshot: SnapshotRow | null,
): Promise<SnapshotRow | undefined> {
  const cycles = await readCycles(connection);
  const before = new Set(cycles.filter(({ opensOn }) => opensOn < cycle.opensOn).map(({ code }) => code));
  const reach = snapshot ? Number(snapshot.position) : Number.POSITIVE_INFINITY;
  return (await readSnapshots(connection, null)).findLast(
    ({ closing, cycle_code: code, position }) => closing && before.has(code) && Number(position) <= reach,
  );
}

function changeOf({ gains, losses, unchanged, notComparable }: ChangeFacts): ChangeFacts {
  return { gains, losses, unchanged, notComparable };
}
