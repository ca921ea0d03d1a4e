import { useApp, useSelected, useViewer } from '../../elements/app-context.ts';
import { RefusalWords } from '../../elements/refusal-words.tsx';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import { keptIn } from '../../sync/kept-in.ts';
import { keyOf, type RecordedResponse } from '../../sync/model.ts';
import type { Line } from '../../sync/outbox.ts';
import { ReasonForm } from '../country/before-status.tsx';
import { addressOf, decide } from './decide.ts';

/** What became of a decision, in words that are true at every moment, and the way back. */
export function Outcome({ response, line }: { response: RecordedResponse; line: Line | undefined }) {
  const { sync, words } = useApp();
  const { t, rich, time } = words;
  const me = useViewer().person.id;
  const held = useSelected((state) => state.holding !== null || state.session.is !== 'in');
  const kept = useSelected((state) => keptIn(state, addressOf(response)));
  const { status, updatedBy, updatedAt } = response;
  const key = keyOf(addressOf(response));
  const mine = line?.receipt?.after.status === status && updatedBy.id === me;
  if (line?.refusal?.code === 'NOT_ENDORSED') {
    return (
      <>
        <p class="outcome" role="status" data-focus tabIndex={-1}>
          <span class="failed">{t('decisions.notEndorsed')}</span>
        </p>
        <ReasonForm
          id={key}
          question={t('decisions.whyNotEndorsed')}
          go={t('decisions.acceptWithReason')}
          cancel={t('decisions.leave')}
          onReason={(note) => decide(sync, [response], 'ACCEPTED', { note })}
          onCancel={() => sync.dispatch({ is: 'discard', key })}
        />
      </>
    );
  }
  if (line?.refusal) {
    return (
      <p class="outcome" role="status" data-focus tabIndex={-1}>
        <span class="failed">{rich('where.refused', { message: <RefusalWords {...line.refusal} /> })}</span>{' '}
        <button type="button" class="plain" onClick={() => sync.dispatch({ is: 'discard', key })}>
          {t('undo.giveUp')}
        </button>
      </p>
    );
  }
  return (
    <p class="outcome" role="status" data-focus tabIndex={-1}>
      {line && line.entries.length > 0 && (
        <span class={held ? 'waiting' : ''}>
          {t(held ? 'where.kept' : 'where.saving', { kept, place: t('where.place', { kept }) })}
        </span>
      )}
      {line?.entries.length === 0 && !line.conflict && mine && status !== 'SUBMITTED' && (
        <>
          <span class="saved">
            <span aria-hidden="true">✓ </span>
            {t('decisions.done', {
              status: t(`status.${status}`),
              time: time(line.receipt?.at ?? updatedAt),
            })}
          </span>{' '}
          <button type="button" class="plain" onClick={() => decide(sync, [response], 'SUBMITTED')}>
            {t('decisions.undo')}
          </button>
        </>
      )}
      {!mine && status !== 'SUBMITTED' && !line?.conflict && (
        <span class="quiet">
          {rich('decisions.byOther', {
            status: t(`status.${status}`),
            name: <Written text={updatedBy.name} />,
            time: <When iso={updatedAt} />,
          })}
        </span>
      )}
    </p>
  );
}
