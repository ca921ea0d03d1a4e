import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Pack, ReturnedPack } from '../../schema/types/pack.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import type { ChecklistReader } from '../catalogue/checklist-reader.ts';
import type { Database } from '../database/database.ts';
import { badUserInput } from '../lib/api-errors.ts';
import type { WakeUps } from '../log/wake-ups.ts';
import { packFileLimits } from './check-archive.ts';
import { makePack } from './make-pack.ts';
import { returnPack } from './return-pack.ts';
import { toReturnedPack } from './to-returned-pack.ts';

const megabytes = packFileLimits.bytes / 1024 / 1024;

/** Answers that go by a spreadsheet, where there is no page. */
@Resolver()
export class PackResolver {
  constructor(
    private readonly database: Database,
    private readonly checklists: ChecklistReader,
    private readonly wakeUps: WakeUps,
  ) {}

  @Mutation(() => Pack, {
    description:
      'Makes a spreadsheet of a party’s answers in the open cycle, for those who write them; FORBIDDEN for everybody else. ' +
      'It holds drafts in clear.',
  })
  async makePack(
    @Arg('country', () => String, { description: 'ISO 3166-1 alpha-3.' }) country: string,
    @Arg('agency', () => String, {
      nullable: true,
      description: 'The agency’s code; null, or left out, for the country team.',
    })
    agency: string | null,
    @Arg('language', () => String, {
      defaultValue: 'en',
      description: 'Of its words: ISO 639-1. BAD_USER_INPUT where there are none.',
    })
    language: string,
    @Ctx() context: Context,
  ): Promise<Pack> {
    const asked = { country, agency: agency ?? null, language };
    const { id, fileName, file } = await makePack(
      this.database,
      this.checklists,
      requireViewer(context),
      asked,
    );
    return { id, fileName, file: file.toString('base64') };
  }

  @Mutation(() => ReturnedPack, {
    description:
      'Takes a pack back, or says cell by cell what that would do and writes nothing. What is recorded goes the way of ' +
      '`recordResponses`, with your rights at this moment. The same file a second time changes nothing. BAD_USER_INPUT where ' +
      'the file can’t be read or has lost the pack’s number, NOT_FOUND where no such pack is known.',
  })
  async returnPack(
    @Arg('file', () => String, { description: `The XLSX file in base64, ${megabytes} MB at most.` })
    file: string,
    @Arg('dryRun', () => Boolean, { description: 'Whether to write nothing.' }) dryRun: boolean,
    @Ctx() context: Context,
  ): Promise<ReturnedPack> {
    const bytes = Buffer.from(file, 'base64');
    if (bytes.length === 0) throw badUserInput('The file is empty, or not written in base64.');
    const given = { file: bytes, dryRun };
    const outcome = await returnPack(this.database, this.checklists, requireViewer(context), given);
    if (outcome.recorded) this.wakeUps.announce(null);
    return toReturnedPack(outcome);
  }
}
