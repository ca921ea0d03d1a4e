import { render } from 'preact';
import { type App, AppContext } from '../../elements/app-context.ts';
import { loadWords } from '../../messages/load-words.ts';
import { Leaving } from './leaving.tsx';

/** Asks what becomes of what the server hasn't received, over everything else. `leave` signs out, and gives up what is left here. */
export async function askBeforeLeaving(app: App, leave: () => void): Promise<void> {
  app.words.add(await loadWords('soon', 'leaving'));
  const root = document.createElement('div');
  document.body.append(root);
  const close = () => {
    render(null, root);
    root.remove();
  };
  render(
    <AppContext.Provider value={app}>
      <Leaving
        onStay={close}
        onLeave={() => {
          close();
          leave();
        }}
      />
    </AppContext.Provider>,
    root,
  );
}
