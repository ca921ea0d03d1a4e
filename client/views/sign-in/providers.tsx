import { useEffect, useState } from 'preact/hooks';
import { useFirstApp, useSelected } from '../../elements/app-context.ts';
import { Lazy } from '../../elements/lazy.tsx';
import { Written } from '../../elements/written.tsx';
import { unsentCount } from '../../sync/outbox.ts';
import { type Provider, readProviders } from '../../sync/providers.ts';
import { beginSignIn } from '../../sync/sign-in.ts';
import './door.css';

const loadTurnedAway = () => import('./turned-away.tsx').then((file) => ({ view: file.TurnedAway }));

/** Where to come back to: where one is, without what was said about the last attempt. */
function returnTo(address: URL): string {
  const clean = new URL(address);
  clean.searchParams.delete('signIn');
  return clean.pathname + clean.search + clean.hash;
}

/** Signing in with one's own organisation: by address, or from the list. */
export function Providers() {
  const {
    sync,
    words: { t },
  } = useFirstApp();
  const unsent = useSelected((state) => unsentCount(state.outbox) > 0);
  const [providers, setProviders] = useState<readonly Provider[]>([]);
  const [problem, setProblem] = useState<'organisation' | 'network' | null>(null);
  const [elsewhere, setElsewhere] = useState(false);
  const [busy, setBusy] = useState(false);
  const address = new URL(location.href);
  const turned = address.searchParams.get('signIn');

  useEffect(() => {
    readProviders().then(
      (answer) => setProviders(answer.providers),
      () => setProblem('network'),
    );
  }, []);

  const go = async (how: { email: string } | { provider: string }) => {
    setBusy(true);
    setProblem(null);
    try {
      const target = await beginSignIn({ ...how, returnTo: returnTo(address) });
      if (target === null) setProblem('organisation');
      else if (unsent) {
        // What was not sent lives in this window, which therefore stays.
        open(target, '_blank');
        addEventListener('focus', () => sync.dispatch({ is: 'opened' }));
        setElsewhere(true);
      } else location.assign(target);
    } catch {
      setProblem('network');
    }
    setBusy(false);
  };

  const byAddress = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    go({ email: String(form.get('email')) });
  };

  return (
    <>
      {problem === null && turned && <Lazy load={loadTurnedAway} props={{ because: turned }} />}
      {problem && (
        <p role="alert" class="failed">
          {t(problem === 'network' ? 'signIn.problem.network' : 'provider.problem.organisation')}
        </p>
      )}
      {elsewhere && <p role="status">{t('provider.elsewhere')}</p>}
      <form class="fields" onSubmit={byAddress}>
        <label for="sign-in-email">
          {t('provider.email')}
          <input id="sign-in-email" name="email" type="email" required autocomplete="username" />
        </label>
        <button type="submit" disabled={busy}>
          {t('provider.continue')}
        </button>
      </form>
      {providers.length > 0 && <p class="quiet">{t('provider.organisations')}</p>}
      <ul class="personas">
        {providers.map(({ id, name }) => (
          <li key={id}>
            <button type="button" disabled={busy} onClick={() => go({ provider: id })}>
              <Written text={name} />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
