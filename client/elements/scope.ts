import type { EventFilter } from '../operations/operations.generated.ts';
import type { HistoryScope } from '../routing/routes.ts';

/** The events of a response, of a cell of the matrix, or of a country. */
export function filterOfScope({ country, cycle, agency, item }: HistoryScope): EventFilter {
  return {
    countries: [country],
    ...(cycle ? { cycle } : {}),
    ...(agency === undefined
      ? {}
      : agency === 'team'
        ? { agencies: [], countryTeam: true }
        : { agencies: [agency] }),
    ...(item ? { items: [item] } : {}),
  };
}
