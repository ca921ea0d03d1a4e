import { Args, Query, Resolver } from 'type-graphql';
import { Checklist } from '../../schema/types/checklist.ts';
import { CycleArgs } from '../../schema/types/cycle-args.ts';
import type { Database } from '../database/database.ts';
import { notFound } from '../lib/api-errors.ts';
import { readCycles } from './catalogue.sql.ts';
import type { ChecklistReader } from './checklist-reader.ts';
import { findCycle } from './find-cycle.ts';

@Resolver()
export class ChecklistResolver {
  constructor(
    private readonly database: Database,
    private readonly checklists: ChecklistReader,
  ) {}

  @Query(() => Checklist, {
    description:
      'The questions as they stand in a cycle, whose version is fixed when it opens. For a planned cycle, ' +
      'and for the open one where none is open, the newest version.',
  })
  async checklist(@Args(() => CycleArgs) { cycle }: CycleArgs): Promise<Checklist> {
    const asked = findCycle(await readCycles(this.database), cycle);
    const checklist = await this.checklists.readChecklistOf(this.database, asked);
    if (!checklist) throw notFound('No checklist has been loaded yet.');
    return checklist;
  }
}
