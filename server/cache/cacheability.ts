import type { Dependence } from './last-changes.ts';

/**
 * For whom else a result is right, from the most to the fewest:
 *
 * - everybody who is signed in
 * - everybody who sees the same (`visibilityKey`)
 * - everybody with the same roles
 * - nobody but the person, in these roles
 */
export const audiences = ['EVERYBODY', 'SAME_VISIBILITY', 'SAME_ROLES', 'PERSON'] as const;
export type Audience = (typeof audiences)[number];

type Arguments = Readonly<Record<string, unknown>>;

/** What is to be known of a field at the root for its answer to be kept. */
export type CacheableField = {
  audience: (args: Arguments) => Audience;
  /** Fields directly below it for which the answer is right for more people, or fewer. Those not named: SAME_ROLES. */
  below?: Readonly<Record<string, Audience>>;
  /** The countries with events that change it. */
  dependsOn: (args: Arguments) => Dependence;
};

const everybody = (): Audience => 'EVERYBODY';

/** Reference data, and which cycle is open: operators change them, in the reference version or with an event of no country. */
const reference: CacheableField = { audience: everybody, dependsOn: () => 'none' };

/**
 * The fields at the root with results that may be cached, and everything beside the log that those follow from.
 * Look here whenever a resolver comes to read something new. What is not here is never cached: `viewer`, `people`,
 * `comments`, `mentions`, `steps`, `answerPlan`, `countryPlan` and `node` are a person's own or hang on today, `logHeads` is seldom asked.
 */
export const cacheableFields: Readonly<Record<string, CacheableField>> = {
  agencies: reference,
  countries: reference,
  namesDigest: reference,
  cycles: reference,
  currentCycle: reference,
  checklist: reference,
  countryChecklist: {
    audience: everybody,
    below: {
      country: 'EVERYBODY',
      cycle: 'EVERYBODY',
      checklist: 'EVERYBODY',
      agencies: 'EVERYBODY',
      progress: 'EVERYBODY',
      cursor: 'EVERYBODY',
      responses: 'SAME_VISIBILITY',
      carried: 'SAME_VISIBILITY',
    },
    dependsOn: ({ country }) => listOf(country),
  },
  progressMatrix: {
    // Counts are for everybody; which rating a draft has is not.
    audience: ({ rating }) => (rating == null ? 'EVERYBODY' : 'SAME_VISIBILITY'),
    below: { cycle: 'EVERYBODY', cells: 'EVERYBODY', cursor: 'EVERYBODY' },
    dependsOn: ({ countries }) => (countries == null ? 'all' : listOf(countries)),
  },
  progressBy: {
    audience: everybody,
    below: { cycle: 'EVERYBODY', total: 'EVERYBODY', rows: 'EVERYBODY', cursor: 'EVERYBODY' },
    dependsOn: ({ countries }) => (countries == null ? 'all' : listOf(countries)),
  },
  // Kept by the place since which, which is the same for everybody.
  movedCells: {
    audience: everybody,
    below: { since: 'EVERYBODY', sinceAt: 'EVERYBODY', cells: 'EVERYBODY', cursor: 'EVERYBODY' },
    dependsOn: () => 'all',
  },
  // How long decisions have waited changes with the day alone, so that is never kept; this is.
  contradictions: {
    audience: () => 'SAME_VISIBILITY',
    below: {
      nodes: 'SAME_VISIBILITY',
      totalCount: 'SAME_VISIBILITY',
      hasNextPage: 'SAME_VISIBILITY',
      endCursor: 'SAME_VISIBILITY',
      cursor: 'EVERYBODY',
    },
    dependsOn: ({ countries }) => (countries == null ? 'all' : listOf(countries)),
  },
  // Comments change with events of their country, and who reads which is part of what somebody sees.
  commentCounts: {
    audience: () => 'SAME_VISIBILITY',
    below: { places: 'SAME_VISIBILITY', cursor: 'EVERYBODY' },
    dependsOn: ({ country }) => (country == null ? 'none' : listOf(country)),
  },
  responses: {
    audience: () => 'SAME_VISIBILITY',
    below: {
      nodes: 'SAME_VISIBILITY',
      totalCount: 'SAME_VISIBILITY',
      hasNextPage: 'EVERYBODY',
      endCursor: 'EVERYBODY',
      cursor: 'EVERYBODY',
    },
    dependsOn: ({ countries }) => (countries == null ? 'all' : listOf(countries)),
  },
  events: {
    // Without a filter that leaves them out, everybody sees the events about themselves.
    audience: ({ filter }) => {
      const { cycle, countries, agencies, items } = (filter ?? {}) as Arguments;
      const narrowed = [cycle, countries, agencies, items].some((part) => part != null);
      return narrowed ? 'SAME_VISIBILITY' : 'PERSON';
    },
    below: { edges: 'EVERYBODY', pageInfo: 'EVERYBODY' },
    dependsOn: ({ filter }) => {
      const { countries } = (filter ?? {}) as Arguments;
      return countries == null ? 'all' : listOf(countries);
    },
  },
};

/** What one may do follows from one's roles, everywhere in a result. */
export const fieldsOfRoles: ReadonlySet<string> = new Set(['viewerCan']);

/** What follows from neither the log nor roles: nothing that asks for it is kept. */
export const fieldsBesideLog: ReadonlySet<string> = new Set(['seenOn']);

/** GraphQL takes a single value for a list of one. */
function listOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map(String);
}
