import { useState } from 'preact/hooks';
import { useWords } from './app-context.ts';

interface Props {
  /** How many rows the view shows. */
  readonly count: number;
  /** Hands the person the rows as a file, as they are at this time. */
  readonly save: (at: string) => Promise<void>;
}

type Saved = { count: number; at: string } | 'failed' | null;

/** The rows that a view shows, as a file for a spreadsheet or on paper, with their number said before and after. */
export function Export({ count, save }: Props) {
  const { t, exactTime } = useWords();
  const [saved, setSaved] = useState<Saved>(null);
  const saveNow = () => {
    const at = new Date().toISOString();
    save(at).then(
      () => setSaved({ count, at }),
      () => setSaved('failed'),
    );
  };
  return (
    <span class="export">
      <button type="button" onClick={saveNow} disabled={count === 0}>
        {t('export.button', { count })}
      </button>
      <button type="button" onClick={() => print()}>
        {t('export.print')}
      </button>
      <span class="small quiet" role="status">
        {saved === 'failed'
          ? t('page.partMissing')
          : saved && t('export.saved', { count: saved.count, time: exactTime(saved.at) })}
      </span>
    </span>
  );
}
