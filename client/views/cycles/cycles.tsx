import { useEffect, useRef } from 'preact/hooks';
import { useApp, useReference, useTopic } from '../../elements/app-context.ts';
import { focusHeading } from '../../elements/focus-heading.ts';
import { usePageTitle } from '../../elements/page-title.ts';
import { Waiting } from '../../elements/waiting.tsx';
import { hrefOf } from '../../routing/routes.ts';
import { topicOf } from '../../sync/topic.ts';
import { type CyclesData, cyclesTopic } from '../../sync/topics/cycles.ts';
import { CyclePage } from './cycle-page.tsx';
import { HowFar } from './how-far.tsx';
import { Plan } from './plan.tsx';
import { stateWords } from './state-words.ts';
import './cycles.css';

/** Every cycle, or the one that the address names. */
export function Cycles({ cycle }: { cycle?: string | undefined }) {
  const { t } = useApp().words;
  const { data, followed } = useTopic(topicOf(cyclesTopic, {}));
  useFreshReference(data);
  usePageTitle(cycle === undefined ? t('nav.cycles') : t('cycles.title', { cycle }));
  useFocusOnNewCycle(cycle);
  const standing = data?.cycles.find((one) => one.cycle.code === cycle);
  if (data && standing) {
    const others = data.cycles.map((one) => one.cycle.code).filter((code) => code !== cycle);
    return <CyclePage key={cycle} standing={standing} others={others} version={data.version} />;
  }
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1}>{cycle === undefined ? t('nav.cycles') : t('cycles.title', { cycle })}</h1>
        {cycle !== undefined && (
          <a class="end" href={hrefOf({ view: 'cycles' })}>
            {t('cycles.all')}
          </a>
        )}
      </div>
      {!data && <Waiting followed={followed} />}
      {data && cycle !== undefined && <p>{t('cycles.unknown', { cycle })}</p>}
      {data && cycle === undefined && <List data={data} />}
    </>
  );
}

function List({ data }: { data: CyclesData }) {
  const { words } = useApp();
  const { t } = words;
  return (
    <div class="cycles">
      <ul class="cycle-list">
        {data.cycles.map((standing) => (
          <li key={standing.cycle.code}>
            <a href={hrefOf({ view: 'cycles', cycle: standing.cycle.code })}>
              {t('cycles.title', { cycle: standing.cycle.code })}
            </a>
            <span class={standing.cycle.state === 'OPEN' ? '' : 'quiet'}>{stateWords(standing, words)}</span>
            <HowFar standing={standing} />
          </li>
        ))}
      </ul>
      <Plan data={data} />
    </div>
  );
}

/** From one address of cycles to another, a new page begins at its heading. */
function useFocusOnNewCycle(cycle: string | undefined): void {
  const { router } = useApp();
  const before = useRef(cycle);
  useEffect(() => {
    if (before.current === cycle) return;
    before.current = cycle;
    focusHeading(router);
    if (!router.returned()) scrollTo(0, 0);
  }, [router, cycle]);
}

/** What the rest of the page knows of cycles is read once: it is asked for again where this page knows better. */
function useFreshReference(data: CyclesData | undefined): void {
  const { sync } = useApp();
  const { cycles } = useReference();
  const known = cycles
    .map(({ code, state, closesOn }) => `${code} ${state} ${closesOn}`)
    .sort()
    .join();
  const now = data?.cycles
    .map(({ cycle: { code, state, closesOn } }) => `${code} ${state} ${closesOn}`)
    .sort()
    .join();
  useEffect(() => {
    if (now !== undefined && now !== known) sync.dispatch({ is: 'opened' });
    // Once for each change: an answer from before it would otherwise be asked for again without an end.
  }, [sync, now]);
}
