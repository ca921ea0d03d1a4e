import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import { useApp, useSelected } from '../../elements/app-context.ts';
import { Confirm } from '../../elements/confirm.tsx';
import { Secret } from '../../elements/secret.tsx';
import { type Asked, type DeviceKeys, forgetLocked, lockOn } from '../../sync/device/keys.ts';
import { NewPassphrase } from './new-passphrase.tsx';
// A dialog like the one before signing out.
import '../leaving/leaving.css';

/** Asks for the passphrase of a shared device, over everything else, as soon as something that is kept here is needed. */
export function AskPassphrase({ keys }: { keys: DeviceKeys }) {
  const [, look] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    look(0);
    return keys.subscribe(look);
  }, [keys]);
  const session = useSelected((state) => state.session.is);
  const author = useSelected((state) => state.author);
  const { asked } = keys;
  // Whoever is signed in as somebody else has nothing to do with it.
  if (!asked || session === 'out' || (session === 'in' && author !== asked.person)) return null;
  return <Asking key={`${asked.person} ${asked.to}`} keys={keys} asked={asked} mayGoOn={session === 'in'} />;
}

interface Props {
  readonly keys: DeviceKeys;
  readonly asked: Asked;
  /** The page has something to show without what is kept here. */
  readonly mayGoOn: boolean;
}

function Asking({ keys, asked: { person, to }, mayGoOn }: Props) {
  const { t } = useApp().words;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="leaving"
      aria-labelledby="locked"
      onClose={() => (mayGoOn ? keys.dismiss() : dialog.current?.showModal())}
    >
      <h2 id="locked">{t(to === 'open' ? 'locked.title' : 'locked.chooseTitle')}</h2>
      {to === 'open' ? (
        <Open keys={keys} person={person} />
      ) : (
        <>
          <p>{t('locked.means')}</p>
          <NewPassphrase onChosen={(passphrase) => keys.give(passphrase)} />
        </>
      )}
      {mayGoOn && (
        <section>
          <button type="button" onClick={() => dialog.current?.close()}>
            {t('locked.without')}
          </button>
          <p class="quiet small">{t('locked.withoutMeans')}</p>
        </section>
      )}
    </dialog>
  );
}

function Open({ keys, person }: Pick<Props, 'keys'> & { person: string }) {
  const { t } = useApp().words;
  const [passphrase, setPassphrase] = useState('');
  const [said, setSaid] = useState('');
  const [waiting, setWaiting] = useState(0);
  useEffect(() => {
    lockOn(person).then(
      (lock) => setWaiting(lock.waiting),
      () => {},
    );
  }, [person]);
  const open = async (event: Event) => {
    event.preventDefault();
    setSaid(t('locked.opening'));
    const opened = await keys.give(passphrase).catch(() => false);
    if (!opened) setSaid(t('locked.wrong'));
  };
  return (
    <>
      {waiting > 0 && <p>{t('locked.waiting', { count: waiting })}</p>}
      <form onSubmit={open}>
        <Secret label={t('locked.passphrase')} value={passphrase} onValue={setPassphrase} />
        <button type="submit" class="main">
          {t('locked.open')}
        </button>
      </form>
      <p role="status">{said}</p>
      <Confirm
        label={t('locked.forget')}
        question={t('locked.forgetQuestion', { count: waiting })}
        busy={false}
        onYes={() => forgetLocked(person).then(() => location.reload())}
      />
    </>
  );
}
