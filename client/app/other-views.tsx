import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { useApp } from '../elements/app-context.ts';
import { Lazy, type LoadedView } from '../elements/lazy.tsx';
import { viewAtHome } from '../elements/permissions.ts';
import { withWords } from '../elements/with-words.ts';
import type { Route } from '../routing/routes.ts';
import { createScrollPlaces } from '../routing/scroll-place.ts';
import type { Viewer } from '../sync/model.ts';

/** Views that take just what their address says. */
type LaterViews = {
  readonly [View in
    | 'overview'
    | 'matrix'
    | 'cell'
    | 'decisions'
    | 'across'
    | 'stuck'
    | 'comparison'
    | 'plan'
    | 'report'
    | 'changes'
    | 'history'
    | 'cycles'
    | 'people'
    | 'invite'
    | 'account'
    | 'mine'
    | 'monitor'
    | 'releases'
    | 'areas'
    | 'help'
    | 'charts']: () => Promise<LoadedView<Omit<Extract<Route, { view: View }>, 'view'>>>;
};

// Each is a file of its own. What they share with a checklist stands in its file.
const loadMine = withWords(
  () => import('../views/my-countries/my-countries.tsx').then((file) => file.MyCountries),
  'many',
);
const later: LaterViews = {
  overview: withWords(
    () => import('../views/overview/overview.tsx').then((file) => file.Overview),
    'soon',
    'overview',
    'stuck',
    'heard',
  ),
  matrix: withWords(
    () => import('../views/matrix/matrix.tsx').then((file) => file.Matrix),
    'later',
    'soon',
    'heard',
  ),
  cell: withWords(() => import('../views/cell/cell.tsx').then((file) => file.Cell), 'later', 'soon', 'heard'),
  decisions: withWords(
    () => import('../views/decisions/decisions.tsx').then((file) => file.Decisions),
    'later',
    'soon',
    'decisions',
  ),
  across: withWords(
    () => import('../views/across/across.tsx').then((file) => file.Across),
    'later',
    'soon',
    'across',
  ),
  stuck: withWords(
    () => import('../views/stuck/stuck.tsx').then((file) => file.Stuck),
    'later',
    'soon',
    'stuck',
    'heard',
  ),
  comparison: withWords(
    () => import('../views/comparison/comparison.tsx').then((file) => file.Comparison),
    'soon',
    'comparison',
  ),
  plan: withWords(() => import('../views/plan/plan.tsx').then((file) => file.Plan), 'soon', 'plan'),
  report: withWords(() => import('../views/report/report.tsx').then((file) => file.Report), 'report'),
  changes: withWords(
    () => import('../views/changes/changes.tsx').then((file) => file.Changes),
    'later',
    'soon',
    'audit',
  ),
  history: withWords(
    () => import('../views/history/history.tsx').then((file) => file.History),
    'later',
    'soon',
  ),
  cycles: withWords(
    () => import('../views/cycles/cycles.tsx').then((file) => file.Cycles),
    'later',
    'soon',
    'administration',
    'many',
  ),
  people: withAllWords(() => import('../views/administration/people.tsx').then((file) => file.People)),
  invite: withAllWords(() => import('../views/administration/invite.tsx').then((file) => file.Invite)),
  releases: withWords(
    () => import('../views/releases/releases.tsx').then((file) => file.Releases),
    'releases',
  ),
  areas: withWords(() => import('../views/areas/areas.tsx').then((file) => file.Areas), 'soon', 'areas'),
  charts: withWords(
    () => import('../views/charts/charts.tsx').then((file) => file.Charts),
    'soon',
    'areas',
    'charts',
  ),
  help: withWords(() => import('../views/help/help.tsx').then((file) => file.Help), 'version', 'help'),
  account: withAllWords(() => import('../views/account/account.tsx').then((file) => file.Account)),
  mine: withWords(() => import('../views/mine/mine.tsx').then((file) => file.Mine), 'later', 'soon', 'mine'),
  monitor: withWords(
    () => import('../views/monitor/monitor.tsx').then((file) => file.Monitor),
    'soon',
    'monitor',
  ),
};

const loadPerson = withAllWords(() =>
  import('../views/administration/person.tsx').then((file) => file.Person),
);

/** Every view but a checklist. */
export function OtherView({ route: asked, viewer }: { route: Route; viewer: Viewer }) {
  const {
    router,
    words: { t },
  } = useApp();
  useEffect(() => router.keepPlaces(createScrollPlaces), [router]);
  const route = viewOf(asked, viewer);
  switch (route.view) {
    case 'home':
    case 'countries':
      return <Lazy load={loadMine} props={{}} />;
    case 'person':
      return <Lazy key={`person ${route.person}`} load={loadPerson} props={{ id: route.person }} />;
    case 'country':
    case 'unknown':
      return <h1 tabIndex={-1}>{t('page.unknown')}</h1>;
    default: {
      const { view, ...props } = route;
      // Each takes what its own address says: `LaterViews` holds them to it.
      return <Lazy key={view} load={later[view] as () => Promise<LoadedView<object>>} props={props} />;
    }
  }
}

function viewOf(route: Route, viewer: Viewer): Route {
  const view = viewAtHome(viewer);
  return route.view !== 'home' || view === 'home' ? route : { view, query: {} };
}

/** Administration shows roles, as the log does, and words of its own. */
function withAllWords<Props extends object>(load: () => Promise<FunctionComponent<Props>>) {
  return withWords(load, 'later', 'soon', 'administration');
}
