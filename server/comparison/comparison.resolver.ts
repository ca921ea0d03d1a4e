import { Args, Ctx, Query, Resolver } from 'type-graphql';
import {
  ComparedPairPage,
  ComparedPairsArgs,
  Comparison,
  ComparisonArgs,
} from '../../schema/types/comparison.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import type { Database } from '../database/database.ts';
import { readComparedPairs } from './read-compared-pairs.ts';
import { readComparison } from './read-comparison.ts';

/** Two years, or any two snapshots, beside each other. */
@Resolver()
export class ComparisonResolver {
  constructor(private readonly database: Database) {}

  @Query(() => Comparison, {
    description:
      'Two snapshots, or one and the open cycle as it stands, beside each other: how many ratings rose, fell and stayed, and ' +
      'how many can’t be compared, with the reasons. Only answers that are SUBMITTED or ACCEPTED on both sides are compared, ' +
      'and only those that you read are counted. BAD_USER_INPUT where the earlier side is the later one.',
  })
  comparison(@Args(() => ComparisonArgs) args: ComparisonArgs, @Ctx() context: Context): Promise<Comparison> {
    return readComparison(this.database, requireViewer(context), args);
  }

  @Query(() => ComparedPairPage, {
    description:
      'The pairs behind the numbers of `comparison`, each with both answers. Drafts are nowhere in it, also for those who ' +
      'read them. BAD_USER_INPUT where the earlier side is the later one.',
  })
  comparedPairs(
    @Args(() => ComparedPairsArgs) args: ComparedPairsArgs,
    @Ctx() context: Context,
  ): Promise<ComparedPairPage> {
    return readComparedPairs(this.database, requireViewer(context), args);
  }
}
