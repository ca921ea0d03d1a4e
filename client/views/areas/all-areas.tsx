import { useApp } from '../../elements/app-context.ts';
import { cycleText } from '../../elements/cycle-text.ts';
import { englishIf } from '../../elements/english-if.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { usePageTitle } from '../../elements/page-title.ts';
import { useLoaded } from '../../elements/use-loaded.ts';
import type { AreasQuery } from '../../operations/operations.generated.ts';
import { AreasDocument } from '../../operations/seldom.generated.ts';
import { hrefOf } from '../../routing/routes.ts';
import { StandingTable } from '../standing/standing-table.tsx';
import { type AreasAddress, areasHref } from './areas-address.ts';
import { AsOf } from './as-of.tsx';
import { CycleChoice } from './cycle-choice.tsx';
import { itemRows } from './item-rows.tsx';

interface Props {
  readonly address: AreasAddress;
  readonly cycle: string;
}

/** How far the network is in each area, and on the items by which minorities, young people and women take part. */
export function AllAreas({ address, cycle }: Props) {
  const { sync, words } = useApp();
  const { t } = words;
  usePageTitle(t('areas.title'));
  const loaded = useLoaded(`areas ${cycle}`, async () => {
    const read = (await sync.read({ document: AreasDocument, variables: { cycle } })) as AreasQuery;
    return { ...read, readAt: new Date().toISOString() };
  });
  const { data } = loaded;
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1}>{t('areas.title')}</h1>
        {data && <span class="quiet">{cycleText(data.areas.cycle, words)}</span>}
        <a class="end" href={hrefOf({ view: 'charts', query: { by: 'AREA', cycle } })}>
          {t('areas.charts')}
        </a>
      </div>
      <p class="areas-what">
        {t('areas.what')} {t('areas.own')}
      </p>
      <div class="tools">
        <CycleChoice address={address} cycle={cycle} />
      </div>
      <NotLoaded loaded={loaded} />
      {data && (
        <>
          {data.callToAction.areas.length === 0 && <p>{t('areas.none')}</p>}
          <StandingTable
            label={t('areas.title')}
            head={t('areas.row.AREA')}
            rows={data.callToAction.areas.flatMap(({ number, title, wording }) => {
              const row = data.areas.rows.find(({ code }) => code === String(number));
              const href = areasHref(address, { area: number as AreasAddress['area'] });
              const name = (
                <a href={href} {...englishIf(wording)}>
                  {number} {title}
                </a>
              );
              const query = { area: String(number), cycle };
              return row ? [{ key: String(number), name, counts: row.counts, query }] : [];
            })}
          />
          <p class="quiet small">{t('areas.counts')}</p>
          <Participation data={data} cycle={cycle} />
          <AsOf at={data.readAt} again={loaded.again} />
        </>
      )}
    </>
  );
}

function Participation({ data, cycle }: { data: AreasQuery; cycle: string }) {
  const { t } = useApp().words;
  const items = data.checklist.sections.flatMap((section) => section.items);
  return (
    <section aria-labelledby="participation">
      <h2 id="participation">{t('areas.participation')}</h2>
      <p>{t('areas.participationMeans')}</p>
      {data.callToAction.participation.map(({ participant, items: codes }) => {
        const own = items.filter(({ code }) => codes.includes(code));
        const title = t(`areas.participant.${participant}`);
        return own.length === 0 ? null : (
          <section key={participant} aria-label={title}>
            <h3>{title}</h3>
            <StandingTable
              label={title}
              head={t('areas.row.ITEM')}
              rows={itemRows(own, data.items.rows, { cycle })}
            />
          </section>
        );
      })}
    </section>
  );
}
