import { statuses } from '../../elements/progress.ts';
import type {
  AreaAlertsQuery,
  AreaAnswersQuery,
  ResponseStatus,
} from '../../operations/operations.generated.ts';

export type AreaAlert = AreaAlertsQuery['alerts']['alerts'][number];
export type AreaAction = AreaAlert['actions'][number];
type Answers = AreaAnswersQuery['countryChecklist'];

/** An early action with the alert on which it was planned. */
export interface PlacedAction {
  readonly action: AreaAction;
  readonly alert: Omit<AreaAlert, 'actions'>;
}

/** An item, and how many of its answers are in which state, the states that none is in left out. */
export interface AnsweredItem {
  readonly code: string;
  readonly title: string;
  readonly counts: readonly (readonly [status: ResponseStatus, count: number])[];
}

export interface Area {
  /** 1 to 7; null: what is in no area. */
  readonly area: number | null;
  readonly actions: readonly PlacedAction[];
  readonly items: readonly AnsweredItem[];
}

const areas = [1, 2, 3, 4, 5, 6, 7];

/**
 * The seven areas, each with the items that belong to it and the early actions that touch one of them. Last, where there are
 * any, stand early actions in no area: they touch no item, or none that is in this year's checklist.
 */
export function byArea(alerts: readonly AreaAlert[], answers: Answers): readonly Area[] {
  const items = answers.checklist.sections.flatMap((section) => section.items);
  const areasOf = new Map(items.map(({ code, callToActionAreas }) => [code, callToActionAreas]));
  const placed = alerts
    .flatMap(({ actions, ...alert }) => actions.map((action) => ({ action, alert })))
    .sort((one, other) => order(one.action, other.action));
  const isIn = ({ action }: PlacedAction, area: number) =>
    action.itemCodes.some((code) => areasOf.get(code)?.includes(area));
  const inNone = placed.filter((one) => !areas.some((area) => isIn(one, area)));
  const inAreas = areas.map((area) => ({
    area,
    actions: placed.filter((one) => isIn(one, area)),
    items: items
      .filter((item) => item.callToActionAreas.includes(area))
      .map((item) => answered(item, answers)),
  }));
  return inNone.length > 0 ? [...inAreas, { area: null, actions: inNone, items: [] }] : inAreas;
}

/** What is to be done first comes first. */
function order(one: AreaAction, other: AreaAction): number {
  const open = ({ state }: AreaAction) => (state === 'PLANNED' ? 0 : 1);
  return open(one) - open(other) || one.dueOn.localeCompare(other.dueOn);
}

type Item = Answers['checklist']['sections'][number]['items'][number];

/** Where nothing was recorded, an answer is not started. */
function answered({ code, title, answeredBy }: Item, { agencies, responses }: Answers): AnsweredItem {
  const asked = answeredBy === 'COUNTRY_TEAM' ? [null] : agencies.map((agency) => agency.code);
  const states = asked.map(
    (agency) =>
      responses.find((response) => response.itemCode === code && response.agencyCode === agency)?.status ??
      'NOT_STARTED',
  );
  const counts = statuses
    .map((status) => [status, states.filter((one) => one === status).length] as const)
    .filter(([, count]) => count > 0);
  return { code, title, counts };
}
