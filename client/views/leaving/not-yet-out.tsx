import { useEffect } from 'preact/hooks';
import { useWords } from '../../elements/app-context.ts';
import { isSignOutDue, tellSignOut } from '../../sync/sign-out.ts';
import './leaving.css';

const retryMs = 5_000;

/** Says that the server doesn’t know of a sign-out yet, and tells it as soon as there is a line. */
export function NotYetOut({ onTold }: { onTold: () => void }) {
  const { t } = useWords();
  useEffect(() => {
    const tell = () => {
      if (!isSignOutDue()) onTold();
      // If it fails once more, the next round tries again.
      else tellSignOut().then(onTold, () => {});
    };
    const timer = setInterval(tell, retryMs);
    addEventListener('online', tell);
    return () => {
      clearInterval(timer);
      removeEventListener('online', tell);
    };
  }, []);
  return (
    <p class="not-yet-out" role="alert">
      {t('signedOut.notYet')}
    </p>
  );
}
