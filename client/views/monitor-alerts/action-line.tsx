import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { Confirm } from '../../elements/confirm.tsx';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import { EndEarlyActionDocument } from '../../operations/monitor.generated.ts';
import { OutcomeForm } from './outcome-form.tsx';
import type { EarlyAction } from './read-alerts.ts';

interface Props {
  readonly action: EarlyAction;
  readonly country: string;
  readonly onChanged: () => void;
}

/** One early action: what, whose, by when, what became of it; and what one may say about it. */
export function ActionLine({ action, country, onChanged }: Props) {
  const { t } = useApp().words;
  const { id, what, revision, viewerCan } = action;
  const command = useCommand();
  const [telling, setTelling] = useState(false);
  const end = (done: boolean) =>
    command
      .run(EndEarlyActionDocument, { id, baseRevision: revision, done }, () => t('alerts.recorded'))
      .then((sent) => sent && onChanged());
  return (
    <>
      <p class="monitor-words" dir="auto">
        {what ?? t('monitor.wordsGone')}
      </p>
      <Facts action={action} />
      {viewerCan.includes('DONE') && (
        <div class="pick">
          <button type="button" disabled={command.busy} onClick={() => end(true)}>
            {t('alerts.done')}
          </button>
          <Confirm
            label={t('alerts.giveUp')}
            question={t('alerts.giveUpQuestion')}
            busy={command.busy}
            onYes={() => end(false)}
          />
        </div>
      )}
      {viewerCan.includes('RECORD_OUTCOME') && !telling && (
        <div class="pick">
          <button type="button" onClick={() => setTelling(true)}>
            {t(action.outcome === null ? 'alerts.tellOutcome' : 'alerts.tellOutcomeAgain')}
          </button>
        </div>
      )}
      {telling && (
        <OutcomeForm
          action={action}
          country={country}
          onLeave={() => setTelling(false)}
          onTold={() => {
            setTelling(false);
            onChanged();
          }}
        />
      )}
      <SaidLine said={command.said} />
    </>
  );
}

function Facts({ action }: { action: EarlyAction }) {
  const { t, rich, date } = useApp().words;
  const { owner, dueOn, overdue, itemCodes, state, endedAt, outcome, outcomeOn, outcomeWords } = action;
  return (
    <>
      <p class="small">
        {rich('alerts.ownedBy', { name: <Written text={owner.name} />, day: date(dueOn) })}{' '}
        {overdue ? (
          <strong class="failed">{t('alerts.overdue')}</strong>
        ) : (
          <span class="quiet">
            {t(`alerts.actionState.${state}`)}
            {endedAt !== null && (
              <>
                {' '}
                <When iso={endedAt} />
              </>
            )}
          </span>
        )}
        {itemCodes.length > 0 && (
          <span class="quiet"> · {t('alerts.touches', { items: itemCodes.join(', ') })}</span>
        )}
      </p>
      {outcome !== null && (
        <div class="monitor-events">
          <strong>
            {t(`alerts.outcome.${outcome}`)} <span class="quiet">{outcomeOn && date(outcomeOn)}</span>
          </strong>
          <p class="monitor-words" dir="auto">
            {outcomeWords ?? t('monitor.wordsGone')}
          </p>
        </div>
      )}
    </>
  );
}
