import { useApp, useReference, useWords } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { ContradictionsDocument } from '../../operations/later.generated.ts';
import type { ContradictionsQuery } from '../../operations/operations.generated.ts';
import type { Contradiction } from '../../sync/topics/contradictions.ts';
import type { Cells } from '../../sync/topics/matrix.ts';
import { hrefOfOverview } from './overview-address.ts';
import { Section } from './section.tsx';
import { useReadAfter } from './use-read-after.ts';

const few = 3;

/** Where agencies contradict each other most, and how often they do. */
export function Contradicting({ cycle, seen }: { cycle: string; seen: Cells }) {
  const { sync } = useApp();
  const { t } = useWords();
  const loaded = useReadAfter(`contradictions ${cycle}`, seen, async () => {
    const variables = { cycle, countries: null, area: null, first: few, after: null };
    const read = await sync.read({ document: ContradictionsDocument, variables });
    return (read as ContradictionsQuery).contradictions;
  });
  const { data } = loaded;
  return (
    <Section
      id="contradicting"
      title={t('overview.contradictions')}
      beside={
        data && (
          <a id="contradictions-all" href={hrefOfOverview({ list: 'contradictions' })}>
            {t('overview.contradictions.count', { count: data.totalCount })}
          </a>
        )
      }
    >
      <NotLoaded loaded={loaded} />
      {data?.totalCount === 0 && <p class="quiet">{t('overview.contradictions.none')}</p>}
      <ul class="apart">
        {data?.nodes.map((one) => (
          <Line key={`${one.countryCode} ${one.itemCode}`} contradiction={one} />
        ))}
      </ul>
    </Section>
  );
}

function Line({ contradiction: { countryCode, itemCode, answers } }: { contradiction: Contradiction }) {
  const { t } = useWords();
  const { countries, agencies } = useReference();
  return (
    <li>
      <a
        id={`apart-${countryCode}-${itemCode}`}
        href={hrefOfOverview({ list: 'contradictions', country: countryCode })}
      >
        {countries[countryCode]?.name ?? countryCode} · {itemCode}
      </a>{' '}
      <span class="quiet">
        {answers
          .map(({ agencyCode, rating }) => {
            const agency = agencies[agencyCode ?? '']?.acronym ?? agencyCode;
            return `${agency} ${t(`rating.${rating ?? 'none'}`)}`;
          })
          .join(' · ')}
      </span>
    </li>
  );
}
