import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import type { ReportQuery } from '../../operations/operations.generated.ts';
import { WriteReportNoteDocument } from '../../operations/seldom.generated.ts';

interface Props {
  readonly of: { readonly cycle: string; readonly country: string | null; readonly snapshot: string | null };
  readonly note: ReportQuery['report']['note'];
  /** Reads the report afresh. */
  readonly done: () => void;
}

/** What the coordinator says beside the figures. What they type stays until it was written, also where somebody was faster. */
export function Note({ of, note, done }: Props) {
  const { t, moment } = useApp().words;
  const [typed, setTyped] = useState<string | null>(null);
  const [theirs, setTheirs] = useState<ReportQuery['report']['note']>(null);
  const { run, busy, said } = useCommand();
  const stands = theirs ?? note;
  const words = typed ?? stands?.words ?? '';
  const save = (event: Event) => {
    event.preventDefault();
    run(
      WriteReportNoteDocument,
      { of, words, baseRevision: stands?.revision ?? 0 },
      ({ writeReportNote: { written, note: now } }) => {
        setTheirs(now);
        if (!written) return t('report.noteMeanwhile', { name: now?.writtenBy.name ?? '' });
        setTyped(null);
        done();
        return t('report.noteSaved');
      },
    );
  };
  return (
    <form class="report-note" onSubmit={save}>
      <label for="report-note">{t('report.note')}</label>
      <textarea
        id="report-note"
        dir="auto"
        rows={4}
        maxLength={2_000}
        value={words}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        aria-describedby="report-note-what"
      />
      <p id="report-note-what" class="quiet small">
        {t('report.noteWhat')}{' '}
        {stands && t('report.noteBy', { name: stands.writtenBy.name, moment: moment(stands.writtenAt) })}
      </p>
      {typed !== null && theirs?.words && theirs.words !== typed && (
        <blockquote dir="auto">{theirs.words}</blockquote>
      )}
      <button type="submit" disabled={busy || typed === null}>
        {t('report.noteSave')}
      </button>
      <SaidLine said={said} />
    </form>
  );
}
