import { Arg, Args, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { AddCommentInput } from '../../schema/types/add-comment-input.ts';
import { CommentPageArgs, MentionableArgs, MentionPageArgs } from '../../schema/types/comment-args.ts';
import { CommentCounts } from '../../schema/types/comment-counts.ts';
import { CommentOutcome } from '../../schema/types/comment-outcome.ts';
import { CommentPage } from '../../schema/types/comment-page.ts';
import { HistoryArgs } from '../../schema/types/event-args.ts';
import { EventConnection } from '../../schema/types/event-connection.ts';
import { MentionPage } from '../../schema/types/mention-page.ts';
import { Person } from '../../schema/types/person.ts';
import { UUID } from '../../schema/types/uuid.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import { readerOf, visibilityOf } from '../access/visibility.ts';
import type { Database } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { readPage } from '../log/event-page.ts';
import type { LogTail } from '../log/log-tail.ts';
import type { WakeUps } from '../log/wake-ups.ts';
import { addComment } from './add-comment.ts';
import { editComment, eraseOneComment, settleThread } from './change-comment.ts';
import { commentIdOf, noComment } from './check-comment.ts';
import { readComment } from './comment.sql.ts';
import { readCommentHistory } from './comment-event.sql.ts';
import type { CommentChanged } from './once.ts';
import { readCommentCounts, readCommentPage, readMentionPage, readOffered } from './read-comments.ts';
import { tellComment } from './tell-comment.ts';

const MUTATION_ID =
  'Made by the device, once per request, and sent again with it until an answer arrives: it is done once.';

@Resolver()
export class CommentResolver {
  constructor(
    private readonly database: Database,
    private readonly tail: LogTail,
    private readonly wakeUps: WakeUps,
  ) {}

  @Query(() => CommentPage, {
    description:
      'What is said about an answer, with no item about a whole cell, or with no country about a cycle, as far as it is for you to read: threads, the ' +
      'one begun last first. An INTERNAL comment is there only for those who work on the answer. NOT_FOUND where nobody ' +
      'reports.',
  })
  comments(
    @Args(() => CommentPageArgs) args: CommentPageArgs,
    @Ctx() context: Context,
  ): Promise<CommentPage> {
    return readCommentPage(this.database, requireViewer(context), args);
  }

  @Query(() => CommentCounts, {
    description:
      'How many comments stand beside each answer and each cell of a country, or on a cycle itself, of those that you read.',
  })
  commentCounts(
    @Arg('country', () => String, {
      nullable: true,
      description:
        'ISO 3166-1 alpha-3. NOT_FOUND where no country has it. Left out: of the cycle itself, in one place with no codes.',
    })
    country: string | null,
    @Arg('cycle', () => String, {
      nullable: true,
      description:
        "The cycle's code; the open cycle if left out. NOT_FOUND where no cycle has it, or none is open.",
    })
    cycle: string | null,
    @Ctx() context: Context,
  ): Promise<CommentCounts> {
    return readCommentCounts(this.database, visibilityOf(requireViewer(context)), country ?? null, cycle);
  }

  @Query(() => MentionPage, {
    description: 'Comments that name you, the latest first, as far as they are for you to read.',
  })
  mentions(
    @Args(() => MentionPageArgs) args: MentionPageArgs,
    @Ctx() context: Context,
  ): Promise<MentionPage> {
    return readMentionPage(this.database, requireViewer(context), args);
  }

  @Query(() => [Person], {
    description:
      'Whom a comment there could name so that they read it, by a part of their name: at most 10. FORBIDDEN where you may ' +
      'not write one for that audience.',
  })
  mentionable(
    @Args(() => MentionableArgs) args: MentionableArgs,
    @Ctx() context: Context,
  ): Promise<Person[]> {
    return readOffered(this.database, requireViewer(context), args);
  }

  @Query(() => EventConnection, {
    description:
      'Everything that happened to a comment, oldest first: what it said before an edit, too. NOT_FOUND where it is not for ' +
      'you to read.',
  })
  async commentHistory(
    @Arg('id', () => ID, { description: 'Of the comment.' }) id: string,
    @Args(() => HistoryArgs) args: HistoryArgs,
    @Ctx() context: Context,
  ): Promise<EventConnection> {
    const reader = readerOf(requireViewer(context));
    const commentId = commentIdOf(id);
    if (!(await readComment(this.database, commentId, reader.scope))?.seen) throw noComment();
    return readPage(this.tail, args, reader, (range) =>
      readCommentHistory(this.database, range, commentId, reader),
    );
  }

  @Mutation(() => CommentOutcome, {
    description:
      'Writes a comment on an answer, a cell or a cycle, or a reply. Who reads it is fixed with it. On a draft it is INTERNAL, and ' +
      'stays so once the answer is published.',
  })
  addComment(
    @Arg('input', () => AddCommentInput, { description: 'The comment.' }) input: AddCommentInput,
    @Ctx() context: Context,
  ): Promise<CommentOutcome> {
    const viewer = requireViewer(context);
    return this.#outcome(viewer, addComment(this.database, viewer, input));
  }

  @Mutation(() => CommentOutcome, {
    description: 'Changes your own comment; what it said before stays in its history.',
  })
  editComment(
    @Arg('id', () => ID, { description: 'Of the comment.' }) id: string,
    @Arg('mutationId', () => UUID, { description: MUTATION_ID }) mutationId: string,
    @Arg('baseRevision', () => Int, {
      description: 'The revision of the comment that you saw; BAD_USER_INPUT where it was edited after it.',
    })
    baseRevision: number,
    @Arg('text', () => String, { description: 'As in `AddCommentInput`.' }) text: string,
    @Arg('mentions', () => [ID], { defaultValue: [], description: 'All whom it names from now on.' })
    mentions: string[],
    @Ctx() context: Context,
  ): Promise<CommentOutcome> {
    const viewer = requireViewer(context);
    const edit = { id, mutationId, baseRevision, text, mentions };
    return this.#outcome(viewer, editComment(this.database, viewer, edit));
  }

  @Mutation(() => CommentOutcome, { description: 'Says that a thread is settled.' })
  resolveThread(
    @Arg('id', () => ID, { description: 'Of the comment that began it.' }) id: string,
    @Arg('mutationId', () => UUID, { description: MUTATION_ID }) mutationId: string,
    @Ctx() context: Context,
  ): Promise<CommentOutcome> {
    const viewer = requireViewer(context);
    return this.#outcome(viewer, settleThread(this.database, viewer, { id, mutationId }, true));
  }

  @Mutation(() => CommentOutcome, { description: 'Says that a thread is not settled after all.' })
  reopenThread(
    @Arg('id', () => ID, { description: 'Of the comment that began it.' }) id: string,
    @Arg('mutationId', () => UUID, { description: MUTATION_ID }) mutationId: string,
    @Ctx() context: Context,
  ): Promise<CommentOutcome> {
    const viewer = requireViewer(context);
    return this.#outcome(viewer, settleThread(this.database, viewer, { id, mutationId }, false));
  }

  @Mutation(() => CommentOutcome, {
    description:
      'Erases what a comment says and whom it names, there and in every event of it. It can’t be undone. Your own, or any ' +
      'where you may erase answers.',
  })
  eraseComment(
    @Arg('id', () => ID, { description: 'Of the comment.' }) id: string,
    @Arg('mutationId', () => UUID, { description: MUTATION_ID }) mutationId: string,
    @Arg('reason', () => String, {
      nullable: true,
      description: 'Why, without the words that are to go. Needed where the comment is somebody else’s.',
    })
    reason: string | null,
    @Ctx() context: Context,
  ): Promise<CommentOutcome> {
    const viewer = requireViewer(context);
    const naming = { id, mutationId, reason: reason ?? null };
    return this.#outcome(viewer, eraseOneComment(this.database, viewer, naming));
  }

  async #outcome(viewer: Viewer, changing: Promise<CommentChanged>): Promise<CommentOutcome> {
    return tellComment(this.database, this.wakeUps, viewer, await changing);
  }
}
