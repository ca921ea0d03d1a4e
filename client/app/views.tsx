import { useRoute } from '../elements/app-context.ts';
import { Lazy } from '../elements/lazy.tsx';
import type { Viewer } from '../sync/model.ts';
import { Country } from '../views/country/country.tsx';
import { loadConflictPanel } from '../views/country/load-conflict-panel.ts';
import { loadSoon } from '../views/country/load-soon.ts';
import { loadLeave } from '../views/shell/bar.tsx';

/** Names a hundred files, which a checklist can do without. */
const loadOtherViews = () => import('./other-views.tsx').then((file) => ({ view: file.OtherView }));

const loadMine = () => import('../views/my-countries/my-countries.tsx');

/** Loads what most people want next, once the page is quiet. */
export function loadAhead(): void {
  setTimeout(() => loadOtherViews().catch(ignored), 4_000);
  for (const load of [loadSoon, loadConflictPanel, loadMine, loadLeave])
    setTimeout(() => load().catch(ignored), 9_000);
}

/** What the address shows. */
export function View({ viewer }: { viewer: Viewer }) {
  const route = useRoute();
  if (route.view !== 'country') return <Lazy load={loadOtherViews} props={{ route, viewer }} />;
  const { view: _view, ...props } = route;
  return <Country key={`country ${props.country}`} {...props} />;
}

/** What failed to load ahead is told of when it is opened. */
function ignored(): void {}
