import type {
  AnswerPlan,
  AnswerPlanArgs,
  AssignableArgs,
  CountryPlan,
  PlanAction,
} from '../../schema/types/answer-plan.ts';
import type { StepPage, StepPageArgs } from '../../schema/types/next-step.ts';
import type { Person } from '../../schema/types/person.ts';
import { canRead, visibilityOf } from '../access/visibility.ts';
import { readCountries, readCycles } from '../catalogue/catalogue.sql.ts';
import { findCycle } from '../catalogue/find-cycle.ts';
import { readCellPlace } from '../comments/comment-place.sql.ts';
import type { Database, Queryable } from '../database/database.ts';
import { foldName } from '../domain/fold-name.ts';
import { toPerson } from '../domain/to-person.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput, notFound } from '../lib/api-errors.ts';
import { isCalendarDate } from '../lib/is-calendar-date.ts';
import { formatCursor, logPosition } from '../log/cursor.ts';
import { readHead } from '../log/read-events.sql.ts';
import { readAnswer, readOpenCycle, readWriters } from './answer.sql.ts';
import { noAnswer } from './assign-answer.ts';
import { readAssignment, readAssignmentsOf } from './assignment.sql.ts';
import { mayPlan, refuseUnlessPlanning } from './plan.policy.ts';
import { readStep, readStepCounts, readStepPage, type StepFilter, type StepPlace } from './step.sql.ts';
import { toAssignment, toStep } from './to-plan.ts';

const USUAL = 50;
const MOST = 200;
const MOST_OF_ANSWER = 100;

/** A page of a cycle's next steps, those due first before the others. */
export async function readSteps(database: Database, viewer: Viewer, args: StepPageArgs): Promise<StepPage> {
  const size = args.first ?? USUAL;
  if (size < 0 || size > MOST) throw badUserInput(`A page holds 0 to ${MOST} steps.`);
  const after = placeOf(args.after);
  const cycle = findCycle(await readCycles(database), args.cycle);
  if (!cycle) throw noCycle();
  const filter = {
    cycle: cycle.code,
    countries: plain(args.countries),
    agencies: plain(args.agencies),
    countryTeam: args.countryTeam ?? false,
    items: null,
    area: args.area ?? null,
    owner: args.mine ? viewer.personId : null,
  };
  return readPage(database, viewer, filter, { state: args.state ?? null, after, size });
}

async function readPage(
  connection: Queryable,
  viewer: Viewer,
  filter: StepFilter,
  { state, after, size }: { state: StepPageArgs['state']; after: StepPlace | null; size: number },
): Promise<StepPage> {
  const asked = { state: state ?? null, after, limit: size + 1 };
  const rows = await readStepPage(connection, filter, asked, visibilityOf(viewer));
  const [head] = rows;
  if (!head) throw new Error('the log has no head');
  const found = rows.flatMap((row) => (row.id === null ? [] : [row]));
  const shown = found.slice(0, size);
  const last = shown.at(-1);
  const { open, overdue, done } = head;
  return {
    nodes: shown.map((row) => ({ items: row.items, step: toStep(row, viewer) })),
    hasNextPage: found.length > size,
    endCursor: last ? `${last.dueOn} ${last.position}` : null,
    open,
    overdue,
    done,
    cursor: formatCursor(logPosition(head.headPosition, head.headHash)),
  };
}

/** Who is to write an answer, and its next steps, of one moment. Throws NOT_FOUND where no such answer is due. */
export function readAnswerPlan(
  database: Database,
  viewer: Viewer,
  args: AnswerPlanArgs,
): Promise<AnswerPlan> {
  return database.transaction('REPEATABLE READ', async (connection) => {
    const place = await readCellPlace(connection, args);
    if (!place || place.itemCode === null) throw noAnswer();
    const { cellId, itemCode, cycleCode: cycle, countryCode, agencyCode } = place;
    const answer = await readAnswer(connection, cellId, itemCode);
    const seen = canRead(visibilityOf(viewer), { ...place, draft: answer.draft });
    const assignment = seen ? await readAssignment(connection, cellId, itemCode) : undefined;
    const filter = {
      cycle,
      countries: [countryCode],
      agencies: agencyCode === null ? [] : [agencyCode],
      countryTeam: agencyCode === null,
      items: [itemCode],
      area: null,
      owner: null,
    };
    const whole = { state: null, after: null, size: MOST_OF_ANSWER };
    const plans = mayPlan(viewer, place) && cycle === (await readOpenCycle(connection));
    const offered: [PlanAction, boolean][] = [
      ['ASSIGN', plans && !answer.submitted],
      ['ADD_STEP', plans && answer.below],
    ];
    const { nodes: steps, cursor } = await readPage(connection, viewer, filter, whole);
    return {
      assignment: assignment ? toAssignment(assignment) : null,
      steps,
      cursor,
      viewerCan: offered.flatMap(([action, may]) => (may ? [action] : [])),
    };
  });
}

/** What is planned beside every answer of a country, as far as somebody reads it; the same for all who see the same. */
export async function readCountryPlan(
  database: Database,
  viewer: Viewer,
  country: string,
  cycleCode: string | null,
): Promise<CountryPlan> {
  const cycle = findCycle(await readCycles(database), cycleCode);
  if (!cycle) throw noCycle();
  if (!(await readCountries(database)).some(({ code }) => code === country)) {
    throw notFound('There is no such country: `countries` lists those that there are.');
  }
  const scope = visibilityOf(viewer);
  return database.transaction('REPEATABLE READ', async (connection) => {
    const head = await readHead(connection);
    const assignments = await readAssignmentsOf(connection, cycle.code, country, scope);
    const counts = await readStepCounts(connection, cycle.code, country, scope);
    const places = new Map<string, CountryPlan['places'][number]>();
    const at = (agencyCode: string | null, itemCode: string) => {
      const key = `${agencyCode ?? ''}/${itemCode}`;
      const known = places.get(key);
      const place = known ?? { agencyCode, itemCode, assignment: null, openSteps: 0, firstDueOn: null };
      places.set(key, place);
      return place;
    };
    for (const row of assignments) at(row.agencyCode, row.itemCode).assignment = toAssignment(row);
    for (const { agencyCode, itemCode, open, firstDueOn } of counts) {
      Object.assign(at(agencyCode, itemCode), { openSteps: open, firstDueOn });
    }
    const inOrder = [...places].sort(([left], [right]) => (left < right ? -1 : 1));
    return { places: inOrder.map(([, place]) => place), cursor: formatCursor(head) };
  });
}

/** People to whom an answer could be assigned, for those who may assign it. */
export async function readAssignable(
  database: Database,
  viewer: Viewer,
  { search, ...asked }: AssignableArgs,
): Promise<Person[]> {
  const place = await readCellPlace(database, asked);
  if (!place || place.itemCode === null) throw noAnswer();
  refuseUnlessPlanning(viewer, place);
  return (await readWriters(database, place.cellId, foldName(search))).map(toPerson);
}

/** The step with this id, for somebody who reads it; null for everybody else. */
export async function readStepNode(database: Database, viewer: Viewer, id: string) {
  const step = await readStep(database, id, visibilityOf(viewer));
  return step ? toStep(step, viewer) : null;
}

function placeOf(after: string | null | undefined): StepPlace | null {
  if (after == null) return null;
  const [, dueOn = '', position] = /^(\d{4}-\d{2}-\d{2}) ([1-9]\d{0,14})$/.exec(after) ?? [];
  if (!isCalendarDate(dueOn)) {
    throw badUserInput('This is not the end of a page: send an endCursor as it was given.');
  }
  return { dueOn, position: Number(position) };
}

/** Codes are short and plain: others match nothing, and some of them (a NUL) the database wouldn't even read. */
function plain(codes: readonly string[] | null | undefined): readonly string[] | null {
  return codes?.filter((code) => /^[\w.-]{1,40}$/.test(code)) ?? null;
}

function noCycle() {
  return notFound('No cycle is open: name the one to read.');
}
