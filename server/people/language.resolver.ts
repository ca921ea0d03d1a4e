import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import { Viewer } from '../../schema/types/viewer.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import { askedLanguage } from '../catalogue/in-language.ts';
import type { Database } from '../database/database.ts';
import { readLanguageOf, writeLanguageOf } from './language.sql.ts';

/** In which language one reads the page. Nobody is named: there is no way to anybody else's. */
@Resolver(() => Viewer)
export class LanguageResolver {
  constructor(private readonly database: Database) {}

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The language in which they read the page on each of their devices: `ar`, `en`, `es`, `fr`, `ru` or `zh`. Null where they chose none: then it is what their browser likes best.',
  })
  language(@Ctx() context: Context): Promise<string | null> {
    return readLanguageOf(this.database, requireViewer(context).personId);
  }

  @Mutation(() => String, {
    description:
      'Keeps the language in which you read the page, and gives it back. It is no part of the log.',
  })
  async chooseLanguage(
    @Arg('language', () => String, {
      description: '`ar`, `en`, `es`, `fr`, `ru` or `zh`; otherwise BAD_USER_INPUT.',
    })
    language: string,
    @Ctx() context: Context,
  ): Promise<string> {
    const chosen = askedLanguage(language);
    await writeLanguageOf(this.database, requireViewer(context).personId, chosen);
    return chosen;
  }
}
