import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { DateTimeISO } from '../../../schema/types/date-time-iso.ts';
import { IncidentOpening } from '../../../schema/types/incident-opening.ts';
import { MonitorAccess } from '../../../schema/types/monitor-access.ts';
import { MonitorEventPage, MonitorLogHead } from '../../../schema/types/monitor-event.ts';
import { UUID } from '../../../schema/types/uuid.ts';
import type { Context } from '../../access/context.ts';
import { requireViewer } from '../../access/require-viewer.ts';
import { toPerson } from '../../domain/to-person.ts';
import { badUserInput } from '../../lib/api-errors.ts';
import { readSignedMonitorHeads } from '../log/monitor-log.sql.ts';
import { readMonitorLog } from '../log/monitor-log.ts';
import { monitorPolicy } from '../monitor.policy.ts';
import { listMonitorAccess } from '../monitor-access.ts';
import { asMonitor } from '../monitor-connection.ts';
import { monitorIdOf } from '../monitor-id.ts';
import type { MonitorParts } from '../monitor-parts.ts';
import { findOwnOpening, listOpenings, openIncidents } from './open-incidents.ts';

const MOST_HEADS = 366;

/** Who did what in the monitor, and who looked. */
@Resolver()
export class MonitorRecordResolver {
  constructor(private readonly parts: MonitorParts) {}

  @Query(() => MonitorEventPage, {
    description:
      'What happened in a country’s monitor, in a log of its own, the oldest first. For those who read reports and incidents there.',
  })
  async monitorEvents(
    @Arg('country', () => String, { description: 'ISO 3166-1 alpha-3.' }) country: string,
    @Arg('first', () => Int, { nullable: true, description: 'How many at most, up to 200; 50 if left out.' })
    first: number | null,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Only what follows the `cursor` of a page before.',
    })
    after: string | null,
    @Arg('about', () => [ID], {
      nullable: true,
      description: 'Only what was done to things with these ids, up to 100.',
    })
    about: string[] | null,
    @Arg('newestFirst', () => Boolean, {
      defaultValue: false,
      description: 'The newest first; what follows a page is then older.',
    })
    newestFirst: boolean,
    @Ctx() context: Context,
  ): Promise<MonitorEventPage> {
    const viewer = requireViewer(context);
    const asked = { about: about?.map(monitorIdOf) ?? null, newestFirst };
    const page = await asMonitor(this.parts.database, viewer, async (connection) => {
      await monitorPolicy.requireReader(connection, viewer, country);
      return readMonitorLog(connection, country, first ?? null, after ?? null, asked);
    });
    const events = page.events.map(({ position, kind, at, subjectId, actorId, actorName }) => ({
      position,
      kind,
      at,
      subjectId,
      actor: actorId === null ? null : toPerson({ id: actorId, name: actorName ?? '' }),
    }));
    return { ...page, events };
  }

  @Query(() => [MonitorLogHead], {
    description:
      'Signed heads of a country’s log of the monitor, one a day on which something happened, the newest first.',
  })
  async monitorLogHeads(
    @Arg('country', () => String, { description: 'ISO 3166-1 alpha-3.' }) country: string,
    @Arg('last', () => Int, { defaultValue: 1, description: `How many at most, up to ${MOST_HEADS}.` })
    last: number,
    @Ctx() context: Context,
  ): Promise<MonitorLogHead[]> {
    const viewer = requireViewer(context);
    if (last < 0 || last > MOST_HEADS) throw badUserInput(`Ask for 0 to ${MOST_HEADS} heads.`);
    const heads = await asMonitor(this.parts.database, viewer, async (connection) => {
      await monitorPolicy.requireReader(connection, viewer, country);
      return readSignedMonitorHeads(connection, country, last);
    });
    return heads.map(({ hash, signature, ...head }) => ({
      ...head,
      hash: hash.toString('hex'),
      signature: signature.toString('base64'),
    }));
  }

  @Query(() => [IncidentOpening], {
    description:
      'Who opened a country’s reports and incidents and why, the latest first; 100 at most. For its analysts, adviser and ' +
      'Resident Coordinator.',
  })
  async incidentOpenings(
    @Arg('country', () => String, { description: 'ISO 3166-1 alpha-3.' }) country: string,
    @Ctx() context: Context,
  ): Promise<IncidentOpening[]> {
    const openings = await listOpenings(this.parts, requireViewer(context), country);
    return openings.map((opening) => ({ ...opening, person: toPerson(opening.person) }));
  }

  @Query(() => DateTimeISO, {
    nullable: true,
    description:
      'Until when you have a country’s reports and incidents open; null where you have not opened them. For coordinators.',
  })
  incidentsOpenUntil(
    @Arg('country', () => String, { description: 'ISO 3166-1 alpha-3.' }) country: string,
    @Ctx() context: Context,
  ): Promise<Date | null> {
    return findOwnOpening(this.parts, requireViewer(context), country);
  }

  @Query(() => [MonitorAccess], {
    description: 'In which countries the monitor is for you, and what you may do there.',
  })
  monitorAccess(@Ctx() context: Context): MonitorAccess[] {
    return listMonitorAccess(requireViewer(context));
  }

  @Mutation(() => IncidentOpening, {
    description:
      'Opens a country’s reports and incidents to you for 24 hours. For coordinators. Its analysts, adviser and Resident ' +
      'Coordinator see that you did, and why.',
  })
  async openIncidents(
    @Arg('country', () => String, { description: 'ISO 3166-1 alpha-3.' }) country: string,
    @Arg('reason', () => String, { description: 'Why, up to 2,000 characters.' }) reason: string,
    @Arg('mutationId', () => UUID, {
      nullable: true,
      description: 'Made by the device, once per request, and sent again with it: it is noted once.',
    })
    mutationId: string | null,
    @Ctx() context: Context,
  ): Promise<IncidentOpening> {
    const viewer = requireViewer(context);
    const opening = await openIncidents(this.parts, viewer, country, reason, mutationId ?? undefined);
    return { ...opening, person: toPerson(opening.person) };
  }
}
