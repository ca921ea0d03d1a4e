import { Arg, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Country } from '../../schema/types/country.ts';
import type { Database } from '../database/database.ts';
import { badUserInput } from '../lib/api-errors.ts';
import { readCountries } from './catalogue.sql.ts';
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
    @Arg('language', () => String, {
      nullable: true,
      defaultValue: 'en',
      description: '`ar`, `en`, `es`, `fr`, `ru` or `zh`.',
    })
    language: string | null,
  ): string {
    const code = language ?? 'en';
    const name = Object.hasOwn(country.names, code) ? country.names[code] : undefined;
    if (name === undefined) throw badUserInput('Country names are in ar, en, es, fr, ru and zh.');
    return name;
  }
}
