import { useState } from 'preact/hooks';
import { saveFile } from '../export/save-file.ts';
import { askForFile, type ExportBody } from '../sync/export-file.ts';
import { useWords } from './app-context.ts';

/** One thing that a view offers as a file. */
export interface Offered extends ExportBody {
  /** What it is called where there are several. */
  readonly label?: string;
  /** How many rows the view shows; null where it doesn’t know. */
  readonly count: number | null;
}

interface Props {
  readonly offers: readonly [Offered, ...Offered[]];
  /** How many of the view’s changes the server doesn’t have, and so the file. */
  readonly unsent?: number;
}

const formats = [
  ['XLSX', 'Excel (XLSX)'],
  ['CSV', 'CSV'],
  ['JSONL', 'JSON Lines'],
] as const;

type State = { is: 'getting' | 'busy' | 'failed' } | { is: 'saved'; count: number; at: string } | null;

/** What a view shows, as a file that the server makes; with how many rows it has, said before and after. */
export function Export({ offers, unsent = 0 }: Props) {
  const { t, exactTime } = useWords();
  const [chosen, setChosen] = useState(0);
  const [format, setFormat] = useState<string>(formats[0][0]);
  const [comments, setComments] = useState(false);
  const [state, setState] = useState<State>(null);
  const offer = offers[chosen] ?? offers[0];
  const { count, table } = offer;
  const save = async () => {
    setState({ is: 'getting' });
    try {
      const file = await askForFile(offer, { format, comments });
      if (file) saveFile(file.name, file.content);
      setState(file ? { is: 'saved', count: file.rows, at: new Date().toISOString() } : { is: 'busy' });
    } catch {
      setState({ is: 'failed' });
    }
  };
  return (
    <details class="export-file">
      <summary>{t('export.title')}</summary>
      <div class="pick">
        {offers.length > 1 && (
          <label>
            <span>{t('export.what')}</span>
            <select value={chosen} onChange={(event) => setChosen(Number(event.currentTarget.value))}>
              {offers.map(({ label }, index) => (
                <option key={label} value={index}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          <span>{t('export.format')}</span>
          <select value={format} onChange={(event) => setFormat(event.currentTarget.value)}>
            {formats.map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {table === 'ANSWERS' && (
          <label>
            <input
              type="checkbox"
              checked={comments}
              onChange={(event) => setComments(event.currentTarget.checked)}
            />{' '}
            {t('export.comments')}
          </label>
        )}
        <button type="button" onClick={save} disabled={count === 0 || state?.is === 'getting'}>
          {count === null ? t('export.all') : t('export.button', { count })}
        </button>
      </div>
      {unsent > 0 && <p class="small waiting">{t('export.unsent', { count: unsent })}</p>}
      <p class="small quiet" role="status">
        {state?.is === 'saved'
          ? t('export.saved', { count: state.count, time: exactTime(state.at) })
          : state && t(`export.${state.is}`)}
      </p>
    </details>
  );
}
