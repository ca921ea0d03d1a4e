import { useApp } from '../../elements/app-context.ts';
import { PlanCycleDocument } from '../../operations/later.generated.ts';
import type { CyclesData } from '../../sync/topics/cycles.ts';
import { type Asked, AskedFields, useAsked } from './asked-fields.tsx';
import { DayField } from './day-field.tsx';
import { yearAfter } from './state-words.ts';
import { Step } from './step.tsx';
import { useKept } from './use-kept.ts';

/** As the API has it where nothing is said. */
const usual: Asked = { separateAcceptance: true, endorsement: false };

/** Plans a cycle: at first as next year's, with everybody where they report now. */
export function Plan({ data: { cycles, version } }: { data: CyclesData }) {
  const { t, date } = useApp().words;
  const newest = cycles[0]?.cycle;
  const next = newest ? yearAfter(newest) : { code: '', opensOn: '', closesOn: '' };
  const [code, setCode, forgetCode] = useKept('plan code', next.code);
  const [opensOn, setOpensOn, forgetFirst] = useKept('plan opens', next.opensOn);
  const [closesOn, setClosesOn, forgetLast] = useKept('plan closes', next.closesOn);
  const [from, setFrom, forgetFrom] = useKept('plan from', newest?.code ?? '');
  const [asked, setAsked, forgetAsked] = useAsked('plan', usual);
  return (
    <section aria-labelledby="plan-title">
      <h2 id="plan-title">{t('cycles.planTitle')}</h2>
      <p class="quiet">{t('cycles.planMeans')}</p>
      <Step
        document={PlanCycleDocument}
        variables={{ cycle: code, opensOn, closesOn, presenceFrom: from === '' ? null : from, ...asked }}
        version={version}
        planned
        go={t('cycles.planGo', { cycle: code })}
        means={t('cycles.planWould', { cycle: code, opens: date(opensOn), closes: date(closesOn) })}
        done={() => {
          for (const forget of [forgetCode, forgetFirst, forgetLast, forgetFrom, forgetAsked]) forget();
          return t('cycles.planned', { cycle: code });
        }}
      >
        <label for="plan-code">
          {t('cycles.code')}
          <input
            id="plan-code"
            required
            maxLength={40}
            size={8}
            value={code}
            onInput={(event) => setCode(event.currentTarget.value)}
          />
        </label>
        <DayField id="plan-opens" label={t('cycles.opensOn')} value={opensOn} onChange={setOpensOn} />
        <DayField id="plan-closes" label={t('cycles.closesOn')} value={closesOn} onChange={setClosesOn} />
        <label for="plan-from">
          {t('cycles.presenceFrom')}
          <select id="plan-from" value={from} onChange={(event) => setFrom(event.currentTarget.value)}>
            {cycles.map(({ cycle }) => (
              <option key={cycle.code} value={cycle.code}>
                {t('cycles.asIn', { cycle: cycle.code })}
              </option>
            ))}
            <option value="">{t('cycles.nobodyYet')}</option>
          </select>
        </label>
        <AskedFields id="plan" asked={asked} onChange={setAsked} />
      </Step>
    </section>
  );
}
