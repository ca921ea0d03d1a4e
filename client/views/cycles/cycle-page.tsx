import { useApp, useViewer } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { movesCycles } from '../../elements/permissions.ts';
import { useLoaded } from '../../elements/use-loaded.ts';
import { CycleDetailsDocument } from '../../operations/later.generated.ts';
import type { CycleDetailsQuery } from '../../operations/operations.generated.ts';
import { hrefOf } from '../../routing/routes.ts';
import { Comments } from '../comments/comments.tsx';
import { AskedOfDecisions } from './asked.tsx';
import type { CycleProps } from './cycle-props.ts';
import { Days } from './days.tsx';
import { HowFar } from './how-far.tsx';
import { LaterDays } from './later-days.tsx';
import { PresencePart } from './presence.tsx';
import { Snapshots } from './snapshots.tsx';
import { stateWords } from './state-words.ts';
import { Turn } from './turn.tsx';

/** One cycle: where it stands, what is said about it and, for whoever moves cycles, the next step and all that may be changed. */
export function CyclePage(props: CycleProps) {
  const { standing } = props;
  const { words } = useApp();
  const { t } = words;
  const { code, state } = standing.cycle;
  const moves = movesCycles(useViewer());
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1}>{t('cycles.title', { cycle: code })}</h1>
        <span>{stateWords(standing, words)}</span>
        <a class="end" href={hrefOf({ view: 'cycles' })}>
          {t('cycles.all')}
        </a>
        {state !== 'PLANNED' && (
          <>
            <a href={hrefOf({ view: 'comparison', query: { later: code } })}>{t('cycles.compare')}</a>
            <a href={hrefOf({ view: 'report', query: { cycle: code } })}>{t('cycles.report')}</a>
          </>
        )}
      </div>
      <div class="cycles">
        <HowFar standing={standing} />
        <Comments
          address={{ cycle: code, country: null, agency: null, item: null }}
          name={t('cycles.itself', { cycle: code })}
        />
        {moves && <Moving {...props} />}
      </div>
    </>
  );
}

function Moving(props: CycleProps) {
  const { standing, version } = props;
  const { sync } = useApp();
  const { code, state } = standing.cycle;
  const loaded = useLoaded(`${code} ${version}`, async () => {
    const read = await sync.read({ document: CycleDetailsDocument, variables: { cycle: code } });
    return read as CycleDetailsQuery;
  });
  return (
    <>
      <Turn {...props} />
      {state !== 'CLOSED' && <Days {...props} />}
      {state !== 'CLOSED' && <AskedOfDecisions {...props} />}
      <NotLoaded loaded={loaded} />
      {loaded.data && <LaterDays {...props} given={loaded.data.laterLastDays} />}
      {loaded.data && <Snapshots {...props} snapshots={loaded.data.snapshots} />}
      <PresencePart {...props} />
    </>
  );
}
