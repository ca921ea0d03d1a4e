import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { IncidentCategory } from '../../../schema/types/incident-terms.ts';
import { MonitorRelease, MonitorReleaseHeading } from '../../../schema/types/monitor-release.ts';
import type { Context } from '../../access/context.ts';
import { requireViewer } from '../../access/require-viewer.ts';
import type { Database } from '../../database/database.ts';
import { monitorIdOf } from '../monitor-id.ts';
import { listReleases, MOST_RELEASES, type ReleaseHeading, readSheet } from './read-release.ts';

/** The only numbers of the monitor that leave its group. */
@Resolver()
export class ReleaseResolver {
  constructor(private readonly database: Database) {}

  @Query(() => [MonitorReleaseHeading], {
    description: `The monthly releases, the latest first; ${MOST_RELEASES} at most. For whoever is signed in.`,
  })
  async monitorReleases(@Ctx() context: Context): Promise<MonitorReleaseHeading[]> {
    return (await listReleases(this.database, requireViewer(context))).map(toHeading);
  }

  @Query(() => MonitorRelease, {
    nullable: true,
    description: 'A period of a release, for whoever is signed in. Null before the first release.',
  })
  async monitorRelease(
    @Arg('id', () => ID, { nullable: true, description: 'Of the release; left out: the latest.' })
    id: string | null,
    @Arg('period', () => String, {
      nullable: true,
      description: 'One of its `periods`; left out: its last month.',
    })
    period: string | null,
    @Ctx() context: Context,
  ): Promise<MonitorRelease | null> {
    const viewer = requireViewer(context);
    const releaseId = id == null ? null : monitorIdOf(id);
    const sheet = await readSheet(this.database, viewer, releaseId, period ?? null);
    if (!sheet) return null;
    return { ...sheet, ...toHeading(sheet), categories: sheet.categories as readonly IncidentCategory[] };
  }
}

function toHeading({ id, year, covers, madeOn, hash }: ReleaseHeading): MonitorReleaseHeading {
  return { id, year, covers, madeOn, hash: hash.toString('hex') };
}
