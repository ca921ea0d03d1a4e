import { openCycle } from '../support/builders.ts';

/** The latest report of the open cycle on a country, or on the network for null. */
export function asked(
  country: string | null,
  more: { language?: string; snapshot?: string; cursor?: string } = {},
) {
  return { cycle: openCycle, country, snapshot: null, cursor: null, language: 'en', ...more };
}
