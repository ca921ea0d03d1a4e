/** Every address of the page. What is not in the address is not part of what a link shares. */
export type Route =
  | ({ readonly view: 'home' } & CountriesFilter)
  | ({ readonly view: 'countries' } & CountriesFilter)
  | ({ readonly view: 'country'; readonly country: string } & CountryFilter)
  | ({ readonly view: 'history' } & HistoryScope)
  | { readonly view: 'changes'; readonly query: Readonly<Record<string, string>> }
  | { readonly view: 'overview'; readonly query: Readonly<Record<string, string>> }
  | { readonly view: 'matrix'; readonly query: Readonly<Record<string, string>> }
  | ({ readonly view: 'cell' } & CellScope)
  | { readonly view: 'decisions'; readonly query: Readonly<Record<string, string>> }
  | { readonly view: 'across'; readonly query: Readonly<Record<string, string>> }
  | { readonly view: 'stuck'; readonly query: Readonly<Record<string, string>> }
  | { readonly view: 'comparison'; readonly query: Readonly<Record<string, string>> }
  | { readonly view: 'plan'; readonly query: Readonly<Record<string, string>> }
  | { readonly view: 'report'; readonly query: Readonly<Record<string, string>> }
  | { readonly view: 'areas'; readonly query: Readonly<Record<string, string>> }
  | { readonly view: 'charts'; readonly query: Readonly<Record<string, string>> }
  | { readonly view: 'help'; readonly query: Readonly<Record<string, string>> }
  | ({ readonly view: 'people' } & PeopleFilter)
  | { readonly view: 'person'; readonly person: string }
  | { readonly view: 'invite' }
  | { readonly view: 'cycles'; readonly cycle?: string | undefined }
  | { readonly view: 'account' }
  /** Where one's own changes are. */
  | { readonly view: 'mine' }
  /** Whatever one looks at in the monitor stands in no address. */
  | { readonly view: 'monitor' }
  /** Which release one looks at stands in no address. */
  | { readonly view: 'releases' }
  | { readonly view: 'unknown' };

/** Which countries, in which order; `agency` is `team` for the country teams' answers in place of one's agency's. */
export interface CountriesFilter {
  readonly q?: string;
  readonly order?: string;
  readonly agency?: string;
}

export interface CountryFilter {
  readonly cycle?: string;
  /** An agency's code, or `team` for the country team's items alone. */
  readonly agency?: string;
  readonly section?: string;
  /** Of the Call to Action, 1 to 7. */
  readonly area?: string;
  readonly status?: string;
  readonly q?: string;
  readonly item?: string;
}

export interface HistoryScope {
  readonly country: string;
  readonly cycle?: string;
  /** An agency's code, or `team`. Left out, everybody's. */
  readonly agency?: string;
  readonly item?: string;
}

/** A cell of the matrix: one agency's answers in one country, or with `team` the country team's. */
export interface CellScope {
  readonly country: string;
  readonly agency: string;
  readonly cycle?: string;
}

/** Which people; `state` is `invited` for those who have not signed in, `all` for those too who were deactivated. */
export interface PeopleFilter {
  readonly q?: string;
  readonly role?: string;
  readonly agency?: string;
  readonly country?: string;
  readonly state?: string;
}

const countriesNames = ['q', 'agency', 'order'] as const;
const countryNames = ['cycle', 'agency', 'section', 'area', 'status', 'q', 'item'] as const;
const historyNames = ['cycle', 'agency', 'item'] as const;
/** Views that parse themselves what their address says after the question mark. */
const filteredViews =
  /^(overview|matrix|decisions|changes|across|stuck|comparison|plan|report|areas|charts|help)$/;
/** Views of which the address says nothing more. */
const plainViews = /^(invite|account|mine|monitor|releases)$/;
const peopleNames = ['q', 'role', 'agency', 'country', 'state'] as const;

/** What an address shows. */
export function parseRoute(url: URL): Route {
  const [first, second, third, fourth] = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
  if (fourth !== undefined) return { view: 'unknown' };
  const query = url.searchParams;
  if (first === undefined) return { view: 'home', ...picked(query, countriesNames) };
  if (first === 'countries') {
    if (second === undefined) return { view: first, ...picked(query, countriesNames) };
    const country = second.toUpperCase();
    if (third === undefined) return { view: 'country', country, ...picked(query, countryNames) };
    if (third === 'history') return { view: third, country, ...picked(query, historyNames) };
  }
  if (first === 'cell' && second !== undefined && third !== undefined) {
    return { view: 'cell', country: second.toUpperCase(), agency: third, ...picked(query, ['cycle']) };
  }
  if (third !== undefined) return { view: 'unknown' };
  if (first === 'cycles') return { view: first, cycle: second };
  if (first === 'people') {
    if (second !== undefined) return { view: 'person', person: second };
    return { view: first, ...picked(query, peopleNames) };
  }
  if (second !== undefined) return { view: 'unknown' };
  // Both name views of `Route` alone.
  if (plainViews.test(first)) return { view: first } as Route;
  if (!filteredViews.test(first)) return { view: 'unknown' };
  return { view: first, query: Object.fromEntries(query) } as Route;
}

/** The address that shows this. */
export function hrefOf(route: Route): string {
  switch (route.view) {
    case 'unknown':
      return '/';
    case 'home':
    case 'countries':
    case 'people': {
      const { view, ...filter } = route;
      return withQuery(view === 'home' ? '/' : `/${view}`, filter);
    }
    case 'country':
    case 'history': {
      const { country, view, ...filter } = route;
      const path = `/countries/${encodeURIComponent(country)}`;
      return withQuery(view === 'country' ? path : `${path}/${view}`, filter);
    }
    case 'cell': {
      const { country, agency, cycle } = route;
      return withQuery(`/cell/${encodeURIComponent(country)}/${encodeURIComponent(agency)}`, { cycle });
    }
    case 'cycles':
      // Of letters that an address can hold as they are.
      return `/cycles${route.cycle ? `/${route.cycle}` : ''}`;
    case 'person':
      return `/people/${encodeURIComponent(route.person)}`;
    default:
      return withQuery(`/${route.view}`, 'query' in route ? route.query : {});
  }
}

function picked<Name extends string>(
  query: URLSearchParams,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  return Object.fromEntries(
    names.flatMap((name) => (query.get(name) ? [[name, query.get(name)]] : [])),
  ) as Partial<Record<Name, string>>;
}

function withQuery(path: string, values: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value) query.set(name, value);
  return query.size > 0 ? `${path}?${query}` : path;
}
