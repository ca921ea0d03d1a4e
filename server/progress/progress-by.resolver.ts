import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { ProgressBy, ProgressByArgs } from '../../schema/types/progress-by.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import type { Database } from '../database/database.ts';
import { readProgressBy } from './read-progress-by.ts';

@Resolver()
export class ProgressByResolver {
  constructor(private readonly database: Database) {}

  @Query(() => ProgressBy, {
    description:
      'How far a cycle is, by region, country, agency, section, Call to Action area or item, with how the answers that were ' +
      'given rate: counts alone, and the same for everybody. NOT_FOUND where the cycle hasn’t opened, or none is open.',
  })
  progressBy(@Args(() => ProgressByArgs) args: ProgressByArgs, @Ctx() context: Context): Promise<ProgressBy> {
    requireViewer(context);
    return readProgressBy(this.database, args);
  }
}
