import { useApp } from '../../elements/app-context.ts';

interface Props {
  readonly since: string;
  readonly onChoose: (since: string) => void;
}

/** The moment from which cells count as moved, to the minute, in the person's own time. */
export function SinceChoice({ since, onChoose }: Props) {
  const { t } = useApp().words;
  return (
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
  );
}

/** A moment as such a field wants it: `2026-11-20T17:40`, by the device's clock. */
function localMinute(iso: string): string {
  const moment = new Date(iso);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
