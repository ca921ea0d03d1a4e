import { useState } from 'preact/hooks';
import { useApp, useViewer } from '../../elements/app-context.ts';
import { Confirm } from '../../elements/confirm.tsx';
import { SaidLine } from '../../elements/use-command.tsx';
import { useDayInUtc } from '../../elements/use-day-in-utc.ts';
import { useOnce } from '../../elements/use-once.ts';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import { ChangeStepDocument, EraseStepDocument } from '../../operations/plan.generated.ts';
import type { ResponseAddress } from '../../sync/model.ts';
import type { Step } from '../../sync/topics/plan.ts';
import { StepForm } from './step-form.tsx';

interface Props {
  readonly step: Step;
  /** The answer beside which it is shown. */
  readonly address: ResponseAddress;
}

/** A next step: what, who and by when, how far it is, and what one may do about it. */
export function StepLine({ step, address }: Props) {
  const { t, rich, date } = useApp().words;
  const today = useDayInUtc();
  const { send, command } = useOnce();
  /** The revision that somebody changes: what others say meanwhile is not to be lost. */
  const [changing, setChanging] = useState<number | null>(null);
  const { id, text, owner, dueOn, doneAt, doneBy, revision, viewerCan, cycleCode } = step;
  const overdue = doneAt === null && dueOn < today;
  const change = (fields: object, said: string, baseRevision = revision) =>
    send(
      ChangeStepDocument,
      (mutationId) => ({ input: { id, baseRevision, ...fields, mutationId } }),
      ({ changeStep: { step: changed } }) => {
        // Whoever wrote on meanwhile does so on what they saved.
        setChanging((now) => (now === baseRevision ? (changed?.revision ?? now) : now));
        return said;
      },
    );
  if (changing !== null && viewerCan.includes('CHANGE')) {
    return (
      <StepForm
        name={`step ${id}`}
        address={address}
        before={{ text: text ?? '', owner, dueOn }}
        go={t('plan.save')}
        command={command}
        onSend={(fields) => change(fields, t('plan.saved'), changing)}
        onLeave={() => setChanging(null)}
      />
    );
  }
  return (
    <>
      <p class={`step-text${doneAt ? ' done' : ''}`} tabIndex={-1} data-focus>
        <Written text={text ?? ''} />
      </p>
      <p class="quiet">
        {rich('plan.owner', { any: owner ? 'yes' : 'no', name: <Written text={owner?.name ?? ''} /> })} ·{' '}
        {doneAt ? (
          <span class="saved">
            {rich('plan.doneBy', {
              name: <Written text={doneBy?.name ?? ''} />,
              time: <When iso={doneAt} />,
            })}
          </span>
        ) : (
          <span class={overdue ? 'failed' : ''}>
            {t(overdue ? 'plan.overdue' : 'plan.dueOn', { day: date(dueOn) })}
          </span>
        )}
        {cycleCode !== address.cycle && ` · ${t('plan.from', { cycle: cycleCode })}`}
      </p>
      <Actions
        step={step}
        onDone={(done) => change({ done }, t(done ? 'plan.done' : 'plan.undone'))}
        onChange={() => setChanging(revision)}
        onErase={(reason) =>
          send(
            EraseStepDocument,
            (mutationId) => ({ id, mutationId, reason }),
            () => t('plan.erased'),
          )
        }
      />
      <SaidLine said={command.said} />
    </>
  );
}

interface ActionsProps {
  readonly step: Step;
  readonly onDone: (done: boolean) => void;
  readonly onChange: () => void;
  readonly onErase: (reason: string | null) => void;
}

function Actions({ step: { text, doneAt, author, viewerCan }, onDone, onChange, onErase }: ActionsProps) {
  const { t } = useApp().words;
  const own = useViewer().person.id === author.id;
  const [reason, setReason] = useState('');
  const about = (act: string) => t('plan.about', { act, step: text ?? '' });
  if (viewerCan.length === 0) return null;
  return (
    <div class="pick">
      {viewerCan.includes('CHANGE') && (
        <>
          <button
            type="button"
            aria-label={about(t(doneAt ? 'plan.undo' : 'plan.do'))}
            onClick={() => onDone(doneAt === null)}
          >
            {t(doneAt ? 'plan.undo' : 'plan.do')}
          </button>
          <button type="button" aria-label={about(t('plan.change'))} onClick={onChange}>
            {t('plan.change')}
          </button>
        </>
      )}
      {viewerCan.includes('ERASE') && (
        <Confirm
          label={t('plan.erase')}
          about={about(t('plan.erase'))}
          busy={false}
          question={
            <>
              {t('plan.eraseMeans')}
              {!own && (
                <label>
                  {t('plan.reason')}{' '}
                  <input value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
                </label>
              )}
            </>
          }
          onYes={() => onErase(reason.trim() || null)}
        />
      )}
    </div>
  );
}
