import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useWords } from '../../elements/app-context.ts';
import type { Why } from '../../sync/outbox.ts';
import { type Place, ReturnForm } from '../country/return-form.tsx';

interface Props {
  readonly waiting: number;
  readonly chosen: number;
  /** Where the chosen answers are. */
  readonly places: readonly Place[];
  readonly onPickAll: (on: boolean) => void;
  readonly onAccept: () => void;
  readonly onReturn: (why: Why) => void;
  /** What came of the last decision on many. */
  readonly outcome: ComponentChildren;
}

/** One decision on everything that is chosen, with one reason where it goes back. */
export function DecideMany({ waiting, chosen, places, onPickAll, onAccept, onReturn, outcome }: Props) {
  const { t } = useWords();
  const [returning, setReturning] = useState(false);
  const returnButton = useRef<HTMLButtonElement>(null);
  return (
    <section class="decide-many" aria-label={t('decisions.many')}>
      <div class="pick">
        <label class="picker">
          <input
            type="checkbox"
            checked={waiting > 0 && chosen === waiting}
            indeterminate={chosen > 0 && chosen < waiting}
            disabled={waiting === 0}
            onChange={(event) => onPickAll(event.currentTarget.checked)}
          />
          {t('decisions.pickAll', { count: waiting })}
        </label>
        <button type="button" class="main" disabled={chosen === 0} onClick={onAccept}>
          {t('decisions.acceptMany', { count: chosen })}
        </button>
        <button
          ref={returnButton}
          type="button"
          disabled={chosen === 0}
          aria-expanded={returning}
          onClick={() => setReturning(!returning)}
        >
          {t('decisions.returnMany', { count: chosen })}
        </button>
      </div>
      {returning && chosen > 0 && (
        <ReturnForm
          id="many"
          places={places}
          onReturn={(why) => {
            setReturning(false);
            onReturn(why);
          }}
          onCancel={() => {
            setReturning(false);
            returnButton.current?.focus();
          }}
        />
      )}
      <p class="outcome" role="status" data-focus tabIndex={-1}>
        {outcome}
      </p>
    </section>
  );
}
