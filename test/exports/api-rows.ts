import type { ExportRequest } from '../../server/exports/export-request.ts';

type Ask = <Data>(source: string, variables: Record<string, unknown>) => Promise<Data>;
type Request = Omit<ExportRequest, 'format' | 'language'>;
type Filter<Table extends ExportRequest['table']> = Extract<ExportRequest, { table: Table }>['filter'];

/** What the API’s own reads say of the same filter, by a text for each row, sorted. Throws where it refuses. */
export async function rowsOfApi(ask: Ask, { table, filter }: Request): Promise<string[]> {
  switch (table) {
    case 'ANSWERS': {
      const asked = filter as Filter<'ANSWERS'>;
      return (await (asked.due && !asked.waited ? dueAnswers(ask, asked) : listedAnswers(ask, asked))).sort();
    }
    case 'MATRIX':
      return (await cells(ask, filter as Filter<'MATRIX'>)).sort();
    case 'PAIRS':
      return (await pairs(ask, filter as Filter<'PAIRS'>)).sort();
    case 'EVENTS':
      // Their order is part of what is shown.
      return events(ask, filter as Filter<'EVENTS'>);
    case 'PEOPLE':
      return (await people(ask, filter as Filter<'PEOPLE'>)).sort();
  }
}

/** The same of a file’s rows, by the names of its columns. */
export function rowsOfFile(
  table: ExportRequest['table'],
  rows: readonly Record<string, unknown>[],
): string[] {
  const texts = rows.map((row) => textOf(keys[table].map((name) => row[name])));
  return table === 'EVENTS' ? texts : texts.sort();
}

const keys: Record<ExportRequest['table'], readonly string[]> = {
  ANSWERS: ['cycle', 'country', 'agency', 'item', 'status', 'rating', 'narrative', 'revision', 'updatedBy'],
  MATRIX: [
    'country',
    'agency',
    'total',
    'notStarted',
    'inProgress',
    'submitted',
    'returned',
    'accepted',
    'carried',
  ],
  PAIRS: [
    'country',
    'agency',
    'earlierItem',
    'laterItem',
    'kind',
    'reason',
    'earlierNarrative',
    'laterNarrative',
  ],
  EVENTS: ['cursor', 'kind', 'country', 'agency', 'item', 'changes', 'note'],
  PEOPLE: ['name', 'email', 'hasSignedIn', 'memberships'],
};
const textOf = (values: readonly unknown[]) => JSON.stringify(values);

type Answer = {
  cycleCode: string;
  countryCode: string;
  agencyCode: string | null;
  itemCode: string;
  status: string;
  rating: string | null;
  narrative: string | null;
  revision: number;
  updatedBy: { name: string } | null;
};
const answerFields =
  'cycleCode countryCode agencyCode itemCode status rating narrative revision updatedBy { name }';
const answerText = (one: Answer) =>
  textOf([
    ...[one.cycleCode, one.countryCode, one.agencyCode, one.itemCode, one.status, one.rating, one.narrative],
    ...[one.revision, one.updatedBy?.name ?? null],
  ]);
type Item = { code: string; answeredBy: string; section: string; callToActionAreas: number[] };
type Checklist = { sections: { code: string; items: Omit<Item, 'section'>[] }[] };
const itemsOf = ({ sections }: Checklist): Item[] =>
  sections.flatMap(({ code: section, items }) => items.map((item) => ({ ...item, section })));
const checklistFields = 'checklist { sections { code items { code answeredBy callToActionAreas } } }';

function passes(one: Answer, filter: Filter<'ANSWERS'>, items: readonly Item[]): boolean {
  const item = items.find(({ code }) => code === one.itemCode);
  return (
    (filter.area === null || item?.callToActionAreas.includes(filter.area) === true) &&
    (filter.items === null || filter.items.includes(one.itemCode)) &&
    (filter.sections === null || filter.sections.includes(item?.section ?? '')) &&
    (filter.statuses === null || filter.statuses.some((status) => status === one.status))
  );
}

/** `responses`, or of what has waited for so long `waitingDecisions`: all pages. */
async function listedAnswers(ask: Ask, filter: Filter<'ANSWERS'>): Promise<string[]> {
  const { cycle, countries, agencies, countryTeam, area, waited } = filter;
  const page = `nodes { ${answerFields} } hasNextPage endCursor totalCount`;
  const args =
    '$cycle: String, $countries: [String!], $agencies: [String!], $countryTeam: Boolean, $area: Int, $after: String';
  const given =
    'cycle: $cycle, countries: $countries, agencies: $agencies, countryTeam: $countryTeam, area: $area, first: 7, after: $after';
  const source = waited
    ? `query (${args}, $atLeast: Int!, $atMost: Int) { page: waitingDecisions(${given}, atLeast: $atLeast, atMost: $atMost) { ${page} } }`
    : `query (${args}) { page: responses(${given}) { ${page} } }`;
  type Page = {
    page: { nodes: Answer[]; hasNextPage: boolean; endCursor: string | null; totalCount: number };
  };
  const found: Answer[] = [];
  for (let after: string | null = null; ; ) {
    const variables: Record<string, unknown> = {
      cycle,
      countries,
      agencies,
      countryTeam,
      area,
      after,
      ...waited,
    };
    const { page: read }: Page = await ask<Page>(source, variables);
    found.push(...read.nodes);
    after = read.endCursor;
    if (!read.hasNextPage) break;
  }
  // What has waited is narrowed by place and area alone.
  if (waited) return found.map(answerText);
  const items = await readItems(ask, filter.cycle);
  return found.filter((one) => passes(one, filter, items)).map(answerText);
}

async function readItems(ask: Ask, cycle: string | null): Promise<Item[]> {
  const source = 'query ($cycle: String) { countryChecklist(country: "KEN", cycle: $cycle) { '.concat(
    checklistFields,
    ' } }',
  );
  type Read = { countryChecklist: { checklist: Checklist } };
  return itemsOf((await ask<Read>(source, { cycle })).countryChecklist.checklist);
}

/** `countryChecklist` of each country: every item that is due, with its answer where there is one. */
async function dueAnswers(ask: Ask, filter: Filter<'ANSWERS'>): Promise<string[]> {
  const source = `query ($cycle: String) { progressMatrix(cycle: $cycle) { cycle { code } cells { countryCode agencyCode } } }`;
  type Matrix = { cycle: { code: string }; cells: { countryCode: string; agencyCode: string | null }[] };
  const { progressMatrix: matrix } = await ask<{ progressMatrix: Matrix }>(source, { cycle: filter.cycle });
  const texts: string[] = [];
  for (const country of new Set(matrix.cells.map(({ countryCode }) => countryCode))) {
    if (filter.countries !== null && !filter.countries.includes(country)) continue;
    const asked = `query ($country: String!, $cycle: String) { countryChecklist(country: $country, cycle: $cycle) {
      ${checklistFields} responses { ${answerFields} } } }`;
    type Read = { countryChecklist: { checklist: Checklist; responses: Answer[] } };
    const { countryChecklist: read } = await ask<Read>(asked, { country, cycle: filter.cycle });
    const items = itemsOf(read.checklist);
    for (const { agencyCode } of matrix.cells.filter(({ countryCode }) => countryCode === country)) {
      if (!isAsked(filter, agencyCode)) continue;
      for (const { code: itemCode, answeredBy } of items) {
        if ((answeredBy === 'COUNTRY_TEAM') !== (agencyCode === null)) continue;
        const answer = read.responses.find(
          (one) => one.itemCode === itemCode && one.agencyCode === agencyCode,
        ) ?? {
          ...{ cycleCode: matrix.cycle.code, countryCode: country, agencyCode, itemCode },
          ...{ status: 'NOT_STARTED', rating: null, narrative: null, revision: 0, updatedBy: null },
        };
        if (passes(answer, filter, items)) texts.push(answerText(answer));
      }
    }
  }
  return texts;
}

type Parties = { agencies: readonly string[] | null; countryTeam: boolean };

function isAsked({ agencies, countryTeam }: Parties, agency: string | null): boolean {
  if (agencies === null) return true;
  return agency === null ? countryTeam : agencies.includes(agency);
}

async function cells(ask: Ask, filter: Filter<'MATRIX'>): Promise<string[]> {
  const source = `query ($cycle: String, $section: String, $area: Int, $item: String, $rating: Rating, $countries: [String!],
    $agencies: [String!], $countryTeam: Boolean) {
    progressMatrix(cycle: $cycle, section: $section, area: $area, item: $item, rating: $rating, countries: $countries,
      agencies: $agencies, countryTeam: $countryTeam) {
      cells { countryCode agencyCode total notStarted inProgress submitted returned accepted carried } } }`;
  type Cell = { countryCode: string; agencyCode: string | null } & Record<string, number>;
  const { progressMatrix } = await ask<{ progressMatrix: { cells: Cell[] } }>(source, filter);
  return progressMatrix.cells.map((cell) =>
    textOf([
      ...[cell.countryCode, cell.agencyCode, cell.total, cell.notStarted, cell.inProgress],
      ...[cell.submitted, cell.returned, cell.accepted, cell.carried],
    ]),
  );
}

async function pairs(
  ask: Ask,
  { earlier, later, kinds, reasons, ...filter }: Filter<'PAIRS'>,
): Promise<string[]> {
  const source = `query ($earlier: ComparisonSideInput!, $later: ComparisonSideInput!, $filter: ComparisonFilter,
    $kinds: [ComparisonKind!], $reasons: [ComparisonReason!], $after: String) {
    comparedPairs(earlier: $earlier, later: $later, filter: $filter, kinds: $kinds, reasons: $reasons, first: 100, after: $after) {
      nodes { countryCode agencyCode earlierItem laterItem kind reason earlier { narrative } later { narrative } }
      hasNextPage endCursor } }`;
  type Said = { narrative: string | null } | null;
  type Pair = Record<string, string | null> & { earlier: Said; later: Said };
  type Page = { comparedPairs: { nodes: Pair[]; hasNextPage: boolean; endCursor: string | null } };
  const texts: string[] = [];
  for (let after: string | null = null; ; ) {
    const { comparedPairs: page }: Page = await ask<Page>(source, {
      earlier,
      later,
      filter,
      kinds,
      reasons,
      after,
    });
    for (const one of page.nodes) {
      const said = [one.earlier?.narrative ?? null, one.later?.narrative ?? null];
      texts.push(
        textOf([
          one.countryCode,
          one.agencyCode,
          one.earlierItem,
          one.laterItem,
          one.kind,
          one.reason,
          ...said,
        ]),
      );
    }
    after = page.endCursor;
    if (!page.hasNextPage) return texts;
  }
}

async function events(ask: Ask, filter: Filter<'EVENTS'>): Promise<string[]> {
  const source = `query ($filter: EventFilter, $before: Cursor) { events(last: 100, before: $before, filter: $filter) {
    edges { node { cursor kind countryCode agencyCode itemCode changes { field from to } note } }
    pageInfo { hasPreviousPage startCursor } } }`;
  type Node = Record<string, unknown>;
  type Page = {
    events: { edges: { node: Node }[]; pageInfo: { hasPreviousPage: boolean; startCursor: string | null } };
  };
  const texts: string[] = [];
  for (let before: string | null = null; ; ) {
    const { events: page }: Page = await ask<Page>(source, { filter, before });
    const newest = page.edges.map(({ node }) => node).reverse();
    for (const one of newest) {
      texts.push(
        textOf([one.cursor, one.kind, one.countryCode, one.agencyCode, one.itemCode, one.changes, one.note]),
      );
    }
    before = page.pageInfo.startCursor;
    if (!page.pageInfo.hasPreviousPage) return texts;
  }
}

/** What the list shows, which ids narrow on the page itself: what was searched for in it. */
async function people(ask: Ask, { people: ids, ...filter }: Filter<'PEOPLE'>): Promise<string[]> {
  const source = `query ($search: String, $agency: String, $country: String, $deactivated: Boolean!, $after: String) {
    people(search: $search, agency: $agency, country: $country, deactivated: $deactivated, first: 3, after: $after) {
      nodes { person { id name } email hasSignedIn memberships { role agency { code } country { code } startsOn endsOn } }
      hasNextPage endCursor } }`;
  type Coded = { code: string } | null;
  type Held = {
    role: string;
    agency: Coded;
    country: Coded;
    startsOn: string | null;
    endsOn: string | null;
  };
  type Account = {
    person: { id: string; name: string };
    email: string | null;
    hasSignedIn: boolean;
    memberships: Held[];
  };
  type Page = { people: { nodes: Account[]; hasNextPage: boolean; endCursor: string | null } };
  const texts: string[] = [];
  for (let after: string | null = null; ; ) {
    const { people: page }: Page = await ask<Page>(source, { ...filter, after });
    for (const { person, email, hasSignedIn, memberships } of page.nodes) {
      if (ids !== null && !ids.includes(person.id)) continue;
      const held = memberships.map(({ role, agency, country, startsOn, endsOn }) => ({
        ...{ role, agency: agency?.code ?? null, country: country?.code ?? null, startsOn, endsOn },
      }));
      texts.push(textOf([person.name, email, hasSignedIn, held]));
    }
    after = page.endCursor;
    if (!page.hasNextPage) return texts;
  }
}
