/** All that answer, each in every country: with the country teams some 94,000 answers a year. */
export const answeringAgencies =
  'OHCHR DESA DGC DPPA DPO OCHA OSAPG UNODC ILO UNESCO WHO UNAIDS UNDP UNEP UNFPA UNHCR UNICEF UNITAR UN_WOMEN WFP'.split(
    ' ',
  );
