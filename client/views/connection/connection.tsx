import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { loadWords } from '../../messages/load-words.ts';
import type { Rung } from '../../sync/rung.ts';
import { usedThisMonth } from '../../sync/rungs/meter.ts';

const choices = ['', 'socket', 'stream', 'asking', 'hand'] as const satisfies readonly (Rung | '')[];
const lookMs = 5_000;

/** How this device hears of others' changes, which one may choose, and what it used of the line this month. */
export function Connection() {
  const { rungs, words } = useApp();
  const { t } = words;
  const [ready, setReady] = useState(false);
  const [, look] = useState(0);
  useEffect(() => {
    Promise.all([loadWords('version').then(words.add), rungs.climb()]).then(
      () => setReady(true),
      // Whoever can't load this now has no choice yet.
      () => {},
    );
    const timer = setInterval(() => look((count) => count + 1), lookMs);
    return () => clearInterval(timer);
  }, [rungs, words.add]);
  const ladder = rungs.ladder();
  if (!ready || !ladder) return null;
  const use = usedThisMonth();
  return (
    <section>
      <h2>{t('ladder.title')}</h2>
      <p>
        <label>
          {t('ladder.choose')}
          <select
            value={ladder.forced() ?? ''}
            onChange={({ currentTarget }) => {
              ladder.force((currentTarget.value || null) as Rung | null);
              look((count) => count + 1);
            }}
          >
            {choices.map((choice) => (
              <option key={choice} value={choice}>
                {t(choice === '' ? 'ladder.auto' : `ladder.${choice}`)}
              </option>
            ))}
          </select>
        </label>
      </p>
      <p class="quiet small">{t('ladder.chooseMeans')}</p>
      <p>
        {t('ladder.use', { down: words.number(megabytes(use.down)), up: words.number(megabytes(use.up)) })}
      </p>
    </section>
  );
}

/** With one place after the point: what is counted is no more exact than that. */
function megabytes(bytes: number): number {
  return Math.round(bytes / 100_000) / 10;
}
