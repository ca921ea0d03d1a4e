import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import {
  MonitorReport,
  MonitorReportInput,
  MonitorReportPage,
} from '../../../schema/types/monitor-report.ts';
import { ReportMove, ReportState } from '../../../schema/types/monitor-report-terms.ts';
import type { Context } from '../../access/context.ts';
import { requireViewer } from '../../access/require-viewer.ts';
import { toPerson } from '../../domain/to-person.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { monitorPolicy } from '../monitor.policy.ts';
import { monitorIdOf } from '../monitor-id.ts';
import type { MonitorParts } from '../monitor-parts.ts';
import { changeReportState, deleteReport } from './move-report.ts';
import { listReports, type Report, recordReport } from './record-report.ts';
import { movesFrom } from './report-states.ts';

@Resolver()
export class MonitorReportResolver {
  constructor(private readonly parts: MonitorParts) {}

  @Query(() => MonitorReportPage, {
    description:
      'A country’s reports, the one recorded last first. For its analysts and adviser, a lead whose role says so, and ' +
      'coordinators who opened them.',
  })
  async monitorReports(
    @Arg('country', () => String, { description: 'ISO 3166-1 alpha-3.' }) country: string,
    @Arg('state', () => ReportState, { nullable: true, description: 'Only those in this state.' })
    state: ReportState | null,
    @Arg('incident', () => ID, { nullable: true, description: 'Only those of this incident.' })
    incident: string | null,
    @Arg('first', () => Int, { nullable: true, description: 'How many at most, up to 100; 50 if left out.' })
    first: number | null,
    @Arg('skip', () => Int, { defaultValue: 0, description: 'How many to leave out first.' }) skip: number,
    @Ctx() context: Context,
  ): Promise<MonitorReportPage> {
    const viewer = requireViewer(context);
    const incidentId = incident == null ? null : monitorIdOf(incident);
    const asked = { country, state: state ?? null, incidentId, first: first ?? null, offset: skip };
    const { reports, hasNextPage } = await listReports(this.parts, viewer, asked);
    return { reports: reports.map((report) => toReport(report, viewer)), hasNextPage };
  }

  @Mutation(() => MonitorReport, { description: 'Records what came in. For the country’s analysts.' })
  async recordMonitorReport(
    @Arg('input', () => MonitorReportInput, { description: 'The report.' }) input: MonitorReportInput,
    @Ctx() context: Context,
  ): Promise<MonitorReport> {
    const viewer = requireViewer(context);
    const given = { ...input, consentLimits: input.consentLimits ?? null };
    return toReport(await recordReport(this.parts, viewer, given), viewer);
  }

  @Mutation(() => MonitorReport, {
    description:
      'Sets a report aside, takes it up again or withdraws it; its incident counts by the reports that are left. For the ' +
      'country’s analysts.',
  })
  async moveMonitorReport(
    @Arg('id', () => ID, { description: 'Of the report.' }) id: string,
    @Arg('move', () => ReportMove, { description: 'What is done with it.' }) move: ReportMove,
    @Ctx() context: Context,
  ): Promise<MonitorReport> {
    const viewer = requireViewer(context);
    return toReport(await changeReportState(this.parts, viewer, monitorIdOf(id), move), viewer);
  }

  @Mutation(() => Boolean, {
    description:
      'Deletes a report with everything that it says, and with the last one of an incident the incident. For the country’s ' +
      'analysts. The log keeps that it was there.',
  })
  async deleteMonitorReport(
    @Arg('id', () => ID, { description: 'Of the report.' }) id: string,
    @Ctx() context: Context,
  ): Promise<boolean> {
    await deleteReport(this.parts, requireViewer(context), monitorIdOf(id));
    return true;
  }
}

function toReport(report: Report, viewer: Viewer): MonitorReport {
  const may = monitorPolicy.mayIn(viewer, 'recordIncidents', report.countryCode);
  return {
    ...report,
    recordedBy: toPerson(report.recordedBy),
    viewerCan: may ? movesFrom(report.state).filter((move) => move !== 'CODE') : [],
  };
}
