import type { AnswerAction, ResponseStatus } from '../operations/operations.generated.ts';
import type { Viewer } from '../sync/model.ts';
import type { CountryData } from '../sync/topics/country.ts';

// What the page offers whom, from what the server says about it: it alone knows the rules.

export interface Permission {
  /** Rating and narrative may be changed as the answer stands. */
  readonly edit: boolean;
  /** The statuses that may be set. */
  readonly statuses: readonly ResponseStatus[];
  /** Why not, where nothing is offered and it isn't plain. */
  readonly because: 'cycle' | 'accepted' | null;
}

const statusesSetBy: Readonly<Record<AnswerAction, readonly ResponseStatus[]>> = {
  EDIT: [],
  DRAFT: ['NOT_STARTED', 'IN_PROGRESS'],
  SUBMIT: ['SUBMITTED'],
  RETURN: ['RETURNED'],
  ACCEPT: ['ACCEPTED'],
};

/** Whether this person's work is to answer, in some countries or in all of an agency's. */
export function answers({ memberships }: Viewer): boolean {
  return memberships.some(({ role, agency }) => agency !== null || role === 'COUNTRY_LEAD');
}

/** Whether this person decides anywhere on what others hand in. */
export function decides(viewer: Viewer): boolean {
  return viewer.viewerCan.includes('DECIDE');
}

/** The view at the address of none: whoever answers for no country begins with all of them, a coordinator with what moved and waits. */
export function viewAtHome(viewer: Viewer): 'home' | 'overview' | 'matrix' {
  return answers(viewer) ? 'home' : decides(viewer) ? 'overview' : 'matrix';
}

/** Whether this person plans, opens and closes cycles. */
export function movesCycles(viewer: Viewer): boolean {
  return viewer.viewerCan.includes('MANAGE_CYCLES');
}

/** Whether this person has to do with who has which role. */
export function seesPeople(viewer: Viewer): boolean {
  return (['ADMINISTER_PEOPLE', 'ASSIGN_COLLEAGUES', 'READ_ADMINISTRATION'] as const).some((action) =>
    viewer.viewerCan.includes(action),
  );
}

/** Whether the monitor of some country is for this person. */
export function followsMonitor(viewer: Viewer): boolean {
  return viewer.viewerCan.includes('FOLLOW_MONITOR');
}

/** What may be done with an agency's (null: the country team's) answer that stands in this status. */
export function actionsOn(
  { can, cycle }: Pick<CountryData, 'can' | 'cycle'>,
  agency: string | null,
  status: ResponseStatus,
): readonly AnswerAction[] {
  return cycle.state === 'OPEN' ? (can[`${agency ?? ''}/${status}`] ?? []) : [];
}

/** The same as what the page offers. */
export function permissionFor(
  data: Pick<CountryData, 'can' | 'cycle'>,
  agency: string | null,
  status: ResponseStatus,
): Permission {
  const actions = actionsOn(data, agency, status);
  const edit = actions.includes('EDIT');
  const statuses = actions.flatMap((action) => statusesSetBy[action]);
  if (edit || statuses.length > 0) return { edit, statuses, because: null };
  const shut = status === 'ACCEPTED' && actionsOn(data, agency, 'IN_PROGRESS').length > 0;
  return { edit, statuses, because: data.cycle.state !== 'OPEN' ? 'cycle' : shut ? 'accepted' : null };
}
