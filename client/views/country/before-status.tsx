import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../../elements/app-context.ts';
import { TooLong } from '../../elements/too-long.tsx';
import type { Values } from '../../sync/model.ts';
import { tooMany } from '../../sync/texts.ts';
import { missingOf } from './missing.ts';

/** Submitting without a rating or a text is asked about, gently. Without a reason for “not applicable” it can't be. */
export function SubmitWarning({
  values,
  onSubmit,
  onCancel,
}: {
  values: Values;
  onSubmit: () => void;
  onCancel: () => void;
}) {
  const { t } = useWords();
  const missing = missingOf(values);
  const count = tooMany('narrative', values.narrative);
  const possible = missing !== 'reason' && missing !== 'room';
  const first = useFirstFocus<HTMLButtonElement>();
  return (
    <section class="ask" aria-label={t('submit.question')}>
      <p role="alert">{t(missing === null ? 'submit.complete' : `submit.without.${missing}`, { count })}</p>
      <div class="pick">
        {possible && (
          <button type="button" ref={first} onClick={onSubmit}>
            {t(missing === null ? 'submit.now' : 'submit.anyway')}
          </button>
        )}
        <button type="button" ref={possible ? null : first} onClick={onCancel}>
          {t('submit.notYet')}
        </button>
      </div>
    </section>
  );
}

/** A sentence that something is done with: what should change in an answer that goes back, or why it is accepted. */
export function ReasonForm({
  id,
  question,
  go,
  cancel,
  children,
  onReason,
  onCancel,
}: {
  id: string;
  question: string;
  go: string;
  cancel: string;
  /** What else is to be said with it. */
  children?: ComponentChildren;
  onReason: (reason: string) => void;
  onCancel: () => void;
}) {
  const [note, setNote] = useState('');
  const field = useFirstFocus<HTMLTextAreaElement>();
  const text = note.trim();
  return (
    <div class="ask">
      <label for={`reason-${id}`}>{question}</label>
      <textarea
        id={`reason-${id}`}
        ref={field}
        dir="auto"
        aria-describedby={`reason-${id}-long`}
        value={note}
        onInput={(event) => setNote(event.currentTarget.value)}
      />
      <TooLong id={`reason-${id}-long`} place="note" text={text} />
      {children}
      <div class="pick">
        <button
          type="button"
          class="main"
          disabled={text === '' || tooMany('note', text) > 0}
          onClick={() => onReason(text)}
        >
          {go}
        </button>
        <button type="button" onClick={onCancel}>
          {cancel}
        </button>
      </div>
    </div>
  );
}

/** The button that asked is gone, so the focus goes to the first answer; a second drawing leaves it where it is. */
function useFirstFocus<Target extends HTMLElement>() {
  const target = useRef<Target>(null);
  useLayoutEffect(() => target.current?.focus(), []);
  return target;
}
