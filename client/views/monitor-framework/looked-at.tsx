import { useEffect, useRef, useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import { IndicatorHistoryDocument } from '../../operations/monitor.generated.ts';
import type { IndicatorHistoryQuery } from '../../operations/operations.generated.ts';
import type { Group } from '../monitor/read-groups.ts';
import type { SectionProps } from '../monitor/section.ts';
import { incidentName } from '../monitor-incidents/incident-name.ts';
import { readIncidents } from '../monitor-incidents/read-incidents.ts';
import { Level, Trend } from './level.tsx';
import { LookForm } from './look-form.tsx';
import type { About, Assessed, RiskIndicator } from './read-framework.ts';
import { SideName } from './side-head.tsx';

interface Props extends SectionProps {
  readonly groups: readonly Group[];
  readonly about: About;
  readonly indicator: RiskIndicator;
  readonly assessed: Assessed;
  readonly onClose: () => void;
}

/** One indicator on one side: what was found and why, what it rests on, all looks at it, and the form for another. */
export function LookedAt(props: Props) {
  const { access, version, groups, about, indicator, assessed, onClose } = props;
  const { country, can } = access;
  const { sync, words } = useApp();
  const { t, rich, date } = words;
  const { latest, level, lookAgainOn } = assessed;
  const heading = useRef<HTMLHeadingElement>(null);
  // Once it is opened; drawn again, it takes nothing from where one is.
  useEffect(() => heading.current?.focus(), []);
  const incidents = useLoaded(`monitor evidence ${country} ${version}`, () =>
    readIncidents(sync, country, 1),
  );
  const nameOf = (id: string) => {
    const known = incidents.data?.incidents.find((one) => one.id === id);
    return known ? incidentName(known, words) : t('framework.olderIncident');
  };
  return (
    <section class="framework-open" aria-labelledby="look-title">
      <h3 id="look-title" tabIndex={-1} data-focus ref={heading}>
        {indicator.code}{' '}
        {rich('join.colon', { what: indicator.title, more: <SideName about={about} groups={groups} /> })}
      </h3>
      {latest ? (
        <>
          <p>
            <Level level={level} /> · <Trend trend={latest.trend} /> ·{' '}
            {t(`framework.confidence.${latest.confidence}`)} ·{' '}
            <span class="quiet">
              {rich('framework.lookedBy', {
                name: <Written text={latest.assessedBy.name} />,
                at: <When iso={latest.assessedAt} />,
              })}
              {lookAgainOn && ` · ${t('framework.lookAgain', { day: date(lookAgainOn) })}`}
            </span>
          </p>
          {latest.reasons === null ? (
            <p class="quiet">{t('monitor.wordsGone')}</p>
          ) : (
            <p class="monitor-words" dir="auto">
              {latest.reasons}
            </p>
          )}
          {latest.evidence.length > 0 && (
            <>
              <h4>{t('framework.evidence')}</h4>
              <ul>
                {latest.evidence.map((id) => (
                  <li key={id}>{nameOf(id)}</li>
                ))}
              </ul>
            </>
          )}
          <History country={country} version={version} about={about} indicator={indicator.code} />
        </>
      ) : (
        <p>{t('framework.nobodyLooked')}</p>
      )}
      {can('RECORD_INCIDENTS') && about.asOf === null && (
        <LookForm {...props} incidents={incidents.data?.incidents ?? []} nameOf={nameOf} />
      )}
      <button type="button" class="plain" onClick={onClose}>
        {t('framework.close')}
      </button>
    </section>
  );
}

function History({
  country,
  version,
  about: { group },
  indicator,
}: {
  country: string;
  version: string;
  about: About;
  indicator: string;
}) {
  const { t } = useApp().words;
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('framework.history')}</summary>
      {open && <Looks country={country} version={version} group={group} indicator={indicator} />}
    </details>
  );
}

function Looks({
  country,
  version,
  group,
  indicator,
}: {
  country: string;
  version: string;
  group: string | null;
  indicator: string;
}) {
  const {
    sync,
    words: { t, rich },
  } = useApp();
  const loaded = useLoaded(`monitor looks ${country} ${group} ${indicator} ${version}`, async () => {
    const variables = { country, group, indicator };
    const read = await sync.read({ document: IndicatorHistoryDocument, variables });
    return (read as IndicatorHistoryQuery).indicatorHistory;
  });
  return (
    <>
      <NotLoaded loaded={loaded} />
      <ol class="monitor-list">
        {loaded.data?.map(({ id, level, trend, confidence, reasons, assessedAt, assessedBy }) => (
          <li key={id}>
            <p>
              <Level level={level} /> · <Trend trend={trend} /> · {t(`framework.confidence.${confidence}`)} ·{' '}
              <span class="quiet">
                {rich('framework.lookedBy', {
                  name: <Written text={assessedBy.name} />,
                  at: <When iso={assessedAt} />,
                })}
              </span>
            </p>
            <p class="monitor-words" dir="auto">
              {reasons ?? t('monitor.wordsGone')}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}
