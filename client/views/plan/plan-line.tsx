import { useState } from 'preact/hooks';
import { useTopic, useWords } from '../../elements/app-context.ts';
import { Lazy } from '../../elements/lazy.tsx';
import { withWords } from '../../elements/with-words.ts';
import { Written } from '../../elements/written.tsx';
import type { ResponseAddress } from '../../sync/model.ts';
import { topicOf } from '../../sync/topic.ts';
import { countryPlanTopic } from '../../sync/topics/country-plan.ts';
import './plan-line.css';

/** The plan, and its words, come when somebody first opens one. */
const loadPlan = withWords(() => import('./answer-plan.tsx').then((file) => file.AnswerPlan), 'plan');

/** Who is to write an answer, and how much is to be done about it; and on asking what. */
export function PlanLine({ address }: { address: ResponseAddress }) {
  const { t, rich, date } = useWords();
  const { cycle, country, agency, item } = address;
  const { data } = useTopic(topicOf(countryPlanTopic, { cycle, country }));
  const [open, setOpen] = useState(false);
  const id = `plan-${agency ?? 'team'}-${item}`;
  const { assignment = null, openSteps = 0, firstDueOn = null } = data?.[`${agency ?? ''}/${item}`] ?? {};
  return (
    <div class="plan small">
      <button
        type="button"
        class="plain"
        aria-expanded={open}
        aria-controls={id}
        aria-label={t('planned.label', { item })}
        onClick={() => setOpen(!open)}
      >
        {t('planned.open')}
      </button>
      {assignment && (
        <span>
          {rich('planned.assigned', {
            name: <Written text={assignment.to.name} />,
            any: assignment.dueOn ? 'yes' : 'no',
            day: assignment.dueOn ? date(assignment.dueOn) : '',
          })}
        </span>
      )}
      {openSteps > 0 && firstDueOn !== null && (
        <span>{t('planned.steps', { count: openSteps, day: date(firstDueOn) })}</span>
      )}
      <div id={id} class="planned">
        {open && <Lazy load={loadPlan} props={{ address }} />}
      </div>
    </div>
  );
}
