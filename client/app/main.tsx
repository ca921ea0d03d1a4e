// The shared styles come first, so that each view's own may differ from them.
import '../style/tokens.css';
import '../style/base.css';
import '../style/pieces.css';
import { render } from 'preact';
import { AppContext } from '../elements/app-context.ts';
import { keepFocus } from '../elements/keep-focus.ts';
import messages from '../messages/en.json?first';
import { createWords } from '../messages/words.ts';
import { StartDocument } from '../operations/operations.generated.ts';
import { createRouter } from '../routing/router.ts';
import { askedAtOnce } from '../sync/asked-at-once.ts';
import { createRungs } from '../sync/first-rung.ts';
import { createSend } from '../sync/http.ts';
import { tellOfPage } from '../sync/page-life.ts';
import type { RungNews } from '../sync/rung.ts';
import { createSync } from '../sync/runtime.ts';
import { cleanField } from '../sync/texts.ts';
import { loadAhead, Page } from './page.tsx';

const loadLater = () => import('./later.tsx');

// 1. What the page is made of.
const socketUrl = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`;
const words = createWords(messages, 'en', 'en-GB');
const tell = (news: RungNews) => sync.dispatch({ is: 'link', news, at: new Date().toISOString() });
const rungs = createRungs(socketUrl, tell, (first) =>
  loadLater().then((file) => file.ladderWithLine(first, sync, words)),
);
const sync = createSync({
  send: createSend('/graphql', (document) => (document === StartDocument ? askedAtOnce('start') : undefined)),
  stream: rungs.stream,
});
const app = { sync, rungs, router: createRouter(), words };

// 2. Who is asking, and what they are about to see.
sync.dispatch({ is: 'opened' });
loadAhead(app.router.route());

// 3. What the browser tells.
tellOfPage(sync);
document.addEventListener('input', cleanField, true);

// 4. What one sees.
const root = document.getElementById('page');
if (root) {
  keepFocus(root);
  render(
    <AppContext.Provider value={app}>
      <Page />
    </AppContext.Provider>,
    root,
  );
}

// 5. What one does without until the page stands; where it doesn't come, it comes the next time.
setTimeout(
  () =>
    loadLater()
      .then((file) => file.showLater(app))
      .catch(() => {}),
  5_000,
);
