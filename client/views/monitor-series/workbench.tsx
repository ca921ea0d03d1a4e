import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { Written } from '../../elements/written.tsx';
import type { RunDetectorQueryVariables } from '../../operations/operations.generated.ts';
import { Choice } from '../monitor/choice.tsx';
import { categoryText, detectorText, figureText, periodText } from '../monitor-signals/signal-words.ts';
import {
  type DetectorChoice,
  type DetectorRun,
  readDetectors,
  runDetector,
  type Series,
} from './read-series.ts';
import { SeriesChart } from './series-chart.tsx';

interface Props {
  readonly country: string;
  readonly series: Series;
  readonly onLeft: () => void;
}

/** One series, and any detector over it with parameters of one’s own. Nothing is written, and nothing leaves the window. */
export function Workbench({ country, series, onLeft }: Props) {
  const { sync, words } = useApp();
  const { t, rich } = words;
  const loaded = useLoaded('monitor detectors', () => readDetectors(sync));
  return (
    <section aria-labelledby="workbench-title">
      <h2 id="workbench-title" tabIndex={-1} data-focus>
        {rich('join.colon', {
          what: t('monitor.workbench'),
          more: series.groupName === null ? t('monitor.noGroup') : <Written text={series.groupName} />,
        })}{' '}
        · {categoryText(series.category, words)}
      </h2>
      <button type="button" onClick={onLeft}>
        {t('monitor.allSeries')}
      </button>
      <SeriesChart series={series} />
      <NotLoaded loaded={loaded} />
      {loaded.data && <Bench country={country} series={series} detectors={loaded.data} />}
    </section>
  );
}

function Bench({
  country,
  series,
  detectors,
}: Pick<Props, 'country' | 'series'> & { detectors: readonly DetectorChoice[] }) {
  const { words } = useApp();
  const { t } = words;
  const [detector, setDetector] = useState(detectors[0]?.detector ?? '');
  const [parameters, setParameters] = useState<string | null>(null);
  const [last, setLast] = useState(52);
  const [asked, setAsked] = useState<RunDetectorQueryVariables | null>(null);
  const known = detectors.find((one) => one.detector === detector);
  const start = (event: SubmitEvent) => {
    event.preventDefault();
    const { groupId: group, category, sourceClass, step } = series;
    setAsked({
      country,
      series: { group, category, sourceClass, step },
      detector,
      parameters: parameters ?? known?.defaults ?? null,
      last,
    });
  };
  return (
    <>
      <form class="monitor-form monitor-sheet" autocomplete="off" onSubmit={start}>
        <Choice
          label={t('monitor.detector')}
          values={detectors.map((one) => one.detector)}
          nameOf={(one) => detectorText(one, words)}
          value={detector}
          onChange={(one) => {
            setDetector(one);
            setParameters(null);
          }}
        />
        <label>
          {t('monitor.lastPeriods')}
          <input
            type="number"
            min={1}
            max={520}
            required
            value={last}
            onInput={({ currentTarget }) => setLast(Number(currentTarget.value))}
          />
        </label>
        <label class="whole">
          {t('monitor.parameters')}
          <textarea
            spellcheck={false}
            value={parameters ?? known?.defaults ?? ''}
            onInput={({ currentTarget }) => setParameters(currentTarget.value)}
          />
        </label>
        {known && (
          <p class="whole small quiet">
            {known.source}. {t(known.isOn ? 'monitor.isOn' : 'monitor.isOff')}
          </p>
        )}
        <div class="pick whole">
          <button type="submit" class="main">
            {t('monitor.run')}
          </button>
        </div>
      </form>
      {asked && <Run key={JSON.stringify(asked)} asked={asked} step={series.step} />}
    </>
  );
}

function Run({ asked, step }: { asked: RunDetectorQueryVariables; step: Series['step'] }) {
  const { sync } = useApp();
  const loaded = useLoaded('monitor detector run', () => runDetector(sync, asked));
  return (
    <>
      <NotLoaded loaded={loaded} />
      {loaded.data && <Findings run={loaded.data} step={step} />}
    </>
  );
}

function Findings({ run, step }: { run: DetectorRun; step: Series['step'] }) {
  const { words } = useApp();
  const { t } = words;
  return (
    <>
      <p class="small quiet">
        {t('monitor.ranWith', { detector: run.detector, version: run.version, parameters: run.parameters })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it scrolls, and has to by keyboard too. */}
      <section class="signal-table" aria-label={t('monitor.findings')} tabIndex={0}>
        <table>
          <caption class="unseen">{t('monitor.findings')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('monitor.periods')}</th>
              <th scope="col">{t('monitor.counted')}</th>
              <th scope="col">{t('monitor.bound')}</th>
              <th scope="col">{t('monitor.pValue')}</th>
              <th scope="col" class="words">
                {t('monitor.says')}
              </th>
            </tr>
          </thead>
          <tbody>
            {[...run.findings]
              .reverse()
              .map(({ periodStart, observed, upperbound, p, outcome, sentence }) => (
                <tr key={periodStart}>
                  <th scope="row">{periodText(step, periodStart, words)}</th>
                  <td>{observed ?? '–'}</td>
                  <td>{upperbound === null ? t('monitor.noBound') : figureText(upperbound, words)}</td>
                  <td>{p === null ? '–' : figureText(p, words)}</td>
                  <td class="words">
                    <b>
                      {outcome === 'ALARM' && '▲ '}
                      {t(`monitor.outcome.${outcome}`)}
                    </b>{' '}
                    <span class="small">{sentence}</span>
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </section>
      {run.file !== null && (
        <details>
          <summary>{t('monitor.file')}</summary>
          <p class="small quiet">{t('monitor.fileMeans')}</p>
          <textarea class="workbench-file" readOnly aria-label={t('monitor.file')} value={run.file} />
        </details>
      )}
    </>
  );
}
