import { useState } from 'preact/hooks';
import { useWords } from '../../elements/app-context.ts';
import { Lazy } from '../../elements/lazy.tsx';
import type { FrozenAnswer } from '../../sync/topics/addenda.ts';

/** Few add anything, so that the form comes once it is asked for. */
async function loadForm() {
  const { AddendumForm } = await import('./add-form.tsx');
  return { view: AddendumForm };
}

/** The way to add to an answer, and what came of it. */
export function Adding({ answer }: { answer: FrozenAnswer }) {
  const { t } = useWords();
  const [state, setState] = useState<'closed' | 'open' | 'done'>('closed');
  return (
    <>
      {state === 'open' ? (
        <Lazy
          load={loadForm}
          props={{ answer, onLeave: (done: boolean) => setState(done ? 'done' : 'closed') }}
        />
      ) : (
        <div>
          <button type="button" class="plain" onClick={() => setState('open')}>
            {t('addendum.add')}
          </button>
        </div>
      )}
      <p role="status" data-focus tabIndex={-1}>
        {state === 'done' && <span class="saved">{t('addendum.done')}</span>}
      </p>
    </>
  );
}
