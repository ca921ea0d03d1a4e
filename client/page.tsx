import { useEffect, useState } from 'preact/hooks';
import { useApp, useRoute, useSelected } from './elements/app-context.ts';
import { Lazy } from './elements/lazy.tsx';
import type { Route } from './routes.ts';
import type { Viewer } from './sync/model.ts';
import { type Demonstration, readDemonstration } from './sync/session.ts';
import { Country } from './views/country/country.tsx';
import { MyCountries } from './views/my-countries/my-countries.tsx';
import { Shell } from './views/shell/shell.tsx';
import { SignIn } from './views/sign-in/sign-in.tsx';

// What a phone on a slow line opens first is in the first file; each of these is a file of its own.
const loadMatrix = () => import('./views/matrix/matrix.tsx').then((file) => file.Matrix);
const loadCell = () => import('./views/cell/cell.tsx').then((file) => file.Cell);
const loadDecisions = () => import('./views/decisions/decisions.tsx').then((file) => file.Decisions);
const loadChanges = () => import('./views/changes/changes.tsx').then((file) => file.Changes);
const loadHistory = () => import('./views/history/history.tsx').then((file) => file.History);

/** The whole page: who one is, then what the address shows. */
export function Page() {
  const session = useSelected((state) => state.session);
  const demonstration = useDemonstration();
  return (
    <Shell demonstration={demonstration !== 'asking' && demonstration !== null}>
      {session.is === 'unknown' && <Opening failed={session.fault !== null} />}
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
      return <MyCountries />;
    case 'country': {
      const { view: _view, ...props } = route;
      return <Country key={props.country} {...props} />;
    }
    case 'history': {
      const { view: _view, ...props } = route;
      return <Lazy load={loadHistory} props={props} />;
    }
    case 'changes': {
      const { view: _view, ...props } = route;
      return <Lazy load={loadChanges} props={props} />;
    }
    case 'matrix':
      return <Lazy load={loadMatrix} props={{ query: route.query }} />;
    case 'cell': {
      const { view: _view, ...props } = route;
      return <Lazy load={loadCell} props={props} />;
    }
    case 'decisions':
      return <Lazy load={loadDecisions} props={{ query: route.query }} />;
    case 'unknown':
      return <h1 tabIndex={-1}>{t('page.unknown')}</h1>;
  }
}

/** Those who answer for no country of their own begin with all of them. */
function viewOf(route: Route, viewer: Viewer): Route {
  const focal = viewer.memberships.some((membership) => membership.role === 'FOCAL_POINT');
  return route.view === 'home' && !focal ? { view: 'matrix', query: {} } : route;
}

function Opening({ failed }: { failed: boolean }) {
  const { t } = useApp().words;
  return <p role="status">{t(failed ? 'page.noAnswer' : 'page.loading')}</p>;
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
