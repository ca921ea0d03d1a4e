import { useApp, useReference, useTopic, useWords } from '../../elements/app-context.ts';
import { type Area, areaOf } from '../../elements/area.ts';
import { AreaChoice } from '../../elements/area-choice.tsx';
import { Status } from '../../elements/status.tsx';
import { Waiting } from '../../elements/waiting.tsx';
import { When } from '../../elements/when.tsx';
import { hrefOf } from '../../routing/routes.ts';
import { topicOf } from '../../sync/topic.ts';
import { type Contradiction, contradictionsTopic } from '../../sync/topics/contradictions.ts';
import { hrefOfOverview, overviewQuery } from './overview-address.ts';
import '../../style/events.css';

const pageSize = 20;

interface Props {
  readonly cycle: string;
  /** Null: in all of them. */
  readonly country: string | null;
  /** Of the Call to Action; null: all. */
  readonly area: Area | null;
  /** Where the page begins. */
  readonly after: string | null;
}

/** Answers of agencies that can hardly all be right, beside each other, those furthest apart first. */
export function ContradictionList({ cycle, country, area, after }: Props) {
  const { router, words } = useApp();
  const { t } = words;
  const { countries } = useReference();
  const { data, followed } = useTopic(
    topicOf(contradictionsTopic, {
      cycle,
      countries: country ? [country] : null,
      area,
      first: pageSize,
      after,
    }),
  );
  const list = 'contradictions';
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1}>{t('overview.list.contradictions')}</h1>
        {data && (
          <span class="quiet" role="status">
            {t('overview.contradictions.total', {
              count: data.totalCount,
              country: country ? (countries[country]?.name ?? country) : '',
              where: country ? 'country' : 'all',
            })}
          </span>
        )}
        {country && (
          <a class="end" href={hrefOfOverview({ list, area })}>
            {t('overview.contradictions.everywhere')}
          </a>
        )}
      </div>
      <p class="quiet small">{t('overview.contradictions.rule')}</p>
      <div class="tools">
        <AreaChoice
          value={area === null ? '' : String(area)}
          onChoose={(one) =>
            router.go({ view: 'overview', query: overviewQuery({ list, country, area: areaOf(one) }) })
          }
        />
      </div>
      {!data && <Waiting followed={followed} />}
      {data?.nodes.map((one) => (
        <Apart
          key={`${one.countryCode} ${one.itemCode}`}
          contradiction={one}
          title={data.titles[one.itemCode] ?? ''}
        />
      ))}
      {data && (
        <p class="links">
          {after && <a href={hrefOfOverview({ list, country, area })}>{t('overview.first')}</a>}
          {data.hasNextPage && data.endCursor && (
            <a href={hrefOfOverview({ list, country, area, after: data.endCursor })}>{t('overview.next')}</a>
          )}
        </p>
      )}
    </>
  );
}

function Apart({ contradiction, title }: { contradiction: Contradiction; title: string }) {
  const { t } = useWords();
  const { countries, agencies } = useReference();
  const { countryCode: country, itemCode: item, answers } = contradiction;
  const id = `apart-${country}-${item}`;
  return (
    <section class="part" aria-labelledby={id}>
      <h2 id={id}>
        {countries[country]?.name ?? country} · {item} {title}
      </h2>
      <ul class="side-by-side">
        {answers.map(({ agencyCode, rating, status, narrative, updatedAt }) => {
          const agency = agencyCode ?? 'team';
          return (
            <li key={agency}>
              <h3>
                <a href={hrefOf({ view: 'country', country, agency, item })}>
                  {agencies[agency]?.acronym ?? agency}
                </a>
              </h3>
              <p>
                <b>{t(`rating.${rating ?? 'none'}`)}</b> · <Status status={status} />
              </p>
              {narrative ? (
                <p class="text-diff" dir="auto">
                  {narrative}
                </p>
              ) : (
                <p class="quiet">{t('overview.noText')}</p>
              )}
              <p class="small quiet">
                <When iso={updatedAt} />
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
