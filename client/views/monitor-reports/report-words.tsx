import { useApp } from '../../elements/app-context.ts';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import type { Report } from './read-reports.ts';

/** What a report says, from which source, and what its source agreed to. */
export function ReportWords({ report }: { report: Report }) {
  const { t, rich, date } = useApp().words;
  const { receivedOn, sourceCode, sourceReliability, consent, consentLimits, retention, text } = report;
  const agreed = t('monitor.agreed', { what: t(`monitor.consent.${consent}`) });
  return (
    <>
      <p>
        <b>
          <Written text={sourceCode} />
        </b>{' '}
        <span class="quiet">
          {t(`monitor.reliability.${sourceReliability}`)} · {t('monitor.cameIn', { day: date(receivedOn) })} ·{' '}
          {rich('monitor.recordedBy', {
            name: <Written text={report.recordedBy.name} />,
            at: <When iso={report.recordedAt} />,
          })}
        </span>
      </p>
      <p class="monitor-words" dir="auto">
        {text ?? t('monitor.wordsGone')}
      </p>
      <p class="small quiet">
        {consentLimits === null
          ? agreed
          : rich('join.colon', { what: agreed, more: <Written text={consentLimits} /> })}{' '}
        · {t('monitor.keptFor', { time: t(`monitor.retention.${retention}`) })}
      </p>
    </>
  );
}
