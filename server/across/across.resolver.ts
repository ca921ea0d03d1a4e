import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { AcrossArgs, AcrossPage } from '../../schema/types/across.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import type { ChecklistReader } from '../catalogue/checklist-reader.ts';
import type { Database } from '../database/database.ts';
import { readAcross } from './read-across.ts';

@Resolver()
export class AcrossResolver {
  constructor(
    private readonly database: Database,
    private readonly checklists: ChecklistReader,
  ) {}

  @Query(() => AcrossPage, {
    description:
      'One item over all countries in which you write its answer, for an agency or for the country teams: as it stands this ' +
      'cycle, with what it said in the cycle before. One moment, one cursor.',
  })
  answersAcross(@Args(() => AcrossArgs) args: AcrossArgs, @Ctx() context: Context): Promise<AcrossPage> {
    return readAcross(this.database, this.checklists, requireViewer(context), args);
  }
}
