import type { Route } from '../../routing/routes.ts';

/** The views that have a help of their own, in the order of the menu. */
export const helpedViews = [
  'countries',
  'country',
  'overview',
  'across',
  'matrix',
  'cell',
  'changes',
  'history',
  'decisions',
  'stuck',
  'comparison',
  'plan',
  'areas',
  'charts',
  'monitor',
  'releases',
  'cycles',
  'people',
  'mine',
  'account',
] as const satisfies Route['view'][];
export type HelpedView = (typeof helpedViews)[number];

/** Whose help a view shows; null where it has none. */
export function helpedView(view: Route['view']): HelpedView | null {
  if (view === 'home') return 'countries';
  if (view === 'person' || view === 'invite') return 'people';
  return helpedViews.find((one) => one === view) ?? null;
}

/** What the menu, or else help itself, calls each. */
export const namesOfViews = {
  countries: 'nav.countries',
  country: 'help.name.country',
  overview: 'nav.overview',
  across: 'nav.across',
  matrix: 'nav.matrix',
  cell: 'help.name.cell',
  changes: 'nav.changes',
  history: 'help.name.history',
  decisions: 'nav.decisions',
  stuck: 'help.name.stuck',
  comparison: 'help.name.comparison',
  plan: 'help.name.plan',
  areas: 'nav.areas',
  charts: 'help.name.charts',
  monitor: 'nav.monitor',
  releases: 'nav.releases',
  cycles: 'nav.cycles',
  people: 'nav.people',
  mine: 'help.name.mine',
  account: 'nav.account',
} as const satisfies Readonly<Record<HelpedView, string>>;
