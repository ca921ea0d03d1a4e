// The shared styles come first, so that each view's own may differ from them.
import './style/tokens.css';
import './style/base.css';
import './style/pieces.css';
import { render } from 'preact';
import { AppContext } from './elements/app-context.ts';
import messages from './messages/en.json';
import { createWords } from './messages/words.ts';
import { Page } from './page.tsx';
import { createRouter } from './router.ts';
import { createSend } from './sync/http.ts';
import { createStream } from './sync/live.ts';
import { hasUnsent } from './sync/machine.ts';
import { createSync } from './sync/runtime.ts';

// 1. What the page is made of.
const socket = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`;
const sync = createSync({
  send: createSend('/graphql'),
  stream: createStream(socket, (to) => sync.dispatch({ is: 'link', to, at: new Date().toISOString() })),
});
const app = { sync, router: createRouter(), words: createWords(messages, 'en', 'en-GB') };

// 2. Who is asking.
sync.dispatch({ is: 'opened' });

// 3. What the browser tells.
addEventListener('online', () => sync.dispatch({ is: 'online' }));
addEventListener('beforeunload', (event) => {
  if (hasUnsent(sync.state())) event.preventDefault();
});

// 4. What one sees.
const root = document.getElementById('page');
if (root) {
  render(
    <AppContext.Provider value={app}>
      <Page />
    </AppContext.Provider>,
    root,
  );
}
