import { useState } from 'preact/hooks';
import { useWords } from '../../elements/app-context.ts';
import { ReturnForm } from '../country/before-status.tsx';

interface Props {
  readonly waiting: number;
  readonly chosen: number;
  readonly onPickAll: (on: boolean) => void;
  readonly onAccept: () => void;
  readonly onReturn: (note: string) => void;
}

/** One decision on everything that is chosen, with one reason where it goes back. */
export function DecideMany({ waiting, chosen, onPickAll, onAccept, onReturn }: Props) {
  const { t } = useWords();
  const [returning, setReturning] = useState(false);
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
          onReturn={(note) => {
            setReturning(false);
            onReturn(note);
          }}
          onCancel={() => setReturning(false)}
        />
      )}
    </section>
  );
}
