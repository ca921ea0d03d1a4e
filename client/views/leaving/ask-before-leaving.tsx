import { render } from 'preact';
import { type App, AppContext } from '../../elements/app-context.ts';
import words from '../../messages/en.json?leaving';
import soon from '../../messages/en.json?soon';
import { Leaving } from './leaving.tsx';

/** Asks what becomes of what the server hasn't received, over everything else. `leave` signs out, and gives up what is left here. */
export function askBeforeLeaving(app: App, leave: () => void): void {
  app.words.add({ ...soon, ...words });
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
