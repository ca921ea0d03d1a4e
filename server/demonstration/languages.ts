/** The languages that the demonstration's people write in. */
export type Language = 'en' | 'fr' | 'es';

const spanish = new Set(
  'ARG BOL CHL COL CRI CUB DOM ECU ESP GNQ GTM HND MEX NIC PAN PER PRY SLV URY VEN'.split(' '),
);
const french = new Set(
  'BDI BEL BEN BFA CAF CIV CMR COD COG COM DJI DZA FRA GAB GIN HTI LBN LUX MAR MCO MDG MLI MRT NER SEN TCD TGO TUN'.split(
    ' ',
  ),
);

/** Which of the three is written in a country's office. */
export function languageOf(countryCode: string): Language {
  if (spanish.has(countryCode)) return 'es';
  return french.has(countryCode) ? 'fr' : 'en';
}
