import { Resolver, Root, Subscription } from 'type-graphql';
import { MonitorChange } from '../../../schema/types/monitor-change.ts';

/** That there is something new in the monitor, within a second. */
@Resolver()
export class MonitorChangeResolver {
  @Subscription(() => MonitorChange, {
    name: 'monitorChanges',
    topics: 'MONITOR',
    description:
      'That something happened in the monitor of countries whose alerts or incidents you see, within a second, and nothing ' +
      'of what. The first message comes at once and names no country: what you read after it misses nothing.',
  })
  monitorChanges(@Root() change: MonitorChange): MonitorChange {
    return change;
  }
}
