import type { ComponentProps, FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useApp, useReference, useRoute, useSelected, useTopic } from '../elements/app-context.ts';
import { passingWords } from '../elements/fault-words.ts';
import { Lazy, type LoadedView } from '../elements/lazy.tsx';
import { answers, decides } from '../elements/permissions.ts';
import { withWords } from '../elements/with-words.ts';
import type { Route } from '../routing/routes.ts';
import type { Fault, Viewer } from '../sync/model.ts';
import { type Demonstration, readDemonstration } from '../sync/session.ts';
import { topicOf } from '../sync/topic.ts';
import { countryTopic } from '../sync/topics/country.ts';
import type { Country } from '../views/country/country.tsx';
import { loadConflictPanel } from '../views/country/load-conflict-panel.ts';
import { loadSoon } from '../views/country/load-soon.ts';
import { Shell } from '../views/shell/shell.tsx';
import { SignIn } from '../views/sign-in/sign-in.tsx';
// With the first page's own style, which is in the HTML: one request less.
import '../views/country/country.css';

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
    | 'changes'
    | 'history'
    | 'cycles'
    | 'people'
    | 'invite'
    | 'account'
    | 'mine'
    | 'monitor'
    | 'releases']: () => Promise<LoadedView<Omit<Extract<Route, { view: View }>, 'view'>>>;
};

// On a slow line the page first asks who is signed in. Every view is a file of its own, and loads meanwhile.
const loadCountry = () => import('../views/country/country.tsx').then((file) => ({ view: file.Country }));
const loadMine = () =>
  import('../views/my-countries/my-countries.tsx').then((file) => ({ view: file.MyCountries }));
const later: LaterViews = {
  overview: withWords(
    () => import('../views/overview/overview.tsx').then((file) => file.Overview),
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
  cycles: withAllWords(() => import('../views/cycles/cycles.tsx').then((file) => file.Cycles)),
  people: withAllWords(() => import('../views/administration/people.tsx').then((file) => file.People)),
  invite: withAllWords(() => import('../views/administration/invite.tsx').then((file) => file.Invite)),
  releases: withWords(
    () => import('../views/releases/releases.tsx').then((file) => file.Releases),
    'releases',
  ),
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

/**
 * Begins to load the checklist, where the address is one, without waiting for the answer to who is asking.
 * Elsewhere it waits until the page is quiet, since most people open a checklist next.
 */
export function loadAhead(route: Route): void {
  if (route.view === 'country') loadCountry().catch(ignored);
  else setTimeout(() => loadCountry().catch(ignored), 4_000);
  for (const load of [loadSoon, loadConflictPanel]) setTimeout(() => load().catch(ignored), 9_000);
}

/** The whole page: who one is, then what the address shows. */
export function Page() {
  const session = useSelected((state) => state.session);
  const demonstration = useDemonstration();
  return (
    <Shell demonstration={demonstration !== 'asking' && demonstration !== null}>
      {session.is === 'unknown' && <Opening fault={session.fault} />}
      {session.is === 'out' && demonstration !== 'asking' && <SignIn demonstration={demonstration} />}
      {session.is === 'in' && <View viewer={session.viewer} />}
    </Shell>
  );
}

function View({ viewer }: { viewer: Viewer }) {
  const { t } = useApp().words;
  const route = viewOf(useRoute(), viewer);
  switch (route.view) {
    case 'home':
    case 'countries':
      return <Lazy load={loadMine} props={{}} />;
    case 'country': {
      const { view: _view, ...props } = route;
      return <CountryAhead key={`country ${props.country}`} {...props} />;
    }
    case 'person':
      return <Lazy key={`person ${route.person}`} load={loadPerson} props={{ id: route.person }} />;
    case 'unknown':
      return <h1 tabIndex={-1}>{t('page.unknown')}</h1>;
    default: {
      const { view, ...props } = route;
      // Each takes what its own address says: `LaterViews` holds them to it.
      return <Lazy key={view} load={later[view] as () => Promise<LoadedView<object>>} props={props} />;
    }
  }
}

/** Reads the country while its view is still on its way. */
function CountryAhead(props: ComponentProps<typeof Country>) {
  const { currentCycle } = useReference();
  const cycle = props.cycle ?? currentCycle;
  useTopic(cycle === null ? null : topicOf(countryTopic, { country: props.country, cycle }));
  return <Lazy load={loadCountry} props={props} />;
}

/** Those who answer for no country begin with all of them, and coordinators with what moved and what waits. */
function viewOf(route: Route, viewer: Viewer): Route {
  if (route.view !== 'home' || answers(viewer)) return route;
  return { view: decides(viewer) ? 'overview' : 'matrix', query: {} };
}

function Opening({ fault }: { fault: Fault | null }) {
  const { t } = useApp().words;
  return <p role="status">{fault ? passingWords(t, fault) : t('page.loading')}</p>;
}

function useDemonstration(): Demonstration | null | 'asking' {
  const [demonstration, setDemonstration] = useState<Demonstration | null | 'asking'>('asking');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const ask = () =>
      readDemonstration().then(setDemonstration, () => {
        timer = setTimeout(ask, 3_000);
      });
    ask();
    return () => clearTimeout(timer);
  }, []);
  return demonstration;
}

/** Administration shows roles, as the log does, and words of its own. */
function withAllWords<Props extends object>(load: () => Promise<FunctionComponent<Props>>) {
  return withWords(load, 'later', 'soon', 'administration');
}

/** What failed to load ahead is tried again, and told, when it is opened. */
function ignored(): void {}
