import { useState } from 'preact/hooks';
import { useApp, useSelected } from '../../elements/app-context.ts';
import { Secret } from '../../elements/secret.tsx';
import { saveFile } from '../../export/save-file.ts';
import { handedOver } from '../../sync/handed-over.ts';
import { keyOf } from '../../sync/model.ts';
import { unsentLines } from '../../sync/outbox.ts';
import { shortestPassphrase } from '../../sync/passphrase.ts';
import { workOf } from '../../sync/work.ts';
import { sealWork } from '../../sync/work-file.ts';

/** What is not received, as a file under a passphrase that is typed twice and kept nowhere. */
export function KeepFile({ onKept }: { onKept: () => void }) {
  const {
    sync,
    words: { t },
  } = useApp();
  const person = useSelected(({ session }) => (session.is === 'in' ? session.viewer.person : null));
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [said, setSaid] = useState('');
  if (!person) return null;
  const save = async (event: Event) => {
    event.preventDefault();
    if ([...passphrase].length < shortestPassphrase)
      return setSaid(t('leaving.short', { count: shortestPassphrase }));
    if (passphrase !== again) return setSaid(t('leaving.differs'));
    for (const { address } of unsentLines(sync.state().outbox)) {
      sync.dispatch({ is: 'settle', key: keyOf(address) });
    }
    const now = new Date().toISOString();
    const all = { outbox: sync.state().outbox, waiting: handedOver(sync).waiting() };
    const work = workOf(all, person, now, () => crypto.randomUUID());
    const name = `concord-${now.slice(0, 16).replace(/[-:]/g, '')}Z.changes`;
    setSaid(t('leaving.sealing'));
    const file = await sealWork(work, passphrase);
    saveFile(name, file, 'application/octet-stream');
    setPassphrase('');
    setAgain('');
    const answers = new Set(work.entries.map(({ address }) => keyOf(address)));
    setSaid(t('leaving.saved', { name, count: answers.size }));
    onKept();
  };
  return (
    <section>
      <h3>{t('leaving.file')}</h3>
      <p class="quiet small">{t('leaving.fileMeans')}</p>
      <form onSubmit={save}>
        <Secret
          label={t('leaving.passphrase', { count: shortestPassphrase })}
          value={passphrase}
          onValue={setPassphrase}
        />
        <Secret label={t('leaving.again')} value={again} onValue={setAgain} />
        <button type="submit">{t('leaving.save')}</button>
      </form>
      <p role="status">{said}</p>
    </section>
  );
}
