import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import { CellPlaceInput } from '../../schema/types/cell-place-input.ts';
import { MarkStreamArgs } from '../../schema/types/cycle-args.ts';
import { LogPlaceInput } from '../../schema/types/log-place-input.ts';
import { Marks } from '../../schema/types/marks.ts';
import { Viewer } from '../../schema/types/viewer.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import { readCycles } from '../catalogue/catalogue.sql.ts';
import { findCycle } from '../catalogue/find-cycle.ts';
import type { Database } from '../database/database.ts';
import type { PersonWatch } from '../lib/person-watch.ts';
import type { LogTail } from '../log/log-tail.ts';
import { findPlace } from '../progress/log-place.ts';
import { coordinatedBy } from '../seen/seen.policy.ts';
import { MOST_CELLS, markSeen } from './mark-seen.ts';
import { readMarks } from './read-marks.ts';

const cycleArg = { description: 'Of which cycle, by its code. NOT_FOUND where no cycle has it.' };

/** How far one has looked oneself. Nobody is named: there is no way to anybody else's. */
@Resolver(() => Viewer)
export class MarkResolver {
  constructor(
    private readonly database: Database,
    private readonly tail: LogTail,
    private readonly watch: PersonWatch,
  ) {}

  @FieldResolver(() => Marks, {
    nullable: true,
    description:
      'How far they have looked at the matrix of a cycle; null where they never marked anything. Nobody else sees it.',
  })
  async marks(
    @Arg('cycle', () => String, cycleArg) cycleCode: string,
    @Ctx() context: Context,
  ): Promise<Marks | null> {
    const { personId } = requireViewer(context);
    findCycle(await readCycles(this.database), cycleCode);
    return readMarks(this.database, { personId, cycleCode }, null);
  }

  @Mutation(() => Marks, {
    description:
      'Marks as seen what you have looked at in the matrix: some cells, or everything, up to a place in the log. It takes ' +
      'nothing back, and is no part of the log. Your other devices are told. In countries that you coordinate, those who write ' +
      'there are shown the day; not where a program marks, nor by the first mark of everything in a cycle.',
  })
  async markSeen(
    @Arg('cycle', () => String, cycleArg) cycleCode: string,
    @Arg('upTo', () => LogPlaceInput, {
      description: 'Up to where: the cursor of what you looked at, so that nothing later counts as seen.',
    })
    upTo: LogPlaceInput,
    @Arg('cells', () => [CellPlaceInput], {
      nullable: true,
      description: `Only these, at most ${MOST_CELLS}, otherwise BAD_USER_INPUT; left out: everything, which raises the floor.`,
    })
    cells: CellPlaceInput[] | null,
    @Ctx() context: Context,
  ): Promise<Marks> {
    const viewer = requireViewer(context);
    const { personId } = viewer;
    findCycle(await readCycles(this.database), cycleCode);
    const { position } = await findPlace(this.database, this.tail, cycleCode, upTo);
    const coordinated = context.sessionId === null ? [] : coordinatedBy(viewer);
    const key = { personId, cycleCode };
    const marks = await markSeen(this.database, key, position, cells ?? null, coordinated);
    this.watch.changed(personId);
    return marks;
  }

  @Subscription(() => Marks, {
    name: 'marks',
    topics: 'MARKS',
    description:
      'Your own marks of a cycle as you set them, on this device or another one, within a second. Begins with what was ' +
      'marked after `after`.',
  })
  marksStream(@Root() marks: Marks, @Args(() => MarkStreamArgs) _args: MarkStreamArgs): Marks {
    return marks;
  }
}
