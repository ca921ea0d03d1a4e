import type { ComponentProps } from 'preact';
import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { usePart } from '../../elements/use-part.ts';
import type { Rating } from '../../operations/operations.generated.ts';
import { fields, isSame, type Patch } from '../../sync/model.ts';
import type { Along } from '../../sync/outbox.ts';
import type { AcrossData } from '../../sync/topics/across.ts';
import { ConfirmOutcome } from '../carried/confirm-outcome.tsx';
import { useConfirming } from '../carried/use-confirming.ts';
import { missingOf } from '../country/missing.ts';
import { type AcrossRow, isConfirmableRow, isRatable, isSubmittable } from './across-rows.ts';
import { RatingForm } from './rating-form.tsx';
import { type Sent, SentOutcome } from './sent-outcome.tsx';
import { SubmitMany } from './submit-many.tsx';
import type { TogetherForm } from './together-form.tsx';
import { writeRow } from './write-row.ts';

interface Props {
  /** What the page shows. */
  readonly rows: readonly AcrossRow[];
  readonly chosen: ReadonlySet<string>;
  readonly data: AcrossData;
  readonly nameOf: (country: string) => string;
  /** Null: country teams answer. */
  readonly agency: string | null;
  /** What a form stands open for. */
  readonly asking: Asking;
  readonly onAsk: (asking: Asking) => void;
  readonly onChoose: (keys: readonly string[], on: boolean) => void;
}

export type Asking = 'submit' | 'rating' | 'together' | null;

/** As many as the server confirms in one call. */
const mostAtOnce = 100;

/** What can be done with all chosen answers at once, and what came of it for each. */
export function AcrossActs({ rows, chosen, data, nameOf, agency, asking, onAsk, onChoose }: Props) {
  const {
    sync,
    words: { t },
  } = useApp();
  const { busy, said, confirm } = useConfirming();
  const [sent, setSent] = useState<Sent | null>(null);
  const picked = rows.filter(({ key }) => chosen.has(key));
  const confirmable = rows.filter(isConfirmableRow);
  const toConfirm = picked.filter(isConfirmableRow).slice(0, mostAtOnce);
  const toSubmit = picked.filter(isSubmittable);
  const toRate = picked.filter(isRatable);
  const toTogether = agency === null ? toRate : [];
  const leave = (done: readonly AcrossRow[]) => onChoose(keysOf(done), false);
  const send = (what: Sent['what'], chosenRows: readonly AcrossRow[], patch: Patch, along: Along = {}) => {
    // What says so already is left as it is.
    const to = chosenRows.filter(({ values }) =>
      fields.some((field) => field in patch && !isSame(values[field], patch[field])),
    );
    onAsk(null);
    setSent({ what, addresses: to.map(({ address }) => address), patch });
    for (const row of to) writeRow(sync, row, patch, along);
    leave(chosenRows);
  };
  const submit = (to: readonly AcrossRow[]) => send('submit', to, { status: 'SUBMITTED' });
  const rate = (rating: Rating | null) => send('rating', toRate, { rating });
  const write = (content: Patch) => send('together', toTogether, content, { together: crypto.randomUUID() });
  const confirmChosen = async () => {
    const answers = toConfirm.flatMap(({ address, carried }) => {
      const [text] = carried?.from ?? [];
      return text ? [{ id: text.id, address }] : [];
    });
    if ((await confirm(answers)).length > 0) leave(toConfirm);
  };
  return (
    <section class="across-acts" aria-label={t('across.acts')}>
      <div class="pick">
        <button
          type="button"
          class="main"
          disabled={toConfirm.length === 0}
          aria-disabled={busy}
          onClick={confirmChosen}
        >
          {t('across.confirm', { count: toConfirm.length })}
        </button>
        <button
          type="button"
          disabled={toSubmit.length === 0}
          aria-expanded={asking === 'submit'}
          onClick={() =>
            toSubmit.some(({ values }) => missingOf(values) !== null) ? onAsk('submit') : submit(toSubmit)
          }
        >
          {t('across.submit', { count: toSubmit.length })}
        </button>
        <button
          type="button"
          disabled={toRate.length === 0}
          aria-expanded={asking === 'rating'}
          onClick={() => onAsk(asking === 'rating' ? null : 'rating')}
        >
          {t('across.rate', { count: toRate.length })}
        </button>
        {agency === null && (
          <button
            type="button"
            disabled={toTogether.length < 2}
            aria-expanded={asking === 'together'}
            onClick={() => onAsk(asking === 'together' ? null : 'together')}
          >
            {t('across.together', { count: toTogether.length })}
          </button>
        )}
        <span class="small across-chosen">
          <b>{t('across.chosen', { count: picked.length })}</b>{' '}
          {confirmable.length > 0 && (
            <button type="button" class="plain" onClick={() => onChoose(keysOf(confirmable), true)}>
              {t('across.chooseCarried', { count: confirmable.length })}
            </button>
          )}{' '}
          <button type="button" class="plain" onClick={() => onChoose(keysOf(rows), true)}>
            {t('across.chooseAll', { count: rows.length })}
          </button>{' '}
          {picked.length > 0 && (
            <button type="button" class="plain" onClick={() => onChoose([...chosen], false)}>
              {t('across.chooseNone')}
            </button>
          )}
        </span>
      </div>
      {asking === 'submit' && toSubmit.length > 0 && (
        <SubmitMany rows={toSubmit} onSubmit={submit} onCancel={() => onAsk(null)} />
      )}
      {asking === 'rating' && toRate.length > 0 && (
        <RatingForm count={toRate.length} onRate={rate} onCancel={() => onAsk(null)} />
      )}
      {asking === 'together' && toTogether.length > 1 && (
        <Together rows={toTogether} onWrite={write} onCancel={() => onAsk(null)} />
      )}
      <p class="across-outcome" role="status" data-focus tabIndex={-1}>
        <ConfirmOutcome said={said} current={(key) => data.responses[key]} across />
      </p>
      <p class="across-outcome" role="status">
        {sent && <SentOutcome sent={sent} nameOf={nameOf} />}
      </p>
    </section>
  );
}

function keysOf(rows: readonly AcrossRow[]): readonly string[] {
  return rows.map(({ key }) => key);
}

const loadTogether = () => import('./together-form.tsx').then((file) => ({ view: file.TogetherForm }));

/** Only leads of several countries write for all of them, so that the form comes once it is asked for. */
function Together(props: ComponentProps<typeof TogetherForm>) {
  const Form = usePart(loadTogether);
  return Form && <Form {...props} />;
}
