import { useApp } from '../../elements/app-context.ts';
import { ChangeCycleDocument } from '../../operations/later.generated.ts';
import type { CycleProps } from './cycle-props.ts';
import { DayField } from './day-field.tsx';
import { Step } from './step.tsx';
import { useKept } from './use-kept.ts';

/** The days of a cycle: both while it is planned, the last one while it is open. */
export function Days({ standing: { cycle }, version }: CycleProps) {
  const { t, date } = useApp().words;
  const { code, state } = cycle;
  const [opensOn, setOpensOn, forgetFirst] = useKept(`opens ${code}`, cycle.opensOn);
  const [closesOn, setClosesOn, forgetLast] = useKept(`closes ${code}`, cycle.closesOn);
  const days = { opens: date(opensOn), closes: date(closesOn) };
  return (
    <section aria-labelledby="days-title">
      <h2 id="days-title">{t('cycles.daysTitle')}</h2>
      <Step
        document={ChangeCycleDocument}
        variables={{ cycle: code, opensOn: state === 'PLANNED' ? opensOn : null, closesOn }}
        version={version}
        disabled={opensOn === cycle.opensOn && closesOn === cycle.closesOn}
        go={t('cycles.daysGo')}
        means={t('cycles.daysWould', { cycle: code, ...days })}
        done={() => {
          forgetFirst();
          forgetLast();
          return t('cycles.daysDone', { cycle: code, ...days });
        }}
      >
        {state === 'PLANNED' && (
          <DayField id="cycle-opens" label={t('cycles.opensOn')} value={opensOn} onChange={setOpensOn} />
        )}
        <DayField id="cycle-closes" label={t('cycles.closesOn')} value={closesOn} onChange={setClosesOn} />
      </Step>
    </section>
  );
}
