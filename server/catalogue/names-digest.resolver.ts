import { createHash } from 'node:crypto';
import { Arg, Query, Resolver } from 'type-graphql';
import type { Database } from '../database/database.ts';
import { readAgencies, readCountries } from './catalogue.sql.ts';
import { askedLanguage, languageArg } from './in-language.ts';

const DIGEST_LETTERS = 16;

@Resolver()
export class NamesDigestResolver {
  constructor(private readonly database: Database) {}

  @Query(() => String, {
    description:
      'A text that changes when `agencies`, or `countries` by their names in this language, say something else. A client that ' +
      'kept both with it need not ask for them again.',
  })
  async namesDigest(@Arg('language', () => String, languageArg) language: string | null): Promise<string> {
    const asked = askedLanguage(language);
    const [agencies, countries] = [await readAgencies(this.database), await readCountries(this.database)];
    return createHash('sha256')
      .update(JSON.stringify([asked, agencies, countries]))
      .digest('base64url')
      .slice(0, DIGEST_LETTERS);
  }
}
