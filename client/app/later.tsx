import '../style/print.css';
import { render } from 'preact';
import { type App, AppContext, useApp } from '../elements/app-context.ts';
import { loadWords } from '../messages/load-words.ts';
import { createScrollPlaces } from '../routing/scroll-place.ts';
import { attachDevice } from '../sync/device/attach.ts';
import type { DeviceCopies } from '../sync/device/copies.ts';
import { keepCopies } from '../sync/device/keep-copies.ts';
import { DeviceKeys } from '../sync/device/keys.ts';
import type { FirstRung } from '../sync/first-rung.ts';
import { createLadder } from '../sync/rungs/ladder.ts';
import { startMeter } from '../sync/rungs/meter.ts';
import type { Sync } from '../sync/runtime.ts';
import { LadderLine } from '../views/connection/ladder-line.tsx';
import { Foot } from '../views/language/foot.tsx';
import { OwnLanguage } from '../views/language/own-language.tsx';
import { Beside } from '../views/mine/beside.tsx';
import { Unread } from '../views/notices/unread.tsx';
import { AskPassphrase } from '../views/passphrase/ask-passphrase.tsx';
import { DigestLine } from '../views/shell/digest-line.tsx';
import { NewVersion } from '../views/version/new-version.tsx';
import { Revoked } from '../views/version/revoked.tsx';

/** What stands beside the page and comes once the page stands, in an element of its own. */
export async function showLater(app: App, copies: Promise<DeviceCopies> | undefined): Promise<void> {
  const keys = (await copies?.catch(() => null))?.keys ?? new DeviceKeys();
  attachDevice(app.sync, keys);
  startMeter();
  app.router.keepPlaces(createScrollPlaces);
  app.words.add(await loadWords('version', 'soon', 'mine'));
  keepCopies(app.sync, keys);
  const root = document.createElement('div');
  document.body.append(root);
  render(
    <AppContext.Provider value={app}>
      <DigestLine />
      <OwnLanguage />
      <Foot />
      <Beside />
      <Unread />
      <NewVersion />
      <Revoked />
      <AskPassphrase keys={keys} />
    </AppContext.Provider>,
    root,
  );
}

/** The other rungs, which come as soon as the first one fails, with what then says where the page stands. */
export async function ladderWithLine(first: FirstRung, sync: Sync) {
  const words = await loadWords('version');
  let added = false;
  const Line = () => {
    const { add } = useApp().words;
    if (!added) add(words);
    added = true;
    return <LadderLine />;
  };
  const ladder = createLadder(
    first,
    () => sync.state().latest,
    () => sync.dispatch({ is: 'online' }),
  );
  return { ...ladder, Line };
}
