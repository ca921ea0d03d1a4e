import { render } from 'preact';
import { type App, AppContext } from '../elements/app-context.ts';
import ladder from '../messages/en.json?ladder';
import words from '../messages/en.json?version';
import type { Words } from '../messages/words.ts';
import type { FirstRung } from '../sync/first-rung.ts';
import { createLadder } from '../sync/rungs/ladder.ts';
import { startMeter } from '../sync/rungs/meter.ts';
import type { Sync } from '../sync/runtime.ts';
import { LadderLine } from '../views/connection/ladder-line.tsx';
import { NewVersion } from '../views/version/new-version.tsx';

/** What stands beside the page and comes once the page stands, in an element of its own. */
export function showLater(app: App): void {
  startMeter();
  app.words.add(words);
  const root = document.createElement('div');
  document.body.append(root);
  render(
    <AppContext.Provider value={app}>
      <NewVersion />
    </AppContext.Provider>,
    root,
  );
}

/** The other rungs, which come as soon as the first one fails, with what then says where the page stands. */
export function ladderWithLine(first: FirstRung, sync: Sync, { add }: Words) {
  add(ladder);
  return { ...createLadder(first, () => sync.state().latest), Line: LadderLine };
}
