import type {
  EventFieldsFragment,
  ProgressFieldsFragment,
  Rating,
  ResponseFieldsFragment,
  ResponseStatus,
  StartQuery,
} from '../operations/operations.generated.ts';

/** A response as the server last told it. */
export type RecordedResponse = ResponseFieldsFragment;
export type Progress = ProgressFieldsFragment;
export type LogEvent = EventFieldsFragment & {
  /** Whom an event about a person concerns, where that was asked for. */
  readonly person?: Person | null;
};
export type Viewer = NonNullable<StartQuery['viewer']>;
export type Person = Viewer['person'];
export type Agency = NonNullable<StartQuery['agencies']>[number];
export type Country = NonNullable<StartQuery['countries']>[number];
export type Cycle = StartQuery['cycles'][number];

export interface Values {
  readonly status: ResponseStatus;
  readonly rating: Rating | null;
  readonly narrative: string | null;
}
export type Field = keyof Values;
export type Patch = Partial<Values>;

export const fields: readonly Field[] = ['status', 'rating', 'narrative'];

/** Which response: the agency is null where the country team answers. */
export interface ResponseAddress {
  readonly cycle: string;
  readonly country: string;
  readonly agency: string | null;
  readonly item: string;
}

/** One text for each response, to find it by. */
export function keyOf(address: ResponseAddress): string {
  return `${address.cycle}/${address.country}/${address.agency ?? ''}/${address.item}`;
}

/** The key of what the server sent. */
export function keyOfRecorded(response: {
  cycleCode: string | null;
  countryCode: string | null;
  agencyCode: string | null;
  itemCode: string | null;
}): string {
  return `${response.cycleCode}/${response.countryCode}/${response.agencyCode ?? ''}/${response.itemCode}`;
}

/** What a response says that nobody has recorded yet. */
export const untouched: Values = { status: 'NOT_STARTED', rating: null, narrative: null };

/** The values of the fields that the patch names. */
export function valuesNamedBy(patch: Patch, values: Values): Patch {
  return Object.fromEntries(
    fields.filter((field) => field in patch).map((field) => [field, values[field]]),
  ) as Patch;
}

/** Nothing and an empty text are the same. */
export function isSame(a: string | null | undefined, b: string | null | undefined): boolean {
  return (a || null) === (b || null);
}

/** Why a request or a stream brought no answer. */
export interface Fault {
  /**
   * - network: nothing came, or not from Concord.
   * - server: it failed inside.
   * - signed-out: nobody is signed in.
   * - cursor: the position in the log is unknown.
   * - rejected: the request itself is wrong.
   * - turned-away: the server takes nothing from this page as it comes, and the message says why.
   */
  readonly kind:
    | 'network'
    | 'server'
    | 'signed-out'
    | 'cursor'
    | 'not-found'
    | 'forbidden'
    | 'rejected'
    | 'turned-away';
  readonly message: string;
  /**
   * - portal: somebody else answered in Concord's place, as networks do that want a sign-in of their own.
   * - moved: the server has another name now.
   */
  readonly why?: 'portal' | 'moved';
  readonly incident?: string;
  /** Seconds that the server asked to wait. */
  readonly retryAfter?: number;
  /** The browser itself says that it has no network: nothing is tried until it has, or until somebody answers. */
  readonly offline?: true;
}

/**
 * The later of two positions in the log. Other programs hand cursors back unread. The page comes from the server
 * that made them, and knows that a cursor begins with its position.
 */
export function laterOf(a: string | null, b: string | null): string | null {
  return Number.parseInt(a ?? '', 10) > Number.parseInt(b ?? '', 10) || !b ? a : b;
}

/** An operation with its variables, ready to be sent. */
export interface Request {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}
