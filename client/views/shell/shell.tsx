import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useApp, useRoute, useSelected } from '../../elements/app-context.ts';
import { focusHeading } from '../../elements/focus-heading.ts';
import { Mark } from '../../elements/mark.tsx';
import { answers, decides, followsMonitor, movesCycles, seesPeople } from '../../elements/permissions.ts';
import { Written } from '../../elements/written.tsx';
import { hrefOf, type Route } from '../../routing/routes.ts';
import type { Viewer } from '../../sync/model.ts';
import { unsentCount } from '../../sync/outbox.ts';
import { beginSignIn, signOut } from '../../sync/session.ts';
import { Cover } from '../sign-in/cover.tsx';
import { LinkState, ShortState } from './link-state.tsx';
import './shell.css';

/** What stands around every view: who is signed in, where one can go, and whether what one sees is live. */
export function Shell({ demonstration, children }: { demonstration: boolean; children: ComponentChildren }) {
  const { t } = useApp().words;
  const session = useSelected((state) => state.session);
  const main = useFocusOnNewView();
  useClosedMenu();
  return (
    <>
      <a class="skip" href="#main">
        {t('page.skip')}
      </a>
      {session.is === 'out' ? (
        <Cover />
      ) : (
        <header class="bar">
          <div class="row">
            <a class="name" href="/">
              <Mark />
              {t('page.name')}
            </a>
            {session.is === 'in' && (
              <>
                <ShortState />
                <button type="button" class="menu" popovertarget="menu">
                  {t('nav.menu')}
                </button>
                <div class="rest" id="menu" popover="auto">
                  <Navigation viewer={session.viewer} />
                  <Person viewer={session.viewer} />
                </div>
              </>
            )}
          </div>
          <div class="strip">
            {demonstration && <span class="demo">{t('page.demonstration')}</span>}
            {session.is === 'in' && <LinkState />}
          </div>
        </header>
      )}
      <main id="main" tabIndex={-1} ref={main}>
        {children}
      </main>
    </>
  );
}

/** After a choice in the menu one wants to see what one chose. */
function useClosedMenu(): void {
  const route = useRoute();
  useEffect(() => document.getElementById('menu')?.hidePopover(), [route]);
}

/** Where the links at the top lead. */
type Linked = Extract<
  Route,
  {
    view:
      | 'home'
      | 'countries'
      | 'overview'
      | 'across'
      | 'matrix'
      | 'changes'
      | 'decisions'
      | 'releases'
      | 'cycles'
      | 'monitor'
      | 'people';
  }
>;

function Navigation({ viewer }: { viewer: Viewer }) {
  const { t } = useApp().words;
  const route = useRoute();
  const focal = answers(viewer);
  const coordinates = decides(viewer);
  const links: readonly (readonly [shown: boolean, to: Linked, also?: readonly Route['view'][]])[] = [
    [coordinates, { view: 'overview', query: {} }, focal ? [] : ['home']],
    [focal, { view: 'home' }, ['countries', 'country', 'history']],
    [!focal, { view: 'countries' }, ['country', 'history']],
    [focal, { view: 'across', query: {} }],
    [true, { view: 'matrix', query: {} }, focal || coordinates ? ['cell'] : ['cell', 'home']],
    [true, { view: 'changes', query: {} }],
    [coordinates, { view: 'decisions', query: {} }],
    [followsMonitor(viewer), { view: 'monitor' }],
    [true, { view: 'releases' }],
    [movesCycles(viewer), { view: 'cycles' }],
    [seesPeople(viewer), { view: 'people' }, ['person', 'invite']],
  ];
  return (
    <nav aria-label={t('nav.label')}>
      {links.map(
        ([shown, to, also = []]) =>
          shown && (
            <a
              key={to.view}
              href={hrefOf(to)}
              aria-current={[to.view, ...also].includes(route.view) ? 'page' : undefined}
            >
              {t(`nav.${to.view}`)}
            </a>
          ),
      )}
    </nav>
  );
}

function Person({ viewer }: { viewer: Viewer }) {
  const app = useApp();
  const { t } = app.words;
  const { sync } = app;
  const out = () => signOut().then(leave, leave);
  const leave = () => sync.dispatch({ is: 'signed-out' });
  const ask = () =>
    unsentCount(sync.state().outbox) > 0
      ? import('../leaving/ask-before-leaving.tsx')
          .then((file) => file.askBeforeLeaving(app, out))
          .catch(() => alert(t('page.partMissing')))
      : out();
  const stepUp = () =>
    beginSignIn({ stepUp: true, returnTo: location.pathname + location.search }).then(
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
      </a>
      <button type="button" class="plain" onClick={ask}>
        {t('page.signOut')}
      </button>
    </div>
  );
}

/**
 * A new view starts at its top with the focus on its heading. A filter or an item in the same view leaves both
 * alone.
 */
function useFocusOnNewView() {
  const { router } = useApp();
  const main = useRef<HTMLElement>(null);
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
  return main;
}
