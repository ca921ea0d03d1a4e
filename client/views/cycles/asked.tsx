import { useApp } from '../../elements/app-context.ts';
import { ChangeWhatIsAskedDocument } from '../../operations/later.generated.ts';
import { AskedFields, useAsked } from './asked-fields.tsx';
import type { CycleProps } from './cycle-props.ts';
import { Step } from './step.tsx';

/** What a cycle asks of decisions, until it closes. */
export function AskedOfDecisions({ standing: { cycle }, version }: CycleProps) {
  const { t } = useApp().words;
  const [asked, setAsked, forget] = useAsked(`asked ${cycle.code}`, cycle);
  const same =
    asked.separateAcceptance === cycle.separateAcceptance && asked.endorsement === cycle.endorsement;
  return (
    <section aria-labelledby="asked-title">
      <h2 id="asked-title">{t('cycles.askedTitle')}</h2>
      <Step
        document={ChangeWhatIsAskedDocument}
        variables={{ cycle: cycle.code, ...asked }}
        version={version}
        disabled={same}
        go={t('cycles.askedGo')}
        means={t('cycles.askedWould', { cycle: cycle.code })}
        done={() => {
          forget();
          return t('cycles.askedDone', { cycle: cycle.code });
        }}
      >
        <AskedFields id="asked" asked={asked} onChange={setAsked} />
      </Step>
    </section>
  );
}
