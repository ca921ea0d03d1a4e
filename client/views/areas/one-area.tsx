import { useLayoutEffect } from 'preact/hooks';
import { useApp, useReference } from '../../elements/app-context.ts';
import { type Area, areas } from '../../elements/area.ts';
import { cycleText } from '../../elements/cycle-text.ts';
import { englishIf } from '../../elements/english-if.ts';
import { focusHeading } from '../../elements/focus-heading.ts';
import { listOf } from '../../elements/list.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { usePageTitle } from '../../elements/page-title.ts';
import { answeredOf } from '../../elements/progress.ts';
import { regionName } from '../../elements/region-name.ts';
import { useLoaded } from '../../elements/use-loaded.ts';
import type { AreaQuery } from '../../operations/operations.generated.ts';
import { AreaDocument } from '../../operations/seldom.generated.ts';
import { hrefOf } from '../../routing/routes.ts';
import { CountedExport } from '../matrix/export.tsx';
import { type StandingRow, StandingTable } from '../standing/standing-table.tsx';
import { type AreasAddress, areasHref, areasQuery, groupings } from './areas-address.ts';
import { AsOf } from './as-of.tsx';
import { CycleChoice } from './cycle-choice.tsx';
import { itemRows } from './item-rows.tsx';

interface Props {
  readonly address: AreasAddress;
  readonly area: Area;
  readonly cycle: string;
}

/** One area: what it asks of whom, how far the network is in it, and its items. */
export function OneArea({ address, area, cycle }: Props) {
  const { router, sync, words } = useApp();
  const { t, language } = words;
  const { by } = address;
  const loaded = useLoaded(`area ${area} ${by} ${cycle}`, async () => {
    const read = await sync.read({ document: AreaDocument, variables: { cycle, area, by } });
    return { ...(read as AreaQuery), by, readAt: new Date().toISOString() };
  });
  const { data } = loaded;
  const text = data?.callToAction.areas.find(({ number }) => number === area);
  const title = `${area} ${text?.title ?? t(`area.${area}`)}`;
  usePageTitle(title);
  useLayoutEffect(() => {
    if (!router.moved() || router.returned()) return;
    focusHeading(router);
    scrollTo(0, 0);
  }, [router]);
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1} {...(text ? englishIf(text.wording) : {})}>
          {title}
        </h1>
        {data && <span class="quiet">{cycleText(data.items.cycle, words)}</span>}
      </div>
      <nav class="links" aria-label={t('areas.title')}>
        <a href={areasHref(address, { area: null })}>{t('areas.all')}</a>
        {areas.map((one) => (
          <a
            key={one}
            href={areasHref(address, { area: one })}
            aria-current={one === area ? 'page' : undefined}
            aria-label={`${one} ${t(`area.${one}`)}`}
          >
            {one}
          </a>
        ))}
      </nav>
      <NotLoaded loaded={loaded} />
      {text && (
        <div class="area-guidance" {...englishIf(text.wording)}>
          <Guidance id="teams" title={t('areas.teams')} text={text.countryTeamGuidance} />
          <Guidance id="states" title={t('areas.states')} text={text.memberStateGuidance} />
        </div>
      )}
      {text && (
        <p class="quiet small">
          {t('areas.own')} {text.wording !== 'ORIGINAL' && t('guidance.wording', { wording: text.wording })}
        </p>
      )}
      {data && (
        <>
          <p class="area-sum">
            <a href={hrefOf({ view: 'matrix', query: { area: String(area), cycle } })}>
              {t('progress.answered', {
                answered: answeredOf(data.items.total),
                total: data.items.total.total,
              })}
            </a>
            {' · '}
            <a href={hrefOf({ view: 'comparison', query: { area: String(area), by: 'AGENCY' } })}>
              {t('areas.comparison')}
            </a>
          </p>
          <h2>{t('areas.items')}</h2>
          <StandingTable
            label={t('areas.items')}
            head={t('areas.row.ITEM')}
            rows={itemRows(itemsOf(data), data.items.rows, { cycle }, (code) => (
              <Touches participation={data.callToAction.participation} code={code} />
            ))}
          />
          <CountedExport
            place={{ cycle, countries: null }}
            of={{ section: null, area, item: null, rating: null }}
            cells={null}
            answers={data.items.total.total}
          />
          <h2>{t('areas.stands')}</h2>
          <div class="tools">
            <label>
              <span>{t('areas.by')}</span>
              <select
                value={by}
                onChange={({ currentTarget }) =>
                  router.go({
                    view: 'areas',
                    query: areasQuery({
                      ...address,
                      by: groupings.find((one) => one === currentTarget.value) ?? by,
                    }),
                  })
                }
              >
                {groupings.map((one) => (
                  <option key={one} value={one}>
                    {t(`areas.by.${one}`)}
                  </option>
                ))}
              </select>
            </label>
            <CycleChoice address={address} cycle={cycle} />
          </div>
          <Groups data={data} area={area} cycle={cycle} language={language} />
          <AsOf at={data.readAt} again={loaded.again} />
        </>
      )}
    </>
  );
}

function Guidance({ id, title, text }: { id: string; title: string; text: string }) {
  const { language } = useApp().words;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} lang={language}>
        {title}
      </h2>
      <p>{text}</p>
    </section>
  );
}

/** Whose participation an item touches. */
function Touches({
  participation,
  code,
}: {
  participation: AreaQuery['callToAction']['participation'];
  code: string;
}) {
  const { t, language } = useApp().words;
  const whose = participation.filter(({ items }) => items.includes(code));
  if (whose.length === 0) return null;
  const names = whose.map(({ participant }) => t(`areas.participant.${participant}`));
  return <span class="touches small">{t('areas.touches', { whose: listOf(names, language) })}</span>;
}

function itemsOf({ checklist }: AreaQuery) {
  return checklist.sections.flatMap((section) => section.items);
}

type Read = AreaQuery & { readonly by: AreasAddress['by'] };

/** The same answers by agency, region, country or section: as they were asked for, also while another is on its way. */
function Groups({
  data,
  area,
  cycle,
  language,
}: {
  data: Read;
  area: Area;
  cycle: string;
  language: string;
}) {
  const { t, compare } = useApp().words;
  const { countries, agencies } = useReference();
  const { by } = data;
  const inArea = { area: String(area), cycle };
  const rows = data.groups.rows.map(({ code, counts }): StandingRow & { readonly said: string } => {
    const key = code ?? 'team';
    if (by === 'REGION') {
      const said = regionName(key, language);
      return { key, said, name: said, counts, query: { ...inArea, region: key } };
    }
    if (by === 'COUNTRY') {
      const said = countries[key]?.name ?? key;
      const name = <a href={hrefOf({ view: 'country', country: key, area: String(area), cycle })}>{said}</a>;
      return { key, said, name, counts, query: null };
    }
    if (by === 'SECTION') {
      const said = data.checklist.sections.find((section) => section.code === key)?.title ?? key;
      return { key, said, name: said, counts, query: { ...inArea, section: key } };
    }
    const said = code === null ? t('country.team') : (agencies[key]?.acronym ?? key);
    return { key, said, name: said, counts, query: { ...inArea, agency: key } };
  });
  if (by === 'REGION' || by === 'COUNTRY') rows.sort((one, other) => compare(one.said, other.said));
  return <StandingTable label={t('areas.stands')} head={t(`areas.row.${by}`)} rows={rows} />;
}
