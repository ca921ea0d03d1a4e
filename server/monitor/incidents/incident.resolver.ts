import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Incident, IncidentCount, IncidentPage, MergeCandidate } from '../../../schema/types/incident.ts';
import { IncidentInput } from '../../../schema/types/incident-input.ts';
import { UUID } from '../../../schema/types/uuid.ts';
import type { Context } from '../../access/context.ts';
import { requireViewer } from '../../access/require-viewer.ts';
import { badUserInput } from '../../lib/api-errors.ts';
import { monitorIdOf } from '../monitor-id.ts';
import type { MonitorParts } from '../monitor-parts.ts';
import {
  attachReport,
  changeIncident,
  codeIncident,
  findIncident,
  type IncidentGiven,
  listIncidents,
} from './code-incident.ts';
import { countIncidents, keepApart, listCandidates, mergeIncidents, undoMerge } from './merge-incidents.ts';
import { toIncident } from './to-incident.ts';

const country = { description: 'ISO 3166-1 alpha-3.' };
const MOST_REPORTS = 50;

@Resolver()
export class IncidentResolver {
  constructor(private readonly parts: MonitorParts) {}

  @Query(() => IncidentPage, {
    description:
      'A country’s incidents, the one that happened last first. For its analysts and adviser, a lead whose role says so, and ' +
      'coordinators who opened them.',
  })
  async incidents(
    @Arg('country', () => String, country) code: string,
    @Arg('first', () => Int, { nullable: true, description: 'How many at most, up to 100; 50 if left out.' })
    first: number | null,
    @Arg('skip', () => Int, { defaultValue: 0, description: 'How many to leave out first.' }) skip: number,
    @Ctx() context: Context,
  ): Promise<IncidentPage> {
    const asked = { country: code, first: first ?? null, offset: skip };
    const { incidents, hasNextPage } = await listIncidents(this.parts, requireViewer(context), asked);
    return { incidents: incidents.map(toIncident), hasNextPage };
  }

  @Query(() => Incident, {
    description: 'One incident, for those who read its country’s. NOT_FOUND where it isn’t there for you.',
  })
  async incident(
    @Arg('id', () => ID, { description: 'Of the incident.' }) id: string,
    @Ctx() context: Context,
  ): Promise<Incident> {
    return toIncident(await findIncident(this.parts, requireViewer(context), monitorIdOf(id)));
  }

  @Query(() => [MergeCandidate], {
    description:
      'Incidents of a country that may be one, the latest first, for a person to decide; 100 at most.',
  })
  async mergeCandidates(
    @Arg('country', () => String, country) code: string,
    @Ctx() context: Context,
  ): Promise<MergeCandidate[]> {
    const found = await listCandidates(this.parts, requireViewer(context), code);
    return found.map((pair) => ({ ...pair, one: toIncident(pair.one), other: toIncident(pair.other) }));
  }

  @Query(() => [IncidentCount], {
    description: 'How many incidents of a country count, by category, to whoever reads them.',
  })
  incidentCounts(
    @Arg('country', () => String, country) code: string,
    @Ctx() context: Context,
  ): Promise<IncidentCount[]> {
    return countIncidents(this.parts, requireViewer(context), code);
  }

  @Mutation(() => Incident, {
    description:
      'Codes an incident from reports of one country that were received. For the country’s analysts.',
  })
  async codeIncident(
    @Arg('reports', () => [ID], { description: 'The reports, 1 to 50.' }) reports: string[],
    @Arg('input', () => IncidentInput, { description: 'What happened.' }) input: IncidentInput,
    @Arg('mutationId', () => UUID, {
      nullable: true,
      description: 'Made by the device, once per request, and sent again with it: it is coded once.',
    })
    mutationId: string | null,
    @Ctx() context: Context,
  ): Promise<Incident> {
    if (reports.length > MOST_REPORTS) throw badUserInput(`Code at most ${MOST_REPORTS} reports at once.`);
    const ids = reports.map(monitorIdOf);
    const viewer = requireViewer(context);
    return toIncident(await codeIncident(this.parts, viewer, ids, givenOf(input), mutationId ?? undefined));
  }

  @Mutation(() => Incident, { description: 'Codes an incident otherwise. For the country’s analysts.' })
  async changeIncident(
    @Arg('id', () => ID, { description: 'Of the incident.' }) id: string,
    @Arg('baseRevision', () => Int, {
      description: 'The revision that you saw; BAD_USER_INPUT where it was changed after it.',
    })
    baseRevision: number,
    @Arg('input', () => IncidentInput, { description: 'What happened, all of it.' }) input: IncidentInput,
    @Ctx() context: Context,
  ): Promise<Incident> {
    const viewer = requireViewer(context);
    return toIncident(
      await changeIncident(this.parts, viewer, monitorIdOf(id), baseRevision, givenOf(input)),
    );
  }

  @Mutation(() => Incident, {
    description: 'Lets one more report stand for an incident. For the country’s analysts.',
  })
  async attachMonitorReport(
    @Arg('report', () => ID, { description: 'A report that was received.' }) report: string,
    @Arg('incident', () => ID, { description: 'Of the same country.' }) incident: string,
    @Ctx() context: Context,
  ): Promise<Incident> {
    const ids = [monitorIdOf(report), monitorIdOf(incident)] as const;
    return toIncident(await attachReport(this.parts, requireViewer(context), ...ids));
  }

  @Mutation(() => Incident, {
    description:
      'Says that two incidents are one, and answers with the one that is kept. For the country’s analysts.',
  })
  async mergeIncidents(
    @Arg('keep', () => ID, { description: 'The one that counts from then on.' }) keep: string,
    @Arg('merge', () => ID, { description: 'The one that is it.' }) merge: string,
    @Ctx() context: Context,
  ): Promise<Incident> {
    const ids = [monitorIdOf(keep), monitorIdOf(merge)] as const;
    return toIncident(await mergeIncidents(this.parts, requireViewer(context), ...ids));
  }

  @Mutation(() => Incident, {
    description:
      'Takes a merge back: the incident counts by itself again, as before. For the country’s analysts.',
  })
  async undoMerge(
    @Arg('id', () => ID, { description: 'The incident that was merged into another one.' }) id: string,
    @Ctx() context: Context,
  ): Promise<Incident> {
    return toIncident(await undoMerge(this.parts, requireViewer(context), monitorIdOf(id)));
  }

  @Mutation(() => Incident, {
    description: 'Says that two incidents which look alike are two, so that they are proposed no more.',
  })
  async keepIncidentsApart(
    @Arg('one', () => ID, { description: 'One of them.' }) one: string,
    @Arg('other', () => ID, { description: 'The other one.' }) other: string,
    @Ctx() context: Context,
  ): Promise<Incident> {
    return toIncident(
      await keepApart(this.parts, requireViewer(context), monitorIdOf(one), monitorIdOf(other)),
    );
  }
}

function givenOf(input: IncidentInput): IncidentGiven {
  const { region = null, place = null, low = null, best = null, high = null } = input;
  const groupId = input.groupId == null ? null : monitorIdOf(input.groupId);
  return { ...input, groupId, region, place, low, best, high };
}
