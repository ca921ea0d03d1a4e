import { useLayoutEffect } from 'preact/hooks';
import { useApp, useReference, useRoute } from '../../elements/app-context.ts';
import { usePageTitle } from '../../elements/page-title.ts';
import { Waiting } from '../../elements/waiting.tsx';
import { topicOf } from '../../sync/topic.ts';
import { matrixTopic } from '../../sync/topics/matrix.ts';
import { WaitingAlerts } from '../todo/waiting-alerts.tsx';
import { AgencyPage } from './agency-page.tsx';
import { parseMatrixAddress, teamKey } from './matrix-address.ts';
import { useColumns } from './matrix-columns.ts';
import { MatrixSheet } from './matrix-sheet.tsx';
import { usePacedTopic } from './use-paced-topic.ts';
import './cell-look.css';
import './agency-page.css';
import './matrix.css';
import './totals.css';
import './phone.css';
import './print.css';

interface Props {
  /** What the address says after the question mark. */
  readonly query: Readonly<Record<string, string>>;
}

/** Every country × agency as it moves, or one agency’s part of it. */
export function Matrix({ query }: Props) {
  const {
    router,
    words: { t },
  } = useApp();
  const { currentCycle } = useReference();
  // An adviser begins with it.
  const home = useRoute().view === 'home';
  const address = parseMatrixAddress(query);
  const cycle = address.cycle ?? currentCycle;
  const { data, followed } = usePacedTopic(cycle === null ? null : topicOf(matrixTopic, { cycle }));
  const column = useColumns().find(({ agency }) => (agency || teamKey) === address.agency);
  usePageTitle(column?.label ?? address.agency ?? t('matrix.title'));
  const waiting = data === undefined;
  // The heading that had the focus went with the words that stood here while the answer was on its way.
  useLayoutEffect(() => {
    if (waiting || !router.moved() || document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  }, [waiting, router]);
  return (
    <div class="matrix-view">
      {home && <WaitingAlerts />}
      {data && address.agency !== null ? (
        <AgencyPage
          key={`${data.cycle.code} ${address.agency}`}
          data={data}
          cursor={followed?.cursor ?? null}
          query={query}
          address={address}
          agency={address.agency}
        />
      ) : data ? (
        <MatrixSheet
          key={data.cycle.code}
          data={data}
          cursor={followed?.cursor ?? null}
          query={query}
          address={address}
        />
      ) : (
        <>
          <div class="head">
            <h1 tabIndex={-1}>{t('matrix.title')}</h1>
          </div>
          {cycle === null ? <p>{t('cycle.none')}</p> : <Waiting followed={followed} />}
        </>
      )}
    </div>
  );
}
