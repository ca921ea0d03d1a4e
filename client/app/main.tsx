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
import { hintOf } from '../sync/device/hint.ts';
import { createSend } from '../sync/http.ts';
import { createStream } from '../sync/live.ts';
import { tellOfPage } from '../sync/page-life.ts';
import { createSync } from '../sync/runtime.ts';
import { cleanField } from '../sync/texts.ts';
import { loadAhead, Page } from './page.tsx';

// 1. What the page is made of.
const socket = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`;
const kept = hintOf();
const copies =
  kept === null ? undefined : import('../sync/device/copies.ts').then((file) => file.openCopies());
const sync = createSync({
  copies,
  send: createSend('/graphql', (document) => (document === StartDocument ? askedAtOnce('start') : undefined)),
  stream: createStream(socket, (to, roles) =>
    sync.dispatch({ is: 'link', to, at: new Date().toISOString(), roles }),
  ),
});
const app = { sync, router: createRouter(), words: createWords(messages, 'en', 'en-GB') };

// 2. Who is asking, and what they are about to see.
sync.dispatch({ is: 'opened' });
// Without a line that file may not be there either.
copies?.then(
  (device) => device.recallWhenSilent(sync, kept ?? ''),
  () => {},
);
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
// Nothing of an answer goes before it is known what the device keeps of it, or that this window goes on without.
setTimeout(
  () => import('./later.tsx').then((file) => file.showLater(app)).catch(() => sync.dispatch({ is: 'alone' })),
  5_000,
);
