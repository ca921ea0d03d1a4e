import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { listedElements } from '../../elements/list.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { Written } from '../../elements/written.tsx';
import type { SeriesStep, SourceClass } from '../../operations/operations.generated.ts';
import { Choice } from '../monitor/choice.tsx';
import type { SectionProps } from '../monitor/section.ts';
import { categoryText } from '../monitor-signals/signal-words.ts';
import { readSeries, type Series } from './read-series.ts';
import { SeriesChart } from './series-chart.tsx';
import { Workbench } from './workbench.tsx';
import '../monitor-signals/signals.css';

const steps: readonly SeriesStep[] = ['WEEK', 'MONTH'];
const sourceClasses: readonly SourceClass[] = ['OWN', 'IMPORTED'];

/** A country’s series beside each other, and one of them on the workbench. */
export function SeriesSection({ access: { country }, version }: SectionProps) {
  const {
    sync,
    words: { t },
  } = useApp();
  const [step, setStep] = useState<SeriesStep>('WEEK');
  const [sourceClass, setSourceClass] = useState<SourceClass>('OWN');
  const [pages, setPages] = useState(1);
  const [chosen, setChosen] = useState<Series | null>(null);
  const loaded = useLoaded(`monitor series ${country} ${step} ${sourceClass} ${version} ${pages}`, () =>
    readSeries(sync, { country, step, sourceClass, pages }),
  );
  const { data } = loaded;
  if (chosen !== null) {
    return <Workbench country={country} series={chosen} onLeft={() => setChosen(null)} />;
  }
  return (
    <section aria-labelledby="series-title">
      <h2 id="series-title" tabIndex={-1}>
        {t('monitor.series')}
      </h2>
      <p>{t('monitor.seriesMean')}</p>
      <div class="monitor-form">
        <Choice
          label={t('monitor.periods')}
          values={steps}
          nameOf={(one) => t(`monitor.step.${one}`)}
          value={step}
          onChange={setStep}
        />
        <Choice
          label={t('monitor.sourceClass')}
          values={sourceClasses}
          nameOf={(one) => t(`monitor.sourceClass.${one}`)}
          value={sourceClass}
          onChange={setSourceClass}
        />
      </div>
      <NotLoaded loaded={loaded} />
      {data?.series.length === 0 && <p>{t('monitor.noSeries')}</p>}
      {data && data.tooVague > 0 && (
        <p class="quiet">{t(`monitor.tooVague.${step}`, { count: data.tooVague })}</p>
      )}
      <ul class="series-grid">
        {data?.series.map((one) => (
          <Small
            key={`${one.groupId} ${one.category} ${one.step} ${one.sourceClass}`}
            series={one}
            onChosen={setChosen}
          />
        ))}
      </ul>
      {data?.more && (
        <button type="button" onClick={() => setPages(pages + 1)}>
          {t('monitor.moreSeries')}
        </button>
      )}
    </section>
  );
}

function Small({ series, onChosen }: { series: Series; onChosen: (series: Series) => void }) {
  const { words } = useApp();
  const { t } = words;
  const { groupName, category, crossing, sources } = series;
  const told = sources
    .map(({ code, counts }) => ({ code, count: counts.reduce((sum, one) => sum + one, 0) }))
    .sort((one, other) => other.count - one.count);
  return (
    <li>
      <button type="button" class="plain monitor-open" onClick={() => onChosen(series)}>
        {groupName === null ? t('monitor.noGroup') : <Written text={groupName} />} ·{' '}
        {categoryText(category, words)}
      </button>
      <SeriesChart series={series} />
      <span class="small quiet">
        {t('monitor.toldBy')}{' '}
        {listedElements(
          told.map(({ code, count }) => (
            <span key={code}>
              <Written text={code} /> {words.number(count)}
            </span>
          )),
          words.language,
        )}
        {crossing > 0 && <> · {t('monitor.crossing', { count: crossing })}</>}
      </span>
    </li>
  );
}
