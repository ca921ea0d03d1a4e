import { useApp } from '../../elements/app-context.ts';
import { Export } from '../../elements/export.tsx';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { useAsked } from '../../elements/use-asked.ts';
import { ComparedPairsDocument } from '../../operations/later.generated.ts';
import type {
  ComparedPairsQuery,
  ComparedPairsQueryVariables,
} from '../../operations/operations.generated.ts';
import {
  type Comparing,
  comparisonHref,
  kinds,
  kindsOf,
  type Listed,
  nameOfRow,
  reasons,
} from './comparison-address.ts';
import { Pair } from './pair.tsx';
import type { Side } from './sides.ts';

interface Props {
  readonly comparing: Comparing;
  readonly list: Listed;
  readonly earlier: Side;
  readonly later: Side;
  /** What is compared, as the server is asked for it. */
  readonly variables: Pick<ComparedPairsQueryVariables, 'earlier' | 'later' | 'filter'>;
}

/** One page of the pairs behind a number. */
export function PairList({ comparing, list, earlier, later, variables }: Props) {
  const { sync, words } = useApp();
  const { t } = words;
  const { after, by, narrowed } = comparing;
  // The number that led here stood in a row.
  const rows = { list: null, narrowed: { ...narrowed, [nameOfRow[by]]: '' } };
  const asked = { ...variables, ...kindsOf(list), after: after || null };
  const loaded = useAsked(JSON.stringify(asked), async () => {
    const read = await sync.read({ document: ComparedPairsDocument, variables: asked });
    return (read as ComparedPairsQuery).comparedPairs;
  });
  const { data } = loaded;
  return (
    <section class="comparison-pairs" aria-labelledby="pairs-title">
      <h2 id="pairs-title">{titleOf(list, t)}</h2>
      <p class="links">
        <a href={comparisonHref(comparing, rows)}>{t('comparison.back')}</a>
      </p>
      <Export
        key={JSON.stringify([variables, list])}
        offers={[
          {
            table: 'PAIRS',
            filter: {
              earlier: variables.earlier,
              later: variables.later,
              ...variables.filter,
              ...kindsOf(list),
            },
            count: data?.nodes.length === 0 ? 0 : null,
          },
        ]}
      />
      <NotLoaded loaded={loaded} />
      {data?.nodes.length === 0 && <p class="quiet">{t('comparison.none')}</p>}
      <ul>
        {data?.nodes.map((pair) => {
          const { countryCode, agencyCode, earlierItem, laterItem } = pair;
          const key = [countryCode, agencyCode, earlierItem, laterItem].join(' ');
          return <Pair key={key} pair={pair} earlier={earlier} later={later} />;
        })}
      </ul>
      <p class="links">
        {after && <a href={comparisonHref(comparing, { list })}>{t('comparison.first')}</a>}
        {data?.hasNextPage && data.endCursor && (
          <a href={comparisonHref(comparing, { list, after: data.endCursor })}>{t('comparison.next')}</a>
        )}
      </p>
    </section>
  );
}

function titleOf(list: Listed, t: ReturnType<typeof useApp>['words']['t']): string {
  const kind = kinds.find((one) => one === list);
  if (kind) return t(`comparison.kind.${kind}`);
  const reason = reasons.find((one) => one === list);
  return reason ? t('comparison.not', { why: t(`comparison.why.${reason}`) }) : t('comparison.every');
}
