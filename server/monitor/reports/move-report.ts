import type { Viewer } from '../../domain/viewer.ts';
import { notFound } from '../../lib/api-errors.ts';
import type { MonitorEventKind } from '../log/monitor-event.ts';
import { monitorPolicy } from '../monitor.policy.ts';
import { asMonitor, type MonitorConnection } from '../monitor-connection.ts';
import type { MonitorParts } from '../monitor-parts.ts';
import { openReport, type Report } from './record-report.ts';
import { deleteEmptied, deleteReportRow, lockReports, type ReportRow, updateReport } from './report.sql.ts';
import { moveReport, type ReportMove } from './report-states.ts';

const told: Readonly<Record<Exclude<ReportMove, 'CODE'>, MonitorEventKind>> = {
  SET_ASIDE: 'REPORT_SET_ASIDE',
  TAKE_UP: 'REPORT_TAKEN_UP',
  WITHDRAW: 'REPORT_WITHDRAWN',
};

/**
 * Sets a report aside, takes it up again or withdraws it. Its incident counts from then on by the reports that are left to
 * it. Throws NOT_FOUND where it isn't there for the analyst.
 */
export async function changeReportState(
  { database, keys, log }: MonitorParts,
  viewer: Viewer,
  id: string,
  move: Exclude<ReportMove, 'CODE'>,
): Promise<Report> {
  monitorPolicy.requireSomewhere(viewer, 'recordIncidents');
  const row = await asMonitor(database, viewer, async (connection) => {
    const [report] = await lockOwn(connection, viewer, [id]);
    const state = moveReport(report.state, move);
    // It still says of what it was, so that what was said from it is deleted with it.
    await updateReport(connection, id, state, report.incidentId);
    await log.append(connection, { countryCode: report.countryCode, kind: told[move], subjectId: id });
    return { ...report, state };
  });
  return openReport(keys, row);
}

/** Deletes a report with its words, and with the last one of an incident the incident. That it was there stays in the log. */
export async function deleteReport(
  { database, log }: Pick<MonitorParts, 'database' | 'log'>,
  viewer: Viewer,
  id: string,
): Promise<void> {
  monitorPolicy.requireSomewhere(viewer, 'recordIncidents');
  return asMonitor(database, viewer, async (connection) => {
    const [report] = await lockOwn(connection, viewer, [id]);
    await deleteReportRow(connection, id);
    await deleteEmptied(connection, [report.incidentId]);
    await log.append(connection, { countryCode: report.countryCode, kind: 'REPORT_DELETED', subjectId: id });
  });
}

/** Reports that the analyst may change, all of them and at least one, held until the transaction ends. */
export async function lockOwn(
  connection: MonitorConnection,
  viewer: Viewer,
  ids: readonly string[],
): Promise<[ReportRow, ...ReportRow[]]> {
  const distinct = [...new Set(ids)];
  const rows = (await lockReports(connection, distinct)).filter(({ countryCode }) =>
    monitorPolicy.mayIn(viewer, 'recordIncidents', countryCode),
  );
  const [first, ...rest] = rows;
  if (!first || rows.length < distinct.length) throw notFound('No report that you may change has this id.');
  return [first, ...rest];
}
