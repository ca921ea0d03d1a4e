import { useEffect, useRef } from 'preact/hooks';
import { useApp, useRoute, useSelected, useViewer } from '../../elements/app-context.ts';
import { focusHeading } from '../../elements/focus-heading.ts';
import { answers, decides, followsMonitor, movesCycles, seesPeople } from '../../elements/permissions.ts';
import { Written } from '../../elements/written.tsx';
import { hrefOf, type Route } from '../../routing/routes.ts';
import type { Viewer } from '../../sync/model.ts';
import { ShortState } from './link-state.tsx';

/** At the top of every view: where one can go, and who is signed in. */
export function Bar() {
  const { t } = useApp().words;
  const viewer = useViewer();
  useClosedMenu();
  return (
    <>
      <ShortState />
      <button type="button" class="menu" popovertarget="menu">
        {t('nav.menu')}
        <b class="unread" />
      </button>
      <div class="rest" id="menu" popover="auto">
        <Navigation viewer={viewer} />
        <Person viewer={viewer} />
      </div>
    </>
  );
}

/** After a choice in the menu one wants to see what one chose. */
function useClosedMenu(): void {
  const route = useRoute();
  useEffect(() => document.getElementById('menu')?.hidePopover(), [route]);
}

/** Where the links at the top lead: views that need nothing beside their name. */
type Linked =
  | 'home'
  | 'countries'
  | 'overview'
  | 'across'
  | 'matrix'
  | 'changes'
  | 'decisions'
  | 'areas'
  | 'releases'
  | 'cycles'
  | 'monitor'
  | 'people';

function Navigation({ viewer }: { viewer: Viewer }) {
  const { t } = useApp().words;
  const route = useRoute();
  const focal = answers(viewer);
  const coordinates = decides(viewer);
  const links: readonly (readonly [shown: boolean, to: Linked, also?: readonly Route['view'][]])[] = [
    [coordinates, 'overview', focal ? [] : ['home']],
    [focal, 'home', ['countries', 'country', 'history']],
    [!focal, 'countries', ['country', 'history']],
    [focal, 'across'],
    [true, 'matrix', focal || coordinates ? ['cell'] : ['cell', 'home']],
    [true, 'changes'],
    [coordinates, 'decisions'],
    [followsMonitor(viewer), 'monitor'],
    [true, 'areas'],
    [true, 'releases'],
    [movesCycles(viewer), 'cycles'],
    [seesPeople(viewer), 'people', ['person', 'invite']],
  ];
  return (
    <nav aria-label={t('nav.label')}>
      {links.map(
        ([shown, to, also = []]) =>
          shown && (
            <a
              key={to}
              href={hrefOf({ view: to } as Route)}
              aria-current={[to, ...also].includes(route.view) ? 'page' : undefined}
            >
              {t(`nav.${to}`)}
            </a>
          ),
      )}
    </nav>
  );
}

/** Of signing out, which has to be there when the line is gone. */
export const loadLeave = () => import('../leaving/leave.tsx');

function Person({ viewer }: { viewer: Viewer }) {
  const app = useApp();
  const { t } = app.words;
  const leave = () =>
    loadLeave()
      .then((file) => file.leave(app))
      .catch(() => alert(t('page.partMissing')));
  const stepUp = () =>
    import('../../sync/sign-in.ts')
      .then((file) => file.beginSignIn({ stepUp: true, returnTo: location.pathname + location.search }))
      .then(
        (target) => target && location.assign(target),
        // If anything is wrong, signing out and in again says what.
        () => {},
      );
  return (
    <div class="end small">
      {viewer.withheldRoles.length > 0 && (
        <button type="button" class="plain" title={t('signIn.secondFactor')} onClick={stepUp}>
          {t('signIn.stepUp')}
        </button>
      )}
      <a href={hrefOf({ view: 'account' })} title={t('nav.account')}>
        <Written text={viewer.person.name} />
        <b class="unread" />
      </a>
      <button type="button" class="plain" onClick={leave}>
        {t('page.signOut')}
      </button>
    </div>
  );
}

/**
 * A new view starts at its top with the focus on its heading. A filter or an item in the same view leaves both
 * alone.
 */
export function FocusOnNewView() {
  const { router } = useApp();
  const route = useRoute();
  const session = useSelected((state) => state.session.is);
  const place = `${session} ${route.view} ${'person' in route ? route.person : route.view !== 'people' && 'country' in route ? route.country : ''}`;
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    // The browser has just opened the page: focus and scroll are where it puts them.
    const opening = before.current.startsWith('unknown');
    before.current = place;
    if (opening) return;
    focusHeading(router);
    if (!('item' in route) && !router.returned()) scrollTo(0, 0);
  });
  return null;
}
