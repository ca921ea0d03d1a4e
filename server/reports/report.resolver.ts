import { Arg, Ctx, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Report, ReportNoteOutcome, ReportSubjectInput } from '../../schema/types/report.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import { languageArg } from '../catalogue/in-language.ts';
import type { Database } from '../database/database.ts';
import type { ReportSubject } from './report-facts.ts';
import { mayWriteNote } from './report-note.policy.ts';
import type { Reports } from './reports.ts';
import { toReport, toReportNote } from './to-report.ts';
import { writeReportNote } from './write-report-note.ts';

const subjectArg = { description: 'Of what.' };

/** Reports, and what coordinators say beside their figures. */
@Resolver()
export class ReportResolver {
  constructor(
    private readonly database: Database,
    private readonly reports: Reports,
  ) {}

  @Query(() => Report, {
    description:
      'A report on a country or on the whole network, at one place of the log. What it says is kept, so that it can be asked for ' +
      'again by its cursor. FORBIDDEN for whoever reads but some of the published answers of its place.',
  })
  async report(
    @Arg('of', () => ReportSubjectInput, subjectArg) of: ReportSubjectInput,
    @Arg('cursor', () => String, {
      nullable: true,
      description:
        'That of a report that was made before; left out, the latest. NOT_FOUND where none was made at that place.',
    })
    cursor: string | null,
    @Arg('language', () => String, languageArg) language: string | null,
    @Ctx() context: Context,
  ): Promise<Report> {
    const viewer = requireViewer(context);
    const asked = { ...subjectOf(of), cursor: cursor ?? null, language: language ?? 'en' };
    const read = await this.reports.read(viewer, asked);
    return toReport(read, mayWriteNote(viewer, asked.country));
  }

  @Mutation(() => ReportNoteOutcome, {
    description:
      'Writes the note beside a report’s figures, in place of the one before, which is kept. An empty note takes it away, with all ' +
      'that were before, and every file in which it stood. CONFLICT where somebody wrote it meanwhile; FORBIDDEN for whoever ' +
      'is no coordinator there.',
  })
  async writeReportNote(
    @Arg('of', () => ReportSubjectInput, subjectArg) of: ReportSubjectInput,
    @Arg('words', () => String, { description: 'At most 2,000 characters.' }) words: string,
    @Arg('baseRevision', () => Int, {
      description: 'The revision that you saw; 0 where there was none.',
    })
    baseRevision: number,
    @Ctx() context: Context,
  ): Promise<ReportNoteOutcome> {
    const change = { subject: subjectOf(of), words, baseRevision };
    const { written, note } = await writeReportNote(this.database, requireViewer(context), change);
    return { written, note: note ? toReportNote(note) : null };
  }
}

function subjectOf({ cycle, country, snapshot }: ReportSubjectInput): ReportSubject {
  return { cycle, country: country ?? null, snapshot: snapshot ?? null };
}
