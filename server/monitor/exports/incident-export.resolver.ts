import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { ExportedIncidents, IncidentExport } from '../../../schema/types/incident-export.ts';
import type { Context } from '../../access/context.ts';
import { requireViewer } from '../../access/require-viewer.ts';
import { toPerson } from '../../domain/to-person.ts';
import type { MonitorParts } from '../monitor-parts.ts';
import { exportIncidents, listExports } from './export-incidents.ts';

const country = { description: 'ISO 3166-1 alpha-3.' };

@Resolver()
export class IncidentExportResolver {
  constructor(private readonly parts: MonitorParts) {}

  @Query(() => [IncidentExport], {
    description:
      'Who exported a country’s incidents and why, the latest first; 100 at most. For its analysts, adviser and Resident ' +
      'Coordinator.',
  })
  async incidentExports(
    @Arg('country', () => String, country) code: string,
    @Ctx() context: Context,
  ): Promise<IncidentExport[]> {
    const exports = await listExports(this.parts, requireViewer(context), code);
    return exports.map((one) => ({ ...one, person: toPerson(one.person) }));
  }

  @Mutation(() => ExportedIncidents, {
    description:
      'Takes a country’s incidents, reports’ codes and imported events out as CSV. For the country’s analysts. Its analysts, ' +
      'adviser and Resident Coordinator see that you did, and why.',
  })
  async exportIncidents(
    @Arg('country', () => String, country) code: string,
    @Arg('reason', () => String, { description: 'Why, up to 2,000 characters.' }) reason: string,
    @Ctx() context: Context,
  ): Promise<ExportedIncidents> {
    const files = await exportIncidents(this.parts, requireViewer(context), code, reason);
    return { ...files, export: { ...files.export, person: toPerson(files.export.person) } };
  }
}
