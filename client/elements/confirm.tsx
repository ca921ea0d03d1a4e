import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useWords } from './app-context.ts';

/** A button that asks once more before it acts. The question says what the act means and takes the button's place. */
export function Confirm({
  label,
  about,
  question,
  busy,
  onYes,
}: {
  label: string;
  /** The button's name for those who hear it without what stands beside it. */
  about?: string;
  question: ComponentChildren;
  busy: boolean;
  onYes: () => void;
}) {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
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
          disabled={busy}
          // The button that had the focus is gone.
          ref={(button) => button?.focus()}
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
