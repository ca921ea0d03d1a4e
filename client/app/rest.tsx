import { type App, type FirstApp, useSelected, useWords } from '../elements/app-context.ts';
import { passingWords } from '../elements/fault-words.ts';
import { createRouter } from '../routing/router.ts';
import { hintOf } from '../sync/device/hint.ts';
import { createRungs } from '../sync/first-rung.ts';
import type { FirstSync } from '../sync/first-sync.ts';
import { createSend } from '../sync/http.ts';
import { unsentCount } from '../sync/outbox.ts';
import { tellOfPage } from '../sync/page-life.ts';
import type { RungNews } from '../sync/rung.ts';
import { createSync } from '../sync/runtime.ts';
import { cleanField } from '../sync/texts.ts';
import { loadAhead, View } from './views.tsx';

export { Bar, FocusOnNewView } from '../views/shell/bar.tsx';
export { LinkState } from '../views/shell/link-state.tsx';

const loadLater = () => import('./later.tsx');

/** Puts the whole page together, and has it go on from what has happened so far. */
export function begin(first: FirstSync, words: FirstApp['words']): App {
  // 1. What the page is made of.
  const socketUrl = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`;
  const kept = hintOf();
  const copies =
    kept === null ? undefined : import('../sync/device/copies.ts').then((file) => file.openCopies());
  const tell = (news: RungNews) => sync.dispatch({ is: 'link', news, at: new Date().toISOString() });
  const rungs: App['rungs'] = createRungs(socketUrl, tell, (rung) =>
    loadLater().then((file) => file.ladderWithLine(rung, sync)),
  );
  const send = createSend('/graphql', document.documentElement.lang);
  const sync = createSync({ copies, send, stream: rungs.stream });
  const app = { sync, rungs, router: createRouter(), words };

  // 2. Who is asking, and what they are about to see.
  first.handOver(sync);
  // Without a line that file may not be there either.
  copies?.then(
    (device) => device.recallWhenSilent(sync, kept ?? ''),
    () => {},
  );
  loadAhead();

  // 3. What the browser tells.
  tellOfPage(sync);
  document.addEventListener('input', cleanField, true);

  // 4. What one does without until the page stands, or something waits to be sent. Where it doesn't come, it comes the next time.
  // Nothing of an answer goes before it is known what the device keeps of it, or that this window goes on without.
  const showLater = () => {
    clearTimeout(timer);
    unwatch();
    loadLater()
      .then((file) => file.showLater(app, copies))
      .catch(() => sync.dispatch({ is: 'alone' }));
  };
  const timer = setTimeout(showLater, 5_000);
  const unwatch = sync.subscribe(() => unsentCount(sync.state().outbox) && showLater());
  return app;
}

/** What is shown to whoever isn't known to be signed out. */
export function Main() {
  const session = useSelected((state) => state.session);
  const { t } = useWords();
  if (session.is === 'in') return <View viewer={session.viewer} />;
  if (session.is === 'out') return null;
  return <p role="status">{session.fault ? passingWords(t, session.fault) : t('page.loading')}</p>;
}
