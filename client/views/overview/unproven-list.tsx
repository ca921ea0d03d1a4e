import { useApp, useReference } from '../../elements/app-context.ts';
import { type Area, areaOf } from '../../elements/area.ts';
import { AreaChoice } from '../../elements/area-choice.tsx';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { useAsked } from '../../elements/use-asked.ts';
import { When } from '../../elements/when.tsx';
import { AcceptedWithoutEvidenceDocument } from '../../operations/later.generated.ts';
import type { AcceptedWithoutEvidenceQuery } from '../../operations/operations.generated.ts';
import { hrefOf } from '../../routing/routes.ts';
import { hrefOfOverview, overviewQuery } from './overview-address.ts';

const pageSize = 50;

interface Props {
  readonly cycle: string;
  /** Of the Call to Action; null: all. */
  readonly area: Area | null;
  /** Where the page begins. */
  readonly after: string | null;
}

/** What was accepted though nothing shows it: each leads to its answer. */
export function UnprovenList({ cycle, area, after }: Props) {
  const {
    router,
    sync,
    words: { t },
  } = useApp();
  const { countries, agencies } = useReference();
  const loaded = useAsked(`unproven ${cycle} ${area} ${after}`, async () => {
    const variables = { cycle, area, first: pageSize, after };
    const read = await sync.read({ document: AcceptedWithoutEvidenceDocument, variables });
    return (read as AcceptedWithoutEvidenceQuery).acceptedWithoutEvidence;
  });
  const { data } = loaded;
  const list = 'unproven';
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1}>{t('overview.list.unproven')}</h1>
        {data && (
          <span class="quiet" role="status">
            {t('overview.unproven.total', { count: data.totalCount })}
          </span>
        )}
      </div>
      <p class="quiet small">{t('overview.unproven.rule')}</p>
      <div class="tools">
        <AreaChoice
          value={area === null ? '' : String(area)}
          onChoose={(one) =>
            router.go({ view: 'overview', query: overviewQuery({ list, area: areaOf(one) }) })
          }
        />
      </div>
      <NotLoaded loaded={loaded} />
      <ul>
        {data?.nodes.map(({ countryCode: country, agencyCode, itemCode: item, rating, updatedAt }) => {
          const agency = agencyCode ?? 'team';
          const who = agencyCode === null ? t('country.team') : (agencies[agencyCode]?.acronym ?? agencyCode);
          return (
            <li key={`${country} ${agency} ${item}`}>
              <a href={hrefOf({ view: 'country', country, agency, item })}>
                {`${countries[country]?.name ?? country} · ${who} · ${item}`}
              </a>{' '}
              <span class="quiet">
                {t(`rating.${rating ?? 'none'}`)} · <When iso={updatedAt} />
              </span>
            </li>
          );
        })}
      </ul>
      {data && (
        <p class="links">
          {after && <a href={hrefOfOverview({ list, area })}>{t('overview.first')}</a>}
          {data.hasNextPage && data.endCursor && (
            <a href={hrefOfOverview({ list, area, after: data.endCursor })}>{t('overview.next')}</a>
          )}
        </p>
      )}
    </>
  );
}
