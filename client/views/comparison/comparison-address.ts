import type {
  ComparisonDimension,
  ComparisonFilter,
  ComparisonKind,
  ComparisonReason,
} from '../../operations/operations.generated.ts';
import { hrefOf } from '../../routing/routes.ts';

export const dimensions: readonly ComparisonDimension[] = ['COUNTRY', 'AGENCY', 'SECTION', 'AREA', 'ITEM'];
/** In the order in which they are shown: what went back comes first. */
export const kinds: readonly ComparisonKind[] = ['LOSS', 'GAIN', 'UNCHANGED', 'NOT_COMPARABLE'];
export const reasons: readonly ComparisonReason[] = [
  'NEW_ITEM',
  'DROPPED_ITEM',
  'OTHER_PARTY',
  'SPLIT',
  'MERGED',
  'NOT_DUE_EARLIER',
  'NOT_DUE_LATER',
  'NOT_ANSWERED',
  'NOT_ANSWERED_EARLIER',
  'NOT_ANSWERED_LATER',
  'NOT_RATED',
  'NOT_APPLICABLE',
];

/** Which pairs are listed: all, of one kind, or those that can’t be compared for one reason. */
export type Listed = 'ALL' | ComparisonKind | ComparisonReason;

/** What is narrowed to, as the address says it; nothing said is empty. An agency can be `team`. */
export type Narrowed = Readonly<Record<'country' | 'agency' | 'section' | 'area' | 'item', string>>;
export type NarrowedName = keyof Narrowed;
export const narrowedNames = ['country', 'agency', 'section', 'area', 'item'] as const;

/** Which address narrows to a row. */
export const nameOfRow: Readonly<Record<ComparisonDimension, NarrowedName>> = {
  COUNTRY: 'country',
  AGENCY: 'agency',
  SECTION: 'section',
  AREA: 'area',
  ITEM: 'item',
};

/** What the address says of a comparison. */
export interface Comparing {
  /** `2027/Closing` is a snapshot, `2027` what that cycle stands for; empty: the usual one. */
  readonly earlier: string;
  readonly later: string;
  readonly by: ComparisonDimension;
  readonly narrowed: Narrowed;
  /** Null: rows are shown, not the pairs behind them. */
  readonly list: Listed | null;
  /** Where the page of pairs begins; empty at the first. */
  readonly after: string;
}

/** Reads what the address says after the question mark. */
export function parseComparing(query: Readonly<Record<string, string>>): Comparing {
  const { earlier = '', later = '', by, list, after = '' } = query;
  const every: readonly Listed[] = ['ALL', ...kinds, ...reasons];
  const named = (name: NarrowedName) => query[name] ?? '';
  return {
    earlier,
    later,
    by: dimensions.find((one) => one === by) ?? 'COUNTRY',
    narrowed: {
      country: named('country'),
      agency: named('agency'),
      section: named('section'),
      area: /^[1-7]$/.test(named('area')) ? named('area') : '',
      item: named('item'),
    },
    list: every.find((one) => one === list) ?? null,
    after,
  };
}

/** As the address says it after the question mark. A change begins at the first page of a list. */
export function queryOf(comparing: Comparing, change: Partial<Comparing> = {}): Record<string, string> {
  const { narrowed, list, ...rest } = { ...comparing, after: '', ...change };
  const all = { ...rest, ...narrowed, list: list ?? '' };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** The address of a comparison after a change. */
export function comparisonHref(comparing: Comparing, change: Partial<Comparing> = {}): string {
  return hrefOf({ view: 'comparison', query: queryOf(comparing, change) });
}

/** What is asked of the server for what is narrowed to. */
export function filterOf({ country, agency, section, area, item }: Narrowed): ComparisonFilter {
  return {
    ...(country && { countries: [country] }),
    ...(agency === 'team' ? { agencies: [], countryTeam: true } : agency && { agencies: [agency] }),
    ...(section && { sections: [section] }),
    ...(area && { areas: [Number(area)] }),
    ...(item && { items: [item] }),
  };
}

/** What is asked of the server for what is listed; null asks for all. */
export function kindsOf(list: Listed): {
  readonly kinds: ComparisonKind[] | null;
  readonly reasons: ComparisonReason[] | null;
} {
  const kind = kinds.find((one) => one === list);
  const reason = reasons.find((one) => one === list);
  return { kinds: kind ? [kind] : null, reasons: reason ? [reason] : null };
}
