// The shared styles come first, so that each view's own may differ from them.
import '../style/tokens.css';
import '../style/base.css';
import '../style/pieces.css';
import { render } from 'preact';
import { AppContext } from '../elements/app-context.ts';
import { keepFocus } from '../elements/keep-focus.ts';
import { loadWords } from '../messages/load-words.ts';
import { createWords } from '../messages/words.ts';
import { StartDocument } from '../operations/operations.generated.ts';
import { createRouter } from '../routing/router.ts';
import { askedAtOnce } from '../sync/asked-at-once.ts';
import { hintOf } from '../sync/device/hint.ts';
import { createRungs } from '../sync/first-rung.ts';
import { createSend } from '../sync/http.ts';
import { unsentCount } from '../sync/outbox.ts';
import { tellOfPage } from '../sync/page-life.ts';
import type { RungNews } from '../sync/rung.ts';
import { createSync } from '../sync/runtime.ts';
import { cleanField } from '../sync/texts.ts';
import { loadAhead, Page } from './page.tsx';

const loadLater = () => import('./later.tsx');

// 1. What the page is made of.
const { lang } = document.documentElement;
const socketUrl = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`;
const kept = hintOf();
const copies =
  kept === null ? undefined : import('../sync/device/copies.ts').then((file) => file.openCopies());
const tell = (news: RungNews) => sync.dispatch({ is: 'link', news, at: new Date().toISOString() });
const rungs = createRungs(socketUrl, tell, (first) =>
  loadLater().then((file) => file.ladderWithLine(first, sync)),
);
const sync = createSync({
  copies,
  send: createSend('/graphql', lang, (document) =>
    document === StartDocument ? askedAtOnce('start') : undefined,
  ),
  stream: rungs.stream,
});
const router = createRouter();

// 2. Who is asking, and what they are about to see.
sync.dispatch({ is: 'opened' });
// Without a line that file may not be there either.
copies?.then(
  (device) => device.recallWhenSilent(sync, kept ?? ''),
  () => {},
);
loadAhead(router.route());

// 3. What the browser tells.
tellOfPage(sync);
document.addEventListener('input', cleanField, true);

// 4. What one sees, once its words are there: the HTML has asked for them.
const root = document.getElementById('page');
// British dates in English. A deadline is a Gregorian date in every language, in the figures of codes and of files.
const locale = `${lang === 'en' ? 'en-GB' : lang}-u-ca-gregory-nu-latn`;
// Awaited at the top, the build would put what later files share with this one into dozens of files.
loadWords('first').then((first) => {
  const app = { sync, rungs, router, words: createWords(first, lang, locale) };
  if (!root) return;
  keepFocus(document.body);
  render(
    <AppContext.Provider value={app}>
      <Page />
    </AppContext.Provider>,
    root,
  );
  // What one does without until the page stands, or something waits to be sent: nothing of an answer goes before it is known
  // what the device keeps of it, or that this window goes on without. Where it doesn't come, it comes the next time.
  const begin = () => {
    clearTimeout(timer);
    unwatch();
    loadLater()
      .then((file) => file.showLater(app, copies))
      .catch(() => sync.dispatch({ is: 'alone' }));
  };
  const timer = setTimeout(begin, 5_000);
  const unwatch = sync.subscribe(() => unsentCount(sync.state().outbox) && begin());
});
