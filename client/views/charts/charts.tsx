import { useApp, useReference } from '../../elements/app-context.ts';
import { areaOf } from '../../elements/area.ts';
import { AreaChoice } from '../../elements/area-choice.tsx';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { usePageTitle } from '../../elements/page-title.ts';
import { useLoaded } from '../../elements/use-loaded.ts';
import { SavedViews } from '../saved/saved-views.tsx';
import { type ChartsAddress, chartsQuery, dimensions, parseCharts } from './charts-address.ts';
import { Pictures } from './pictures.tsx';
import { readCharts } from './read-charts.ts';
import './charts.css';

interface Props {
  /** What the address says after the question mark. */
  readonly query: Readonly<Record<string, string>>;
}

/** A year in pictures, each with the same in words and numbers. */
export function Charts({ query }: Props) {
  const { sync, words } = useApp();
  const { t } = words;
  usePageTitle(t('charts.title'));
  const { cycles, currentCycle } = useReference();
  const address = parseCharts(query);
  const opened = cycles.filter(({ state }) => state !== 'PLANNED');
  // The newest comes first.
  const code = address.cycle ?? currentCycle ?? opened[0]?.code ?? null;
  const place = opened.findIndex((cycle) => cycle.code === code);
  const before = place < 0 ? null : (opened[place + 1]?.code ?? null);
  const { by, area } = address;
  const loaded = useLoaded(`charts ${code} ${before} ${by} ${area}`, async () =>
    code === null ? null : readCharts(sync, { cycle: code, before, by, area }),
  );
  return (
    <div class="charts">
      <div class="head">
        <h1 tabIndex={-1}>{t('charts.title')}</h1>
        <SavedViews />
      </div>
      {code === null ? <p>{t('cycle.none')}</p> : <Choices address={address} cycle={code} />}
      <NotLoaded loaded={loaded} />
      {loaded.data && <Pictures data={loaded.data} />}
    </div>
  );
}

function Choices({ address, cycle }: { address: ChartsAddress; cycle: string }) {
  const {
    router,
    words: { t },
  } = useApp();
  const opened = useReference().cycles.filter(({ state }) => state !== 'PLANNED');
  const go = (change: Partial<ChartsAddress>) =>
    router.go({ view: 'charts', query: chartsQuery({ ...address, ...change }) });
  return (
    <div class="tools">
      <label>
        <span>{t('areas.by')}</span>
        <select
          value={address.by}
          onChange={({ currentTarget }) => {
            const by = dimensions.find((one) => one === currentTarget.value);
            if (by) go({ by });
          }}
        >
          {dimensions.map((one) => (
            <option key={one} value={one}>
              {t(one === 'AREA' ? 'areas.row.AREA' : `areas.by.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <AreaChoice
        value={address.area === null ? '' : String(address.area)}
        onChoose={(area) => go({ area: areaOf(area) })}
      />
      {opened.length > 1 && (
        <label>
          <span>{t('filter.cycle')}</span>
          <select value={cycle} onChange={({ currentTarget }) => go({ cycle: currentTarget.value })}>
            {opened.map(({ code, state }) => (
              <option key={code} value={code}>
                {t(`filter.cycle.${state}`, { cycle: code })}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
