import { useApp, useReference } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { When } from '../../elements/when.tsx';
import { AcceptedWithoutEvidenceDocument } from '../../operations/later.generated.ts';
import type { AcceptedWithoutEvidenceQuery } from '../../operations/operations.generated.ts';
import { hrefOf } from '../../routing/routes.ts';
import { hrefOfOverview } from './overview-address.ts';

const pageSize = 50;

/** What was accepted though nothing shows it: each leads to its answer. */
export function UnprovenList({ cycle, after }: { cycle: string; after: string | null }) {
  const {
    sync,
    words: { t },
  } = useApp();
  const { countries, agencies } = useReference();
  const loaded = useLoaded(`unproven ${cycle} ${after}`, async () => {
    const variables = { cycle, first: pageSize, after };
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
          {after && <a href={hrefOfOverview({ list })}>{t('overview.first')}</a>}
          {data.hasNextPage && data.endCursor && (
            <a href={hrefOfOverview({ list, after: data.endCursor })}>{t('overview.next')}</a>
          )}
        </p>
      )}
    </>
  );
}
