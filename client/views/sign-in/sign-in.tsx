import { useState } from 'preact/hooks';
import { useApp, useSelected } from '../../elements/app-context.ts';
import { Written } from '../../elements/written.tsx';
import { unsentCount } from '../../sync/outbox.ts';
import { type Demonstration, signInAs } from '../../sync/session.ts';
import { Providers } from './providers.tsx';
import './sign-in.css';

/** Who one is: in the demonstration, any of the personas. */
export function SignIn({ demonstration }: { demonstration: Demonstration | null }) {
  const {
    sync,
    words: { t },
  } = useApp();
  const ended = useSelected((state) => state.session.is === 'out' && state.session.ended);
  const unsent = useSelected((state) => unsentCount(state.outbox));
  const [problem, setProblem] = useState<'unknown' | 'network' | null>(null);
  const [busy, setBusy] = useState(false);

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
          <ul class="personas">
            {demonstration.personas.map(({ persona, name }) => (
              <li key={persona}>
                <button type="button" disabled={busy} onClick={() => signIn(persona)}>
                  <Written text={name} />
                </button>
              </li>
            ))}
          </ul>
          <FreeChoice demonstration={demonstration} busy={busy} onChoose={signIn} />
        </>
      ) : (
        <Providers />
      )}
    </div>
  );
}

/** Any agency in any country. Where the server lists them they are chosen from, else their codes are typed. */
function FreeChoice({
  demonstration: { agencies = [], countries = [] },
  busy,
  onChoose,
}: {
  demonstration: Demonstration;
  busy: boolean;
  onChoose: (persona: string) => void;
}) {
  const { t } = useApp().words;
  const choose = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    onChoose(
      `focal-point/${form.get('agency')}/${form.get('country')}`
        .toUpperCase()
        .replace('FOCAL-POINT', 'focal-point'),
    );
  };
  const field = (name: 'agency' | 'country', options: readonly { code: string; name: string }[]) => (
    <label for={`free-${name}`}>
      {t(`signIn.${name}`)}
      {options.length > 0 ? (
        <select id={`free-${name}`} name={name}>
          {options.map((option) => (
            <option key={option.code} value={option.code}>
              {option.name}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={`free-${name}`}
          name={name}
          required
          autocomplete="off"
          spellcheck={false}
          placeholder={name === 'agency' ? 'UNICEF' : 'KEN'}
        />
      )}
    </label>
  );
  return (
    <form class="free-choice" onSubmit={choose}>
      <h2>{t('signIn.free')}</h2>
      {agencies.length === 0 && <p class="quiet small">{t('signIn.codes')}</p>}
      <div class="fields">
        {field(
          'agency',
          agencies.map(({ code, acronym }) => ({ code, name: acronym })),
        )}
        {field('country', countries)}
        <button type="submit" disabled={busy}>
          {t('signIn.go')}
        </button>
      </div>
    </form>
  );
}
