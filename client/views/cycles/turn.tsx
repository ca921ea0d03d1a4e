import { useApp } from '../../elements/app-context.ts';
import {
  CloseCycleDocument,
  OpenCycleDocument,
  ReopenCycleDocument,
} from '../../operations/later.generated.ts';
import type { CycleProps } from './cycle-props.ts';
import { Step } from './step.tsx';
import { useKept } from './use-kept.ts';

/** What comes next for a cycle: it opens, closes, or with a reason opens again. */
export function Turn({ standing: { cycle }, version }: CycleProps) {
  const { t } = useApp().words;
  const { code, state } = cycle;
  const [reason, setReason, forget] = useKept(`reason ${code}`);
  const title = t(`cycles.turn.${state}`);
  return (
    <section aria-labelledby="turn-title">
      <h2 id="turn-title">{title}</h2>
      <p class="quiet">{t(`cycles.turnMeans.${state}`)}</p>
      {/* One part for all three, so that what was said of a step outlasts it. */}
      {state === 'PLANNED' ? (
        <Step
          document={OpenCycleDocument}
          variables={{ cycle: code }}
          version={version}
          go={t('cycles.openGo', { cycle: code })}
          means={t('cycles.openWould', { cycle: code })}
          done={({ answersDue }) => t('cycles.opened', { cycle: code, count: answersDue })}
        />
      ) : state === 'OPEN' ? (
        <Step
          document={CloseCycleDocument}
          variables={{ cycle: code }}
          version={version}
          go={t('cycles.closeGo', { cycle: code })}
          means={t('cycles.closeWould', { cycle: code })}
          done={({ answersUnfinished }) => t('cycles.closed', { cycle: code, count: answersUnfinished })}
        />
      ) : (
        <Step
          document={ReopenCycleDocument}
          variables={{ cycle: code, reason }}
          version={version}
          go={t('cycles.reopenGo', { cycle: code })}
          means={t('cycles.reopenWould', { cycle: code })}
          done={() => {
            forget();
            return t('cycles.reopened', { cycle: code });
          }}
        >
          <label class="wide" for="reopen-reason">
            {t('cycles.reason')}
            <textarea
              id="reopen-reason"
              required
              maxLength={2000}
              dir="auto"
              value={reason}
              onInput={(event) => setReason(event.currentTarget.value)}
            />
          </label>
        </Step>
      )}
    </section>
  );
}
