import { render } from 'preact';
import { type App, AppContext } from '../../elements/app-context.ts';
import { unsentCount } from '../../sync/outbox.ts';
import { signOut } from '../../sync/sign-out.ts';
import { askBeforeLeaving } from './ask-before-leaving.tsx';
import { NotYetOut } from './not-yet-out.tsx';

/** Signs out. Where the server has not received everything, it asks first what becomes of that. */
export async function leave(app: App): Promise<void> {
  const out = () => void signOutHere(app);
  if (unsentCount(app.sync.state().outbox) > 0) await askBeforeLeaving(app, out);
  else out();
}

/** Shows nothing of theirs any more, whether the server could be told or not; where it couldn’t, says so and goes on telling it. */
async function signOutHere(app: App): Promise<void> {
  const target = await signOut().catch(() => 'untold' as const);
  app.sync.dispatch({ is: 'signed-out' });
  if (target === 'untold') sayNotYetOut(app);
  else if (target) location.assign(target);
}

function sayNotYetOut(app: App): void {
  const root = document.createElement('div');
  document.body.prepend(root);
  render(
    <AppContext.Provider value={app}>
      <NotYetOut onTold={() => render(null, root)} />
    </AppContext.Provider>,
    root,
  );
}
