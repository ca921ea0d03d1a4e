import { useLayoutEffect } from 'preact/hooks';
import { useApp, useReference } from '../../elements/app-context.ts';
import { usePageTitle } from '../../elements/page-title.ts';
import { Waiting } from '../../elements/waiting.tsx';
import { topicOf } from '../../sync/topic.ts';
import { matrixTopic } from '../../sync/topics/matrix.ts';
import { usePacedTopic } from '../matrix/use-paced-topic.ts';
import { WaitingAlerts } from '../todo/waiting-alerts.tsx';
import { ContradictionList } from './contradiction-list.tsx';
import { Monday } from './monday.tsx';
import { parseOverviewAddress } from './overview-address.ts';
import { UnprovenList } from './unproven-list.tsx';
import './overview.css';
import './print.css';

interface Props {
  /** What the address says after the question mark. */
  readonly query: Readonly<Record<string, string>>;
}

/** What a coordinator sees first, and the lists behind its numbers. */
export function Overview({ query }: Props) {
  const {
    router,
    words: { t },
  } = useApp();
  const { currentCycle } = useReference();
  const address = parseOverviewAddress(query);
  const { list, country, area, after } = address;
  usePageTitle(list ? t(`overview.list.${list}`) : t('nav.overview'));
  // From the first page to a list it is the same view, of which the frame doesn't know that it begins anew.
  useLayoutEffect(() => {
    if (!router.moved() || router.returned()) return;
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [router, list, after]);
  if (currentCycle === null) {
    return (
      <>
        <h1 tabIndex={-1}>{t('nav.overview')}</h1>
        <p>{t('cycle.none')}</p>
      </>
    );
  }
  if (list === 'contradictions') {
    return <ContradictionList cycle={currentCycle} country={country} area={area} after={after} />;
  }
  if (list === 'unproven') return <UnprovenList cycle={currentCycle} area={area} after={after} />;
  return (
    <>
      <WaitingAlerts />
      <Followed cycle={currentCycle} address={address} />
    </>
  );
}

function Followed({ cycle, address }: { cycle: string; address: ReturnType<typeof parseOverviewAddress> }) {
  const { t } = useApp().words;
  const { data, followed } = usePacedTopic(topicOf(matrixTopic, { cycle }));
  if (data) return <Monday data={data} cursor={followed?.cursor ?? null} address={address} />;
  return (
    <>
      <h1 tabIndex={-1}>{t('nav.overview')}</h1>
      <Waiting followed={followed} />
    </>
  );
}
