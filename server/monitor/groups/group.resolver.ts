import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { GroupNamesInput, MonitoredGroup } from '../../../schema/types/monitored-group.ts';
import type { Context } from '../../access/context.ts';
import { requireViewer } from '../../access/require-viewer.ts';
import { monitorIdOf } from '../monitor-id.ts';
import type { MonitorParts } from '../monitor-parts.ts';
import { changeGroup, listGroups, nameGroup } from './name-group.ts';

@Resolver()
export class MonitoredGroupResolver {
  constructor(private readonly parts: MonitorParts) {}

  @Query(() => [MonitoredGroup], {
    description:
      'The groups that the monitor follows in a country, by name: for its analysts, adviser and lead, and for coordinators. A ' +
      'hidden one is there for those alone who read reports and incidents.',
  })
  monitoredGroups(
    @Arg('country', () => String, { description: 'ISO 3166-1 alpha-3.' }) country: string,
    @Ctx() context: Context,
  ): Promise<MonitoredGroup[]> {
    return listGroups(this.parts, requireViewer(context), country);
  }

  @Mutation(() => MonitoredGroup, {
    description:
      'Names a group of a country. For its analysts. BAD_USER_INPUT where another one is called so.',
  })
  nameMonitoredGroup(
    @Arg('country', () => String, { description: 'ISO 3166-1 alpha-3.' }) country: string,
    @Arg('names', () => GroupNamesInput, { description: 'What it is called.' }) names: GroupNamesInput,
    @Ctx() context: Context,
  ): Promise<MonitoredGroup> {
    return nameGroup(this.parts, requireViewer(context), country, names);
  }

  @Mutation(() => MonitoredGroup, {
    description: 'Calls a group otherwise, hides it, or hides it no more. For the country’s analysts.',
  })
  changeMonitoredGroup(
    @Arg('id', () => ID, { description: 'Of the group.' }) id: string,
    @Arg('baseRevision', () => Int, {
      description: 'The revision that you saw; BAD_USER_INPUT where it was changed after it.',
    })
    baseRevision: number,
    @Arg('names', () => GroupNamesInput, { description: 'What it is called.' }) names: GroupNamesInput,
    @Ctx() context: Context,
  ): Promise<MonitoredGroup> {
    return changeGroup(this.parts, requireViewer(context), monitorIdOf(id), baseRevision, names);
  }
}
