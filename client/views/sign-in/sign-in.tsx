import { useState } from 'preact/hooks';
import { useFirstApp, useSelected, useWords } from '../../elements/app-context.ts';
import { Lazy } from '../../elements/lazy.tsx';
import { withWords } from '../../elements/with-words.ts';
import { Written } from '../../elements/written.tsx';
import { type Demonstration, signInAs } from '../../sync/demonstration.ts';
import { unsentCount } from '../../sync/outbox.ts';
import './sign-in.css';

// Not for a demonstration, and the other way round.
const loadProviders = withWords(() => import('./providers.tsx').then((file) => file.Providers), 'door');

// Only once it is asked for: most choose one of the listed.
const loadFreeChoice = withWords(
  () => import('./free-choice.tsx').then((file) => file.loadFreeChoice()),
  'door',
);

/** Who one is: in the demonstration, any of the personas. */
export function SignIn({ demonstration }: { demonstration: Demonstration | null }) {
  const {
    sync,
    words: { t },
  } = useFirstApp();
  const ended = useSelected((state) => state.session.is === 'out' && state.session.ended);
  const unsent = useSelected((state) => unsentCount(state.outbox));
  const [problem, setProblem] = useState<'unknown' | 'network' | null>(null);
  const [busy, setBusy] = useState(false);
  const [free, setFree] = useState(false);

  const signIn = async (persona: string) => {
    setBusy(true);
    setProblem(null);
    try {
      if (await signInAs(persona)) sync.dispatch({ is: 'opened' });
      else setProblem('unknown');
    } catch {
      setProblem('network');
    }
    setBusy(false);
  };

  return (
    <div class="sign-in">
      <h1 tabIndex={-1}>{t('signIn.title')}</h1>
      {ended && <p role="status">{t('signIn.ended')}</p>}
      {unsent > 0 && <p class="waiting">{t('signIn.unsent', { count: unsent })}</p>}
      {problem && (
        <p role="alert" class="failed">
          {t(`signIn.problem.${problem}`)}
        </p>
      )}
      {demonstration ? (
        <>
          <p class="quiet">{t('signIn.personas')}</p>
          <div class="groups">
            {(['AGENCY', 'NETWORK', 'TEAM', 'MONITOR'] as const).map((group) => (
              <section key={group}>
                <h2>{t(`signIn.group.${group}`)}</h2>
                <ul class="personas">
                  {demonstration.personas
                    .filter((one) => one.group === group)
                    .map((one) => (
                      <Persona key={one.persona} persona={one} busy={busy} onChoose={signIn} />
                    ))}
                </ul>
              </section>
            ))}
          </div>
          {demonstration.engine === 'embedded' && <p class="quiet">{t('signIn.embedded')}</p>}
          <details onToggle={() => setFree(true)}>
            <summary>{t('signIn.free')}</summary>
            {free && <Lazy load={loadFreeChoice} props={{ busy, onChoose: signIn }} />}
          </details>
        </>
      ) : (
        <Lazy load={loadProviders} props={{}} />
      )}
    </div>
  );
}

function Persona({
  persona: { persona, name, about, waits },
  busy,
  onChoose,
}: {
  persona: Demonstration['personas'][number];
  busy: boolean;
  onChoose: (persona: string) => void;
}) {
  const { t } = useWords();
  return (
    <li>
      <button type="button" disabled={busy} onClick={() => onChoose(persona)}>
        <b>
          <Written text={name} />
        </b>
        {waits && (
          <span class={waits.kind === 'RETURNED' ? 'waiting' : 'quiet'}>
            {t(`signIn.waits.${waits.kind}`, { count: waits.count })}
          </span>
        )}
        <span class="quiet about">{about}</span>
      </button>
    </li>
  );
}
