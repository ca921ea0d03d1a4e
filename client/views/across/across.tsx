import { useApp, useReference, useTopic, useViewer } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { usePageTitle } from '../../elements/page-title.ts';
import { useLoaded } from '../../elements/use-loaded.ts';
import { Waiting } from '../../elements/waiting.tsx';
import type { AskedItemsQuery } from '../../operations/operations.generated.ts';
import { AskedItemsDocument } from '../../operations/seldom.generated.ts';
import { topicOf } from '../../sync/topic.ts';
import { type AcrossParams, acrossTopic } from '../../sync/topics/across.ts';
import { type AcrossAddress, parseAcrossAddress } from './across-address.ts';
import { AcrossHead } from './across-head.tsx';
import { AcrossSheet } from './across-sheet.tsx';
import { type Asked, itemsOf, type Parties, partiesOf } from './parties.ts';
import './across.css';

interface Props {
  /** What the address says after the question mark. */
  readonly query: Readonly<Record<string, string>>;
}

/** One item over all countries in which somebody answers it. */
export function Across({ query }: Props) {
  const {
    sync,
    words: { t },
  } = useApp();
  const { currentCycle, agencies } = useReference();
  const address = parseAcrossAddress(query);
  const cycle = address.cycle ?? currentCycle;
  const loaded = useLoaded(`asked ${cycle}`, () =>
    sync.read({ document: AskedItemsDocument, variables: { cycle } }).then((read) => read as AskedItemsQuery),
  );
  const parties = partiesOf(useViewer(), Object.keys(agencies));
  const all = itemsOf(loaded.data?.checklist.sections ?? [], parties);
  const { area } = address;
  const items = area === null ? all : all.filter(({ item }) => item.callToActionAreas.includes(area));
  const asked =
    items.find(({ item }) => item.code === address.item) ??
    (address.item && area === null ? undefined : items[0]);
  usePageTitle(asked ? `${asked.item.code} ${asked.item.title}` : t('nav.across'));
  if (cycle !== null && asked) {
    return (
      <OneItem key={cycle} address={address} cycle={cycle} asked={asked} items={items} parties={parties} />
    );
  }
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1}>{t('nav.across')}</h1>
      </div>
      {cycle === null && <p>{t('cycle.none')}</p>}
      <NotLoaded loaded={loaded} />
      {loaded.data && (
        <p>{items.length > 0 ? t('across.noItem', { item: address.item ?? '' }) : t('across.notYours')}</p>
      )}
    </>
  );
}

interface ItemProps {
  readonly address: AcrossAddress;
  readonly cycle: string;
  readonly asked: Asked;
  readonly items: readonly Asked[];
  readonly parties: Parties;
}

function OneItem({ address, cycle, asked, items, parties }: ItemProps) {
  const own = parties.agencies.find((code) => code === address.agency) ?? parties.agencies[0] ?? null;
  const agency = asked.item.answeredBy === 'COUNTRY_TEAM' ? null : own;
  const params: AcrossParams = { cycle, item: asked.item.code, agency, after: address.after };
  const topic = topicOf(acrossTopic, params);
  const { data, followed } = useTopic(topic);
  return (
    <>
      <AcrossHead
        asked={asked}
        items={items}
        address={address}
        parties={parties}
        agency={agency}
        data={data}
      />
      {data ? (
        <AcrossSheet key={topic.id} data={data} params={params} address={address} item={asked.item} />
      ) : (
        <Waiting followed={followed} />
      )}
    </>
  );
}
