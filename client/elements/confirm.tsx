import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useWords } from './app-context.ts';

/** A button that asks once more before it acts. The question says what the act means and takes the button's place. */
export function Confirm({
  label,
  about,
  question,
  busy,
  ready = true,
  onYes,
}: {
  label: string;
  /** The button's name for those who hear it without what stands beside it. */
  about?: string;
  question: ComponentChildren;
  busy: boolean;
  /** What the question asks for is there, so that the act itself may happen. */
  ready?: boolean;
  onYes: () => void;
}) {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  const act = useRef<HTMLButtonElement>(null);
  // The button that had the focus is gone. Only once: whoever types into the question stays there.
  useLayoutEffect(() => act.current?.focus(), [asking]);
  if (!asking) {
    return (
      <button type="button" aria-label={about} disabled={busy} onClick={() => setAsking(true)}>
        {label}
      </button>
    );
  }
  return (
    <fieldset class="confirm">
      <legend class="unseen">{about ?? label}</legend>
      <p>{question}</p>
      <div class="pick">
        <button
          type="button"
          class="main"
          disabled={busy || !ready}
          ref={act}
          onClick={() => {
            setAsking(false);
            onYes();
          }}
        >
          {label}
        </button>
        <button type="button" onClick={() => setAsking(false)}>
          {t('said.cancel')}
        </button>
      </div>
    </fieldset>
  );
}
