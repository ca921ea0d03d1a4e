import { MonitorBeginDocument, MonitorChangesDocument } from '../../operations/later.generated.ts';
import type {
  MonitorBeginQuery,
  MonitorBeginQueryVariables,
  MonitorChangesSubscription,
  MonitorChangesSubscriptionVariables,
} from '../../operations/operations.generated.ts';
import type { TopicKind } from '../topic.ts';

/** How often there was something new in the monitor, as far as this page heard. */
export interface MonitorChangesData {
  /** Times that the stream began: what was read before may have missed something. */
  readonly begun: number;
  readonly byCountry: Readonly<Record<string, number>>;
}

/** Where something happened in the monitor: only that, so that views know when to read again. There is no cursor to go on from. */
export const monitorChangesTopic: TopicKind<
  Record<string, never>,
  MonitorChangesData,
  MonitorBeginQuery,
  MonitorBeginQueryVariables,
  MonitorChangesSubscription,
  MonitorChangesSubscriptionVariables
> = {
  name: 'monitor-changes',
  read: () => ({ document: MonitorBeginDocument, variables: {} }),
  take: (_params, _read, _context, before) => ({ data: before ?? { begun: 0, byCountry: {} }, cursor: null }),
  stream: () => ({ document: MonitorChangesDocument, variables: {} }),
  apply: (_params, data, { monitorChanges: { countries } }) => ({
    data:
      countries.length === 0
        ? { ...data, begun: data.begun + 1 }
        : { ...data, byCountry: counted(data, countries) },
    cursor: null,
  }),
};

/** A part of a key: another one each time that what one shows of a country may be old. All countries where none is named. */
export function monitorTurn(data: MonitorChangesData | undefined, country: string | null): string {
  const { begun = 0, byCountry = {} } = data ?? {};
  const times = country === null ? Object.values(byCountry) : [byCountry[country] ?? 0];
  return `${begun}.${times.reduce((sum, one) => sum + one, 0)}`;
}

function counted({ byCountry }: MonitorChangesData, countries: readonly string[]): Record<string, number> {
  return { ...byCountry, ...Object.fromEntries(countries.map((one) => [one, (byCountry[one] ?? 0) + 1])) };
}
