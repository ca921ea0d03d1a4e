import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import {
  AnswerEvidence,
  CountryEvidence,
  EvidenceDownload,
  EvidenceOutcome,
  EvidenceRevision,
} from '../../schema/types/evidence.ts';
import {
  AnswerEvidenceArgs,
  ContinueEvidenceInput,
  DeclareEvidenceInput,
  ReviseEvidenceInput,
} from '../../schema/types/evidence-input.ts';
import { DONE_ONCE, UUID } from '../../schema/types/uuid.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import type { Database } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput } from '../lib/api-errors.ts';
import { formatCursor } from '../log/cursor.ts';
import type { Done } from '../log/once.ts';
import { readPosition } from '../log/read-events.sql.ts';
import type { WakeUps } from '../log/wake-ups.ts';
import { declareEvidence, eraseEvidence, reviseEvidence, withdrawEvidence } from './change-evidence.ts';
import { continueEvidence } from './continue-evidence.ts';
import {
  readAnswerEvidence,
  readCountryEvidence,
  readEvidenceDownloads,
  readEvidenceNode,
  readEvidenceRevisions,
} from './read-evidence.ts';

@Resolver()
export class EvidenceResolver {
  constructor(
    private readonly database: Database,
    private readonly wakeUps: WakeUps,
    private readonly takesFiles: boolean,
  ) {}

  @Query(() => AnswerEvidence, {
    description:
      'What shows an answer, as far as it is for you to read; nothing beside a draft that is not. NOT_FOUND where none is due.',
  })
  answerEvidence(
    @Args(() => AnswerEvidenceArgs) args: AnswerEvidenceArgs,
    @Ctx() context: Context,
  ): Promise<AnswerEvidence> {
    return readAnswerEvidence(this.database, requireViewer(context), args, this.takesFiles);
  }

  @Query(() => CountryEvidence, {
    description: 'How much evidence stands beside each answer of a country, of the answers that you read.',
  })
  countryEvidence(
    @Arg('country', () => String, { description: 'ISO 3166-1 alpha-3. NOT_FOUND where no country has it.' })
    country: string,
    @Arg('cycle', () => String, {
      nullable: true,
      description:
        "The cycle's code; the open cycle if left out. NOT_FOUND where no cycle has it, or none is open.",
    })
    cycle: string | null,
    @Ctx() context: Context,
  ): Promise<CountryEvidence> {
    return readCountryEvidence(this.database, requireViewer(context), country, cycle ?? null);
  }

  @Query(() => [EvidenceDownload], {
    description:
      'Who took the file of evidence, the last first, at most 100. For whoever declared it, and for coordinators of the country.',
  })
  evidenceDownloads(
    @Arg('id', () => ID, { description: 'Of the evidence.' }) id: string,
    @Ctx() context: Context,
  ): Promise<EvidenceDownload[]> {
    return readEvidenceDownloads(this.database, requireViewer(context), id);
  }

  @Query(() => [EvidenceRevision], {
    description:
      'What evidence says and said before, the last first, at most 100. For those who read what is HIGH there; what a draft said, for ' +
      'those who read drafts.',
  })
  evidenceRevisions(
    @Arg('id', () => ID, { description: 'Of the evidence.' }) id: string,
    @Ctx() context: Context,
  ): Promise<EvidenceRevision[]> {
    return readEvidenceRevisions(this.database, requireViewer(context), id);
  }

  @Mutation(() => EvidenceOutcome, {
    description:
      'Declares evidence for an answer of the open cycle: a link, or a file that follows by tus 1.0 at `/files/uploads/` and its ' +
      'id. For those who may change the answer.',
  })
  declareEvidence(
    @Arg('input', () => DeclareEvidenceInput, { description: 'The evidence.' }) input: DeclareEvidenceInput,
    @Ctx() context: Context,
  ): Promise<EvidenceOutcome> {
    const viewer = requireViewer(context);
    this.#refuseFile(input);
    return this.#outcome(viewer, declareEvidence(this.database, viewer, input));
  }

  @Mutation(() => EvidenceOutcome, {
    description:
      'Says something else about evidence, or puts another file in the place of its former; what it said before stays on record.',
  })
  reviseEvidence(
    @Arg('input', () => ReviseEvidenceInput, { description: 'What is to be said.' })
    input: ReviseEvidenceInput,
    @Ctx() context: Context,
  ): Promise<EvidenceOutcome> {
    const viewer = requireViewer(context);
    this.#refuseFile(input);
    return this.#outcome(viewer, reviseEvidence(this.database, viewer, input));
  }

  @Mutation(() => EvidenceOutcome, {
    description:
      'Takes evidence of the cycle before along to the answer of the open cycle, with the same bytes where it is a file. For those who ' +
      'may change that answer.',
  })
  continueEvidence(
    @Arg('input', () => ContinueEvidenceInput, { description: 'Which, and beside which answer.' })
    input: ContinueEvidenceInput,
    @Ctx() context: Context,
  ): Promise<EvidenceOutcome> {
    const viewer = requireViewer(context);
    return this.#outcome(viewer, continueEvidence(this.database, viewer, input));
  }

  @Mutation(() => EvidenceOutcome, {
    description:
      'Takes evidence back: it counts no more, and is read only by those who read what is HIGH. Its file is kept.',
  })
  withdrawEvidence(
    @Arg('id', () => ID, { description: 'Of the evidence.' }) id: string,
    @Arg('mutationId', () => UUID, { description: DONE_ONCE }) mutationId: string,
    @Ctx() context: Context,
  ): Promise<EvidenceOutcome> {
    const viewer = requireViewer(context);
    return this.#outcome(viewer, withdrawEvidence(this.database, viewer, { id, mutationId }));
  }

  @Mutation(() => EvidenceOutcome, {
    description:
      'Erases what was ever said about evidence, and its file. It can’t be undone. Your own, or any where you may erase answers.',
  })
  eraseEvidence(
    @Arg('id', () => ID, { description: 'Of the evidence.' }) id: string,
    @Arg('mutationId', () => UUID, { description: DONE_ONCE }) mutationId: string,
    @Arg('reason', () => String, {
      nullable: true,
      description: 'Why, without the words that are to go. Needed where the evidence is somebody else’s.',
    })
    reason: string | null,
    @Ctx() context: Context,
  ): Promise<EvidenceOutcome> {
    const viewer = requireViewer(context);
    return this.#outcome(
      viewer,
      eraseEvidence(this.database, viewer, { id, mutationId, reason: reason ?? null }),
    );
  }

  #refuseFile({ file }: Pick<DeclareEvidenceInput, 'file'>): void {
    if (!file || this.takesFiles) return;
    throw badUserInput('No files are kept here: link to where the document is kept.');
  }

  async #outcome(viewer: Viewer, changing: Promise<Done>): Promise<EvidenceOutcome> {
    const { subjectId, position, replayed } = await changing;
    this.wakeUps.announce();
    const place = await readPosition(this.database, position);
    if (!place) throw new Error('what was just changed is not in the log');
    const evidence = await readEvidenceNode(this.database, viewer, subjectId);
    return { evidence, cursor: formatCursor(place), replayed };
  }
}
