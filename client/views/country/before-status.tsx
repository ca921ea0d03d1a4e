import { useState } from 'preact/hooks';
import { useWords } from '../../elements/app-context.ts';
import type { Values } from '../../sync/model.ts';

/** What a submission would be sent without. */
type Missing = 'rating' | 'narrative' | 'both' | 'reason';

/** What is missing from an answer that is about to be submitted. */
export function missingOf({ rating, narrative }: Values): Missing | null {
  if (rating === 'NOT_APPLICABLE' && !narrative) return 'reason';
  if (!rating) return narrative ? 'rating' : 'both';
  return narrative ? null : 'narrative';
}

/** Submitting without a rating or a text is asked about, gently. Without a reason for “not applicable” it can't be. */
export function SubmitWarning({
  missing,
  onSubmit,
  onCancel,
}: {
  missing: Missing | null;
  onSubmit: () => void;
  onCancel: () => void;
}) {
  const { t } = useWords();
  return (
    <section class="ask" aria-label={t('submit.question')}>
      <p role="alert">{t(missing === null ? 'submit.complete' : `submit.without.${missing}`)}</p>
      <div class="pick">
        {missing !== 'reason' && (
          <button type="button" onClick={onSubmit}>
            {t(missing === null ? 'submit.now' : 'submit.anyway')}
          </button>
        )}
        <button type="button" onClick={onCancel}>
          {t('submit.notYet')}
        </button>
      </div>
    </section>
  );
}

/** An answer goes back with a sentence that says what should change. */
export function ReturnForm({
  id,
  onReturn,
  onCancel,
}: {
  id: string;
  onReturn: (note: string) => void;
  onCancel: () => void;
}) {
  const { t } = useWords();
  const [note, setNote] = useState('');
  return (
    <div class="ask">
      <label for={`return-${id}`}>{t('return.question')}</label>
      <textarea
        id={`return-${id}`}
        dir="auto"
        maxLength={2000}
        value={note}
        onInput={(event) => setNote(event.currentTarget.value)}
      />
      <div class="pick">
        <button
          type="button"
          class="main"
          disabled={note.trim() === ''}
          onClick={() => onReturn(note.trim())}
        >
          {t('return.go')}
        </button>
        <button type="button" onClick={onCancel}>
          {t('return.cancel')}
        </button>
      </div>
    </div>
  );
}
