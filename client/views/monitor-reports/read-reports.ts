import { MonitorReportsDocument } from '../../operations/monitor.generated.ts';
import type {
  MonitorReportsQuery,
  MonitorReportsQueryVariables,
  ReportFieldsFragment,
} from '../../operations/operations.generated.ts';
import type { Sync } from '../../sync/runtime.ts';

export type Report = ReportFieldsFragment;

const most = 100;

/** The latest reports of a country, in a state or of an incident. */
export async function readReports(
  sync: Sync,
  asked: Pick<MonitorReportsQueryVariables, 'country' | 'state' | 'incident'>,
): Promise<MonitorReportsQuery['monitorReports']> {
  const variables = { ...asked, first: most };
  return ((await sync.read({ document: MonitorReportsDocument, variables })) as MonitorReportsQuery)
    .monitorReports;
}
