import { useApp, useTopic } from '../../elements/app-context.ts';
import { useDayInUtc } from '../../elements/use-day-in-utc.ts';
import { useOnce } from '../../elements/use-once.ts';
import { Waiting } from '../../elements/waiting.tsx';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import { AddStepDocument } from '../../operations/plan.generated.ts';
import { hrefOf } from '../../routing/routes.ts';
import type { ResponseAddress } from '../../sync/model.ts';
import { topicOf } from '../../sync/topic.ts';
import { answerPlanTopic, type Plan } from '../../sync/topics/plan.ts';
import { AssignForm } from './assign-form.tsx';
import { StepLine } from './step.tsx';
import { StepForm } from './step-form.tsx';
import './plan.css';

/** Who is to write an answer, and what is to be done about it, live; with what one may plan. */
export function AnswerPlan({ address }: { address: ResponseAddress }) {
  const { t } = useApp().words;
  const today = useDayInUtc();
  const { data, followed } = useTopic(topicOf(answerPlanTopic, address));
  if (!data) return <Waiting followed={followed} />;
  const { assignment, steps, viewerCan } = data;
  const { country, agency } = address;
  return (
    <>
      <Assigned assignment={assignment} today={today} />
      {viewerCan.includes('ASSIGN') && <AssignForm address={address} assignment={assignment} />}
      <h4>{t('plan.steps')}</h4>
      {steps.length === 0 && (
        <p class="quiet">{t(viewerCan.includes('ADD_STEP') ? 'plan.none' : 'plan.noneHere')}</p>
      )}
      <ul class="steps">
        {steps.map(({ step }) => (
          <li key={step.id} class={step.doneAt === null && step.dueOn < today ? 'overdue' : ''}>
            <StepLine step={step} address={address} />
          </li>
        ))}
      </ul>
      {viewerCan.includes('ADD_STEP') && <NewStep address={address} />}
      <p>
        <a href={hrefOf({ view: 'plan', query: { country, agency: agency ?? 'team' } })}>{t('plan.whole')}</a>
      </p>
    </>
  );
}

function Assigned({ assignment, today }: { assignment: Plan['assignment']; today: string }) {
  const { t, rich, date } = useApp().words;
  if (!assignment) return <p class="quiet">{t('plan.toNobody')}</p>;
  const { to, by, at, dueOn } = assignment;
  return (
    <p>
      {rich('plan.assignedTo', {
        name: <Written text={to.name} />,
        by: <Written text={by.name} />,
        time: <When iso={at} />,
      })}{' '}
      {dueOn && (
        <strong class={dueOn < today ? 'failed' : ''}>
          {t(dueOn < today ? 'plan.overdue' : 'plan.dueOn', { day: date(dueOn) })}
        </strong>
      )}
    </p>
  );
}

function NewStep({ address }: { address: ResponseAddress }) {
  const { t } = useApp().words;
  const { send, command } = useOnce();
  return (
    <StepForm
      name={`new step ${JSON.stringify(address)}`}
      address={address}
      before={{ text: '', owner: null, dueOn: '' }}
      go={t('plan.add')}
      command={command}
      onSend={(fields) =>
        send(
          AddStepDocument,
          (mutationId) => ({ input: { ...address, ...fields, mutationId } }),
          () => t('plan.added'),
        )
      }
    />
  );
}
