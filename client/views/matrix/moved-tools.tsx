import { useApp } from '../../elements/app-context.ts';
import { sinceSnapshot } from './since-place.ts';
import type { Marking } from './use-marks.ts';

interface Props {
  readonly marking: Marking;
  /** What the address says; null: since one last looked. */
  readonly chosen: string | null;
  /** What others learn of it. */
  readonly told: string | undefined;
  /** Where the link to this comparison leads. */
  readonly href: string | null;
  /** The empty text: since one last looked. */
  readonly onChoose: (since: string) => void;
  readonly onNext: () => void;
  readonly onSeen: () => void;
  readonly onRowSeen: () => void;
  readonly onAllSeen: () => void;
}

/** From when on cells count as moved, a way from one to the next, and what has been looked at. */
export function MovedTools(props: Props) {
  const { marking, chosen, told, href, onChoose, onNext, onSeen, onRowSeen, onAllSeen } = props;
  const { t } = useApp().words;
  const { since, snapshots, trouble } = marking;
  const names = snapshots.map(sinceSnapshot);
  const place = chosen === null ? '' : names.includes(chosen) ? chosen : 'moment';
  return (
    <>
      <label>
        <span>{t('matrix.compare')}</span>
        <select
          value={place}
          onChange={(event) => {
            const value = event.currentTarget.value;
            onChoose(value === 'moment' ? (since.at ?? new Date().toISOString()) : value);
          }}
        >
          <option value="">{t('matrix.compare.looked')}</option>
          <option value="moment">{t('matrix.compare.moment')}</option>
          {snapshots.map((name) => (
            <option key={name} value={sinceSnapshot(name)}>
              {t('matrix.compare.snapshot', { name })}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t('matrix.since')}</span>
        <input
          type="datetime-local"
          value={since.at === null ? '' : localMinute(since.at)}
          onChange={(event) => {
            const moment = new Date(event.currentTarget.value);
            if (!Number.isNaN(moment.getTime())) onChoose(moment.toISOString());
          }}
        />
      </label>
      <span class="pick" title={told}>
        <button type="button" onClick={onNext}>
          {t('matrix.next')}
        </button>
        <button type="button" onClick={onSeen}>
          {t('matrix.seen')}
        </button>
        <button type="button" onClick={onRowSeen}>
          {t('matrix.rowSeen')}
        </button>
        <button type="button" onClick={onAllSeen}>
          {t('matrix.allSeen')}
        </button>
      </span>
      {href && <a href={href}>{t('matrix.link')}</a>}
      <span role="status" class="small">
        {trouble && t(`matrix.trouble.${trouble}`)}
      </span>
    </>
  );
}

/** A moment as such a field wants it: `2026-11-20T17:40`, in the person's own time. */
function localMinute(iso: string): string {
  const moment = new Date(iso);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
