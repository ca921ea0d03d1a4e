import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { Confirm } from '../../elements/confirm.tsx';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { EndEarlyActionDocument } from '../../operations/monitor.generated.ts';
import { ActionFacts } from './action-facts.tsx';
import { OutcomeForm } from './outcome-form.tsx';
import type { EarlyAction } from './read-alerts.ts';

interface Props {
  readonly action: EarlyAction;
  readonly country: string;
  readonly onChanged: () => void;
}

/** One early action with what one may say about it. */
export function ActionLine({ action, country, onChanged }: Props) {
  const { t } = useApp().words;
  const { id, revision, viewerCan } = action;
  const command = useCommand();
  const [telling, setTelling] = useState(false);
  const end = (done: boolean) =>
    command
      .run(EndEarlyActionDocument, { id, baseRevision: revision, done }, () => t('alerts.recorded'))
      .then((sent) => sent && onChanged());
  return (
    <>
      <ActionFacts action={action} country={country} />
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
