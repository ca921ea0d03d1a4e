import { useApp } from '../../elements/app-context.ts';
import { listOf } from '../../elements/list.ts';
import { When } from '../../elements/when.tsx';
import type { DetectorChoice } from '../monitor-series/read-series.ts';
import type { Watch } from './read-signals.ts';
import { detectorText, figureText } from './signal-words.ts';

/** How many series were watched by which detector, of how many nothing can be told, and how many alarms come by chance. */
export function Watched({ watch: { ranAt, detectors, expectedFalseAlarms } }: { watch: Watch }) {
  const { words } = useApp();
  const { t, rich } = words;
  if (ranAt === null) return <p>{t('monitor.notWatched')}</p>;
  return (
    <>
      <p>
        {rich('monitor.watchedAt', {
          at: <When iso={ranAt} />,
          expected: <b>{figureText(expectedFalseAlarms, words)}</b>,
        })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it scrolls, and has to by keyboard too. */}
      <section class="signal-table" aria-label={t('monitor.watched')} tabIndex={0}>
        <table>
          <caption class="unseen">{t('monitor.watched')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('monitor.detector')}</th>
              <th scope="col">{t('monitor.watchedSeries')}</th>
              <th scope="col">{t('monitor.outcome.TOO_FEW')}</th>
              <th scope="col">{t('monitor.outcome.NOT_COMPUTABLE')}</th>
              <th scope="col">{t('monitor.expected')}</th>
            </tr>
          </thead>
          <tbody>
            {detectors.map((one) => (
              <tr key={`${one.detector} ${one.step}`}>
                <th scope="row">
                  {words.t('join.comma', {
                    what: detectorText(one.detector, words),
                    more: words.t(`monitor.step.${one.step}`),
                  })}
                </th>
                <td>{words.number(one.series)}</td>
                <td>{words.number(one.tooFew)}</td>
                <td>{words.number(one.notComputable)}</td>
                <td>{figureText(one.expectedFalseAlarms, words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="small quiet">{t('monitor.notQuiet')}</p>
    </>
  );
}

/** The detectors that don’t run by themselves, and why. */
export function Off({ detectors }: { detectors: readonly DetectorChoice[] }) {
  const { words } = useApp();
  const { t } = words;
  const off = detectors.filter(({ isOn }) => !isOn);
  if (off.length === 0) return null;
  return (
    <p class="small quiet">
      {t('monitor.off')}{' '}
      {listOf(
        off.map(({ detector, backtest }) =>
          t('join.brackets', {
            what: detectorText(detector, words),
            more: t(`monitor.backtest.${backtest ?? 'NOT_TRIED'}`),
          }),
        ),
        words.language,
      )}
    </p>
  );
}
