import { encodeNodeId } from '../../schema/node-id.ts';
import type { Country } from '../../schema/types/country.ts';
import type { CountryData } from './catalogue-data.ts';

/** A country as the API shows it, under its English name; the others stay at hand. */
export function toCountry({
  code,
  alpha2,
  m49,
  region,
  subregion,
  names,
}: Pick<CountryData, 'code' | 'alpha2' | 'm49' | 'region' | 'subregion' | 'names'>): Country {
  return {
    id: encodeNodeId('Country', code),
    code,
    name: names.en ?? code,
    alpha2,
    m49,
    region,
    subregion,
    names,
  };
}
