import { render } from 'preact';
import { type App, AppContext } from '../elements/app-context.ts';
import words from '../messages/en.json?version';
import { attachDevice } from '../sync/device/attach.ts';
import { keepCopies } from '../sync/device/keep-copies.ts';
import { NewVersion } from '../views/version/new-version.tsx';

/** What stands beside the page and comes once the page stands, in an element of its own. */
export function showLater(app: App): void {
  attachDevice(app.sync);
  app.words.add(words);
  keepCopies(app.sync);
  const root = document.createElement('div');
  document.body.append(root);
  render(
    <AppContext.Provider value={app}>
      <NewVersion />
    </AppContext.Provider>,
    root,
  );
}
