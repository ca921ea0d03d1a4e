import { useApp } from '../../elements/app-context.ts';

interface Props {
  readonly since: string;
  readonly onChoose: (since: string) => void;
  readonly onNext: () => void;
  readonly onSeen: () => void;
  readonly onAllSeen: () => void;
}

/** From which moment on cells count as moved, a way from one to the next, and what has been looked at. */
export function MovedTools({ since, onChoose, onNext, onSeen, onAllSeen }: Props) {
  const { t } = useApp().words;
  return (
    <>
      <label>
        <span>{t('matrix.since')}</span>
        <input
          type="datetime-local"
          value={localMinute(since)}
          onChange={(event) => {
            const chosen = new Date(event.currentTarget.value);
            if (!Number.isNaN(chosen.getTime())) onChoose(chosen.toISOString());
          }}
        />
      </label>
      <span class="pick">
        <button type="button" onClick={onNext}>
          {t('matrix.next')}
        </button>
        <button type="button" onClick={onSeen}>
          {t('matrix.seen')}
        </button>
        <button type="button" onClick={onAllSeen}>
          {t('matrix.allSeen')}
        </button>
      </span>
    </>
  );
}

/** A moment as such a field wants it: `2026-11-20T17:40`, in the person's own time. */
function localMinute(iso: string): string {
  const moment = new Date(iso);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
