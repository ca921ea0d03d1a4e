import { useApp } from '../../elements/app-context.ts';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import { ReviewMonitorSignalDocument } from '../../operations/monitor.generated.ts';
import type { Signal } from './read-signals.ts';
import { categoryText, detectorText, figureText, periodText } from './signal-words.ts';

/** A state is a sign before it is a colour. */
const signs = { STANDS: '▲', REVIEWED: '△', NO_LONGER_STANDS: '–' } as const;

/** One signal: what it is about, the sentence that can be checked, what the rise looks like, and what it rested on before. */
export function SignalLine({ signal, onChanged }: { signal: Signal; onChanged: () => void }) {
  const { words } = useApp();
  const { t, rich } = words;
  const command = useCommand();
  const { groupName, category, step, periodStart, state, since, sourceClass, detector, version } = signal;
  const [latest, ...earlier] = signal.observations;
  if (!latest) return null;
  const review = async () => {
    const variables = { id: signal.id, observation: latest.number };
    if (await command.run(ReviewMonitorSignalDocument, variables, () => t('monitor.reviewed'))) onChanged();
  };
  return (
    <li class={state === 'NO_LONGER_STANDS' ? 'quiet' : ''}>
      <p>
        <span class="signal-sign" aria-hidden="true">
          {signs[state]}
        </span>{' '}
        <b>
          {groupName === null ? (
            t(category === null ? 'monitor.wholeCountry' : 'monitor.noGroup')
          ) : (
            <Written text={groupName} />
          )}{' '}
          · {category === null ? t('monitor.assessment') : categoryText(category, words)} ·{' '}
          {periodText(step, periodStart, words)}
        </b>{' '}
        <span class="small">{rich(`monitor.signalState.${state}`, { at: <When iso={since} /> })}</span>
      </p>
      <p>{latest.sentence}</p>
      {category !== null && <p>{latest.effortSentence}</p>}
      <p class="small quiet">
        {t('monitor.foundBy', {
          name: detectorText(detector, words),
          detector,
          version,
          source: t(sourceClass === null ? 'monitor.assessed' : `monitor.sourceClass.${sourceClass}`),
        })}
        {latest.p !== null && latest.rank !== null && latest.family !== null && latest.threshold !== null && (
          <>
            {' '}
            {t('monitor.rank', {
              p: figureText(latest.p, words),
              threshold: figureText(latest.threshold, words),
              rank: latest.rank,
              family: latest.family,
            })}
          </>
        )}
      </p>
      {earlier.length > 0 && (
        <details>
          <summary>{t('monitor.earlier', { count: earlier.length })}</summary>
          <ol class="monitor-events">
            {earlier.map(({ number, observedAt, sentence, stands }) => (
              <li key={number}>
                <span class="quiet">
                  <When iso={observedAt} /> · {t(stands ? 'monitor.stood' : 'monitor.stoodNot')}
                </span>{' '}
                {sentence}
              </li>
            ))}
          </ol>
        </details>
      )}
      {signal.viewerCanReview && (
        <div class="pick">
          <button type="button" disabled={command.busy} onClick={review}>
            {t('monitor.review')}
          </button>
        </div>
      )}
      <SaidLine said={command.said} />
    </li>
  );
}
