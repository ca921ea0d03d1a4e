import { useState } from 'preact/hooks';
import { useApp, useViewer } from '../../elements/app-context.ts';
import { Secret } from '../../elements/secret.tsx';
import type { Work } from '../../sync/work.ts';
import { openWork, WorkFileError, type WorkFileTrouble } from '../../sync/work-file.ts';
import { WorkInFile } from './work-in-file.tsx';
import './leaving.css';

/** Opens a file that somebody kept when they left a device: one's own goes on as it was, a colleague's is looked at first. */
export function WorkFile() {
  const { t } = useApp().words;
  const me = useViewer().person.id;
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [opened, setOpened] = useState<Work | WorkFileTrouble | 'opening' | null>(null);
  const open = async (event: Event) => {
    event.preventDefault();
    if (!file) return;
    setOpened('opening');
    try {
      setOpened(await openWork(await file.text(), passphrase));
      setPassphrase('');
    } catch (error) {
      setOpened(error instanceof WorkFileError ? error.trouble : 'damaged');
    }
  };
  const work = typeof opened === 'object' ? opened : null;
  return (
    <section class="work-file">
      <h2>{t('leaving.open')}</h2>
      <p class="quiet">{t('leaving.openMeans')}</p>
      <form onSubmit={open}>
        <label>
          {t('leaving.choose')}
          <input
            type="file"
            onChange={(event) => {
              setFile(event.currentTarget.files?.[0] ?? null);
              setOpened(null);
            }}
          />
        </label>
        <Secret label={t('leaving.itsPassphrase')} value={passphrase} onValue={setPassphrase} />
        <button type="submit" disabled={!file || opened === 'opening'}>
          {t('leaving.openIt')}
        </button>
      </form>
      <p role="status" class={opened === 'opening' ? 'quiet' : 'failed'}>
        {typeof opened === 'string' && t(`leaving.trouble.${opened}`)}
      </p>
      {work && (
        <WorkInFile key={`${work.person.id} ${work.madeAt}`} work={work} own={work.person.id === me} />
      )}
    </section>
  );
}
