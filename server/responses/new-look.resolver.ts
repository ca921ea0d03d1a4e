import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { CommentOutcome } from '../../schema/types/comment-outcome.ts';
import { NewLookInput } from '../../schema/types/new-look-input.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import { tellComment } from '../comments/tell-comment.ts';
import type { Database } from '../database/database.ts';
import type { WakeUps } from '../log/wake-ups.ts';
import { askForNewLook } from './ask-for-new-look.ts';

/** That somebody looks at an answer again. */
@Resolver()
export class NewLookResolver {
  constructor(
    private readonly database: Database,
    private readonly wakeUps: WakeUps,
  ) {}

  @Mutation(() => CommentOutcome, {
    description:
      'Asks those who write an answer of the open cycle to take a new look at it, by an open comment that names them and gives no ' +
      'cause. For the country’s lead and for coordinators, once the answer was submitted.',
  })
  async askForNewLook(
    @Arg('input', () => NewLookInput, { description: 'The answer.' }) input: NewLookInput,
    @Ctx() context: Context,
  ): Promise<CommentOutcome> {
    const viewer = requireViewer(context);
    const asked = await askForNewLook(this.database, viewer, input);
    return tellComment(this.database, this.wakeUps, viewer, asked);
  }
}
