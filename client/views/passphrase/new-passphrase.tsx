import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { Secret } from '../../elements/secret.tsx';
import { shortestPassphrase } from '../../sync/passphrase.ts';

/** Has somebody choose a passphrase for this device, typed twice. `onChosen` gives what to say instead, where it does not go. */
export function NewPassphrase({ onChosen }: { onChosen: (passphrase: string) => Promise<unknown> }) {
  const { t } = useApp().words;
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [said, setSaid] = useState('');
  const choose = async (event: Event) => {
    event.preventDefault();
    if ([...passphrase].length < shortestPassphrase)
      return setSaid(t('locked.short', { count: shortestPassphrase }));
    if (passphrase !== again) return setSaid(t('locked.differs'));
    setSaid(t('locked.sealing'));
    const refusal = await onChosen(passphrase).catch(() => t('locked.failed'));
    if (typeof refusal === 'string') setSaid(refusal);
  };
  return (
    <>
      <form onSubmit={choose}>
        <Secret
          label={t('locked.new', { count: shortestPassphrase })}
          value={passphrase}
          onValue={setPassphrase}
        />
        <Secret label={t('locked.again')} value={again} onValue={setAgain} />
        <button type="submit">{t('locked.choose')}</button>
      </form>
      <p role="status">{said}</p>
    </>
  );
}
