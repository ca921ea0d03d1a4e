import { hrefOf } from '../../routing/routes.ts';

/** The pages of help beside its first one, in the order in which they are listed. */
export const helpPages = ['glossary', 'news', 'contact', 'privacy', 'accessibility'] as const;
export type HelpPage = (typeof helpPages)[number];

/** Which page an address names; null is the first one. */
export function helpPageOf(query: Readonly<Record<string, string>>): HelpPage | null {
  return helpPages.find((page) => page === query.page) ?? null;
}

export function helpHref(page: HelpPage | null): string {
  return hrefOf({ view: 'help', query: page === null ? {} : { page } });
}
