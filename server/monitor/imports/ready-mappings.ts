import type { ImportField } from '../../../schema/types/import-terms.ts';
import type { MappedMeaning, Mapping } from './mapping.ts';

/*
 * Ready mappings say what the sources state and no more. Neither names a minority, so no group is ever taken from them; nor
 * is any free text.
 *
 * UCDP counts organised violence with at least one death. One-sided violence is the killing of civilians by a State or
 * an organised group, by its definition: LIFE, and side A did it. Deaths in battle, between a State and others or among
 * others, need not violate anybody's right to life, and either side may have caused them: no category, and nobody alleged.
 * They count among all events alone.
 *
 * ACLED's events are taken by sub-event where that states a violation, and otherwise by type. Whoever is named first in
 * violence against civilians did it, by its codebook; in a battle or a riot that is not said.
 */

/** Names of UCDP's that the catalogue's don't equal. */
const ucdpCountries: Readonly<Record<string, string>> = {
  Bolivia: 'BOL',
  'Bosnia-Herzegovina': 'BIH',
  'Cambodia (Kampuchea)': 'KHM',
  'Czech Republic': 'CZE',
  'DR Congo (Zaire)': 'COD',
  Iran: 'IRN',
  'Ivory Coast': 'CIV',
  'Kingdom of eSwatini (Swaziland)': 'SWZ',
  Laos: 'LAO',
  'Macedonia, FYR': 'MKD',
  'Madagascar (Malagasy)': 'MDG',
  Moldova: 'MDA',
  'Myanmar (Burma)': 'MMR',
  'North Korea': 'PRK',
  'Russia (Soviet Union)': 'RUS',
  'Serbia (Yugoslavia)': 'SRB',
  'South Korea': 'KOR',
  Syria: 'SYR',
  Tanzania: 'TZA',
  Turkey: 'TUR',
  'United Kingdom': 'GBR',
  'United States of America': 'USA',
  Venezuela: 'VEN',
  'Vietnam (North Vietnam)': 'VNM',
  'Yemen (North Yemen)': 'YEM',
  'Zimbabwe (Rhodesia)': 'ZWE',
};

const ucdpGed: Mapping = {
  columns: [
    { field: 'ID', names: ['id'] },
    // Not `country_id`: its numbers are Gleditsch and Ward's, where 760 is Bhutan, which is Syria's of the UN.
    { field: 'COUNTRY', names: ['country'] },
    { field: 'STARTED_ON', names: ['date_start'] },
    { field: 'ENDED_ON', names: ['date_end'] },
    { field: 'DATE_PRECISION', names: ['date_prec', 'date_precision'] },
    { field: 'REGION', names: ['adm_1', 'adm1'] },
    { field: 'LATITUDE', names: ['latitude'] },
    { field: 'LONGITUDE', names: ['longitude'] },
    { field: 'PLACE_PRECISION', names: ['where_prec', 'where_precision'] },
    { field: 'CATEGORY', names: ['type_of_violence', 'type'] },
    { field: 'ACTOR', names: ['type_of_violence', 'type', 'side_a'] },
    { field: 'LOW', names: ['low'] },
    { field: 'BEST', names: ['best'] },
    { field: 'HIGH', names: ['high'] },
  ],
  meanings: [
    // 1: a day, 2: two to six days, 3: a week, 4: a month, 5: up to a year.
    ...meanings('DATE_PRECISION', { 1: 'DAY', 2: 'WEEK', 3: 'WEEK', 4: 'MONTH', 5: 'YEAR' }),
    // 1: a known point, 2: within 25 km of one, 3: second-order division, 4: first-order division, 5: a river, border or
    // zone, 6: the country, 7: international waters or airspace. A known point is a town here: UCDP gives its centre.
    ...meanings('PLACE_PRECISION', {
      1: 'TOWN',
      2: 'DISTRICT',
      3: 'DISTRICT',
      4: 'REGION',
      5: 'REGION',
      6: 'COUNTRY',
      7: 'COUNTRY',
    }),
    ...meanings('CATEGORY', { 1: '', 2: '', 3: 'LIFE' }),
    ...meanings('ACTOR', {
      1: 'UNKNOWN',
      2: 'UNKNOWN',
      'Government of *': 'STATE_FORCES',
      '*': 'NON_STATE_ARMED',
    }),
    ...meanings('COUNTRY', ucdpCountries),
  ],
};

const acled: Mapping = {
  columns: [
    { field: 'ID', names: ['event_id_cnty'] },
    { field: 'COUNTRY', names: ['iso', 'country'] },
    { field: 'STARTED_ON', names: ['event_date'] },
    { field: 'DATE_PRECISION', names: ['time_precision'] },
    { field: 'REGION', names: ['admin1'] },
    { field: 'LATITUDE', names: ['latitude'] },
    { field: 'LONGITUDE', names: ['longitude'] },
    { field: 'PLACE_PRECISION', names: ['geo_precision'] },
    { field: 'CATEGORY', names: ['sub_event_type', 'event_type'] },
    { field: 'ACTOR', names: ['event_type', 'inter1'] },
    { field: 'BEST', names: ['fatalities'] },
  ],
  meanings: [
    // 1: the day, 2: the week, 3: the month. 1: the town, 2: near a town, 3: the region.
    ...meanings('DATE_PRECISION', { 1: 'DAY', 2: 'WEEK', 3: 'MONTH' }),
    ...meanings('PLACE_PRECISION', { 1: 'TOWN', 2: 'DISTRICT', 3: 'REGION' }),
    ...meanings('CATEGORY', {
      Attack: 'INTEGRITY',
      'Sexual violence': 'SEXUAL_GENDER',
      'Abduction/forced disappearance': 'LIBERTY',
      Arrests: 'LIBERTY',
      'Looting/property destruction': 'HOME_LAND',
      'Protest with intervention': 'EXPRESSION',
      'Excessive force against protesters': 'EXPRESSION INTEGRITY',
      'Violence against civilians': 'INTEGRITY',
      Battles: '',
      'Explosions/Remote violence': '',
      Riots: '',
      Protests: '',
      'Strategic developments': '',
    }),
    ...meanings('ACTOR', {
      Battles: 'UNKNOWN',
      'Explosions/Remote violence': 'UNKNOWN',
      Riots: 'UNKNOWN',
      Protests: 'UNKNOWN',
      'Strategic developments': 'UNKNOWN',
      '1': 'STATE_FORCES',
      'State forces': 'STATE_FORCES',
      '2': 'NON_STATE_ARMED',
      'Rebel group*': 'NON_STATE_ARMED',
      '3': 'MILITIA',
      'Political militia*': 'MILITIA',
      '4': 'MILITIA',
      'Identity militia*': 'MILITIA',
      '*': 'UNKNOWN',
    }),
  ],
};

/** By the source’s name. */
export const READY_MAPPINGS: ReadonlyMap<string, Mapping> = new Map([
  ['UCDP GED', ucdpGed],
  ['ACLED', acled],
]);

/** Codes apart by spaces; none is a meaning too. */
function meanings(field: ImportField, table: Readonly<Record<string, string>>): MappedMeaning[] {
  return Object.entries(table).map(([value, codes]) => ({
    field,
    value,
    means: codes.split(' ').filter((code) => code !== ''),
  }));
}
