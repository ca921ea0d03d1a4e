import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import type { SectionProps } from '../monitor/section.ts';
import { readDetectors } from '../monitor-series/read-series.ts';
import { readSignals, readWatch } from './read-signals.ts';
import { SignalLine } from './signal-line.tsx';
import { Off, Watched } from './watched.tsx';
import './signals.css';

/** What detection found in a country: what chance is kept out of first, the rest apart, and how much was watched for it. */
export function Signals(props: SectionProps) {
  const {
    access: { country },
    version,
  } = props;
  const {
    sync,
    words: { t },
  } = useApp();
  const watch = useLoaded(`monitor watch ${country} ${version}`, () => readWatch(sync, country));
  const detectors = useLoaded('monitor detectors', () => readDetectors(sync));
  return (
    <section aria-labelledby="signals-title">
      <h2 id="signals-title" tabIndex={-1}>
        {t('monitor.signals')}
      </h2>
      <p>{t('monitor.signalsMean')}</p>
      <NotLoaded loaded={watch} />
      {watch.data && <Watched watch={watch.data} />}
      {detectors.data && <Off detectors={detectors.data} />}
      <h3>{t('monitor.controlled')}</h3>
      <p class="quiet">{t('monitor.controlledMeans')}</p>
      <List {...props} controlled={true} />
      <h3>{t('monitor.uncontrolled')}</h3>
      <p class="quiet">{t('monitor.uncontrolledMeans')}</p>
      <List {...props} controlled={false} />
    </section>
  );
}

function List({ controlled, ...props }: SectionProps & { controlled: boolean }) {
  const {
    access: { country },
    version,
    onChanged,
  } = props;
  const {
    sync,
    words: { t },
  } = useApp();
  const [pages, setPages] = useState(1);
  const loaded = useLoaded(`monitor signals ${country} ${controlled} ${version} ${pages}`, () =>
    readSignals(sync, country, controlled, pages),
  );
  const { data } = loaded;
  return (
    <>
      <NotLoaded loaded={loaded} />
      {data?.signals.length === 0 && <p>{t('monitor.noSignal')}</p>}
      {data && data.signals.length > 0 && (
        <ul class="monitor-list">
          {data.signals.map((signal) => (
            <SignalLine key={signal.id} signal={signal} onChanged={onChanged} />
          ))}
        </ul>
      )}
      {data?.more && (
        <button type="button" onClick={() => setPages(pages + 1)}>
          {t('monitor.older')}
        </button>
      )}
    </>
  );
}
