import { Arg, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Country } from '../../schema/types/country.ts';
import type { Database } from '../database/database.ts';
import { readCountries } from './catalogue.sql.ts';
import { askedLanguage, languageArg } from './in-language.ts';
import { toCountry } from './to-country.ts';

@Resolver(() => Country)
export class CountryResolver {
  constructor(private readonly database: Database) {}

  @Query(() => [Country], { description: 'Every country and area, sorted by its English name.' })
  async countries(): Promise<Country[]> {
    const countries = (await readCountries(this.database)).map(toCountry);
    return countries.sort((one, other) => one.name.localeCompare(other.name, 'en'));
  }

  @FieldResolver(() => String)
  name(
    @Root() country: Country,
    @Arg('language', () => String, languageArg) language: string | null,
  ): string {
    return country.names[askedLanguage(language)] ?? country.name;
  }
}
