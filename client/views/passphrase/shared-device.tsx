import { useEffect, useState } from 'preact/hooks';
import { useApp, useViewer } from '../../elements/app-context.ts';
import { Secret } from '../../elements/secret.tsx';
import { lockOn, shareDevice, unshareDevice } from '../../sync/device/keys.ts';
import type { State } from '../../sync/state.ts';
import { wouldLose } from '../../sync/worker.ts';
import { NewPassphrase } from './new-passphrase.tsx';
import '../leaving/leaving.css';

/** Whether this device asks for a passphrase, since others use it too; and what that protects from. */
export function SharedDevice() {
  const {
    sync,
    words: { t },
  } = useApp();
  const { id } = useViewer().person;
  const [locked, setLocked] = useState<boolean | null>(null);
  useEffect(() => {
    lockOn(id).then(
      (lock) => setLocked(lock.locked),
      // A browser that keeps nothing has nothing to protect.
      () => {},
    );
  }, [id]);
  if (locked === null) return null;
  /** Everything here is sealed anew by then, and the page begins with it. */
  const whenWritten = async (change: () => Promise<boolean>, otherwise: string) => {
    if (!isWritten(sync.state()) || wouldLose()) return t('locked.busy');
    if (!(await change())) return otherwise;
    location.reload();
    return undefined;
  };
  return (
    <section class="work-file shared-device">
      <h2>{t('locked.shared')}</h2>
      <p>{t(locked ? 'locked.sharedNow' : 'locked.sharedNot')}</p>
      <p class="quiet">{t('locked.means')}</p>
      {locked ? (
        <TakeOff
          onTyped={(passphrase) =>
            whenWritten(() => unshareDevice(id, passphrase), t('locked.wrong')).catch(() =>
              t('locked.failed'),
            )
          }
        />
      ) : (
        <NewPassphrase
          onChosen={(passphrase) => whenWritten(() => shareDevice(id, passphrase).then(() => true), '')}
        />
      )}
    </section>
  );
}

function TakeOff({ onTyped }: { onTyped: (passphrase: string) => Promise<string | undefined> }) {
  const { t } = useApp().words;
  const [passphrase, setPassphrase] = useState('');
  const [said, setSaid] = useState('');
  const takeOff = async (event: Event) => {
    event.preventDefault();
    setSaid(t('locked.opening'));
    setSaid((await onTyped(passphrase)) ?? '');
  };
  return (
    <>
      <form onSubmit={takeOff}>
        <Secret label={t('locked.passphrase')} value={passphrase} onValue={setPassphrase} />
        <button type="submit">{t('locked.takeOff')}</button>
      </form>
      <p role="status">{said}</p>
    </>
  );
}

/** Nothing is on its way to the device: what is written under the former keys could not be opened by the new ones. */
function isWritten({ device }: State): boolean {
  return (
    device?.is === 'open' &&
    device.trouble === null &&
    device.keeping.length === 0 &&
    Object.keys(device.unsaved).length === 0
  );
}
