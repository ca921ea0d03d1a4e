import { Arg, FieldResolver, Query, Resolver } from 'type-graphql';
import { About, Statement } from '../../schema/types/about.ts';
import { askedLanguage, languageArg } from '../catalogue/in-language.ts';
import { readStatements } from './read-statement.ts';

/** What an installation says of itself. */
export type AboutParts = {
  version: string;
  /** Where the operator's texts are; it need not be there. */
  statementsDir: string;
};

@Resolver(() => About)
export class AboutResolver {
  constructor(private readonly parts: AboutParts) {}

  @Query(() => About, { description: 'The version, and what those who run this installation say of it.' })
  about(): About {
    return { version: this.parts.version };
  }

  @FieldResolver(() => [Statement], {
    description: 'Whom to ask, privacy and accessibility, each once, also where nothing was written.',
  })
  statements(@Arg('language', () => String, languageArg) language: string | null): Promise<Statement[]> {
    return readStatements(this.parts.statementsDir, askedLanguage(language));
  }
}
