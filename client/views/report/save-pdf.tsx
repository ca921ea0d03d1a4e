import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { English } from '../../elements/refusal-words.tsx';
import { saveFile } from '../../export/save-file.ts';
import { type FetchedFile, fetchFile } from '../../sync/fetch-file.ts';

/** The report as PDF, set on the server. What refuses it is said beside the button. */
export function SavePdf({ file }: { file: string }) {
  const { t } = useApp().words;
  const [outcome, setOutcome] = useState<FetchedFile | 'busy' | 'none'>('none');
  const save = async () => {
    setOutcome('busy');
    const fetched = await fetchFile(file);
    if (fetched && 'bytes' in fetched) saveFile(fetched.name, fetched.bytes, 'application/pdf');
    setOutcome(fetched);
  };
  return (
    <>
      <button type="button" class="main" disabled={outcome === 'busy'} onClick={save}>
        {t('report.pdf')}
      </button>
      <span role="status">{outcome !== 'none' && <Told outcome={outcome} />}</span>
    </>
  );
}

function Told({ outcome }: { outcome: FetchedFile | 'busy' }) {
  const { t, rich } = useApp().words;
  if (outcome === 'busy') return <>{t('report.setting')}</>;
  if (outcome === null) return <>{t('report.notSaved')}</>;
  if ('bytes' in outcome) return <>{t('report.saved')}</>;
  return <>{rich('page.refused', { message: <English text={outcome.refusal} /> })}</>;
}
