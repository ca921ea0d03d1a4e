import { useReference, useTopic, useWords } from '../../elements/app-context.ts';
import { hrefOf } from '../../routing/routes.ts';
import { topicOf } from '../../sync/topic.ts';
import { contradictionsTopic } from '../../sync/topics/contradictions.ts';

/** To a country's lead: on how many items agencies contradict each other there. Nothing where they don't. */
export function Contradicting({ cycle, country }: { cycle: string; country: string }) {
  const { t } = useWords();
  const { countries } = useReference();
  const { data } = useTopic(
    topicOf(contradictionsTopic, { cycle, countries: [country], area: null, first: 1, after: null }),
  );
  if (!data || data.totalCount === 0) return null;
  return (
    <p>
      <a href={hrefOf({ view: 'overview', query: { list: 'contradictions', country } })}>
        {t('todo.contradictions', {
          count: data.totalCount,
          country: countries[country]?.name ?? country,
        })}
      </a>
    </p>
  );
}
