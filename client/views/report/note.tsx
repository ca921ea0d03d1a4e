import { useRef, useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import type { ReportQuery } from '../../operations/operations.generated.ts';
import { WriteReportNoteDocument } from '../../operations/seldom.generated.ts';
import { useKept } from '../cycles/use-kept.ts';

interface Props {
  readonly of: { readonly cycle: string; readonly country: string | null; readonly snapshot: string | null };
  readonly note: ReportQuery['report']['note'];
  /** Reads the report afresh. */
  readonly done: () => void;
}

/** With the revision of the note that was read when it was typed. */
type Typed = { readonly words: string; readonly on: number };

/** What the coordinator says beside the figures. What they type stays until it was written, also where somebody was faster or it is on its way. */
export function Note({ of, note, done }: Props) {
  const { t, moment } = useApp().words;
  const [kept, keep] = useKept(`report note ${JSON.stringify(of)}`);
  const typed = kept === '' ? null : (JSON.parse(kept) as Typed);
  const setTyped = (next: Typed | null) => keep(next === null ? '' : JSON.stringify(next));
  const latest = useRef(typed);
  latest.current = typed;
  const [theirs, setTheirs] = useState<ReportQuery['report']['note']>(null);
  const { run, busy, said } = useCommand();
  const stands = theirs ?? note;
  const { words, on } = typed ?? { words: stands?.words ?? '', on: stands?.revision ?? 0 };
  const save = (event: Event) => {
    event.preventDefault();
    run(
      WriteReportNoteDocument,
      { of, words, baseRevision: on },
      ({ writeReportNote: { written, note: now } }) => {
        setTheirs(now);
        // Theirs stands beside it from now on: what is saved then is said in full view of it.
        const more = latest.current && !(written && latest.current.words === words) ? latest.current : null;
        setTyped(more && { words: more.words, on: now?.revision ?? 0 });
        if (!written) return t('report.noteMeanwhile', { name: now?.writtenBy.name ?? '' });
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
        onInput={({ currentTarget }) => setTyped({ words: currentTarget.value, on })}
        aria-describedby="report-note-what"
      />
      <p id="report-note-what" class="quiet small">
        {t('report.noteWhat')}{' '}
        {stands && t('report.noteBy', { name: stands.writtenBy.name, moment: moment(stands.writtenAt) })}
      </p>
      {typed !== null && theirs?.words && theirs.words !== words && (
        <blockquote dir="auto">{theirs.words}</blockquote>
      )}
      <button type="submit" disabled={busy || typed === null}>
        {t('report.noteSave')}
      </button>
      <SaidLine said={said} />
    </form>
  );
}
