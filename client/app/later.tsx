import { render } from 'preact';
import { type App, AppContext } from '../elements/app-context.ts';
import { loadWords } from '../messages/load-words.ts';
import { keepCopies } from '../sync/device/keep-copies.ts';
import { Foot } from '../views/language/foot.tsx';
import { OwnLanguage } from '../views/language/own-language.tsx';
import { Beside } from '../views/mine/beside.tsx';
import { DigestLine } from '../views/shell/digest-line.tsx';
import { NewVersion } from '../views/version/new-version.tsx';

/** What stands beside the page and comes once the page stands, in an element of its own. */
export async function showLater(app: App): Promise<void> {
  app.words.add(await loadWords('version', 'soon', 'mine'));
  keepCopies(app.sync);
  const root = document.createElement('div');
  document.body.append(root);
  render(
    <AppContext.Provider value={app}>
      <DigestLine />
      <OwnLanguage />
      <Foot />
      <Beside />
      <NewVersion />
    </AppContext.Provider>,
    root,
  );
}
