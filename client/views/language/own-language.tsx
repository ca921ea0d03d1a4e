import { useEffect } from 'preact/hooks';
import { useApp, useSelected } from '../../elements/app-context.ts';
import { atRisk } from '../../sync/kept.ts';
import { tellLanguage } from '../../sync/tell-language.ts';

/** Who chose another language than this browser was told has theirs from now on, unless loading the page again would cost something. */
export function OwnLanguage() {
  const { sync, words } = useApp();
  const own = useSelected(({ session }) => (session.is === 'in' ? session.viewer.language : null));
  useEffect(() => {
    if (own === null || own === words.language || atRisk(sync.state()) > 0) return;
    tellLanguage(own).then(
      (told) => told && location.reload(),
      // Without a line the language stays as it is, and comes at the next opening.
      () => {},
    );
  }, [own, sync, words]);
  return null;
}
