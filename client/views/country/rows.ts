import { foldedText } from '../../elements/folded-text.ts';
import { dueStatuses, STILL_DUE } from '../../elements/progress.ts';
import type { CountryFilter } from '../../routing/routes.ts';
import { keyOf, type RecordedResponse, type ResponseAddress, type Values } from '../../sync/model.ts';
import { type Line, shownValues } from '../../sync/outbox.ts';
import type { CountryData, Item, Section } from '../../sync/topics/country.ts';

/** One item with one party's answer, as the page shows it. */
export interface Row {
  readonly key: string;
  readonly address: ResponseAddress;
  readonly section: Section;
  readonly item: Item;
  readonly server: RecordedResponse | undefined;
  readonly line: Line | undefined;
  /** The server's state with everything unsent on top. */
  readonly values: Values;
}

/** Everything an agency sees of a country: its own items and the country team's. `team` leaves only the latter. */
export function rowsOf(
  data: CountryData,
  country: string,
  agency: string,
  lines: Readonly<Record<string, Line>>,
): readonly Row[] {
  return data.sections.flatMap((section) =>
    section.items
      .filter((item) => item.answeredBy === 'COUNTRY_TEAM' || agency !== 'team')
      .flatMap((item) => {
        const address: ResponseAddress = {
          cycle: data.cycle.code,
          country,
          agency: item.answeredBy === 'COUNTRY_TEAM' ? null : agency,
          item: item.code,
        };
        const key = keyOf(address);
        const server = data.responses[key];
        const line = lines[key];
        // Nothing is due of an agency that doesn't report here; what there is all the same stays in sight.
        const due = address.agency === null || data.agencies.includes(agency);
        if (!due && !server && !line) return [];
        return [{ key, address, section, item, server, line, values: shownValues(server, line) }];
      }),
  );
}

/** Whether the filter lets a row of this party's page through. */
export function passes(row: Row, filter: CountryFilter, agency: string): boolean {
  if (filter.section && row.section.code !== filter.section) return false;
  if (filter.area && !row.item.callToActionAreas.includes(+filter.area)) return false;
  if (filter.status && !hasStatus(row, filter.status, agency)) return false;
  if (!filter.q) return true;
  const wanted = foldedText(filter.q);
  const { code, title, guidance } = row.item;
  return [code, title, guidance, row.values.narrative ?? ''].some((text) =>
    foldedText(text).includes(wanted),
  );
}

/** What is due of an agency is its own: the country team's answers are due where the country team is asked for. */
function hasStatus({ address, values }: Row, wanted: string, agency: string): boolean {
  if (wanted !== STILL_DUE) return values.status === wanted;
  return dueStatuses.includes(values.status) && (address.agency !== null || agency === 'team');
}
