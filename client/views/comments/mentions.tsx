import { useState } from 'preact/hooks';
import { useApp, useReference, useTopic } from '../../elements/app-context.ts';
import { Waiting } from '../../elements/waiting.tsx';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import { topicOf } from '../../sync/topic.ts';
import { type Mention, mentionsTopic } from '../../sync/topics/mentions.ts';
import { threadHref } from './thread-href.ts';

/** Comments that name oneself: those that wait for a word, and those that don’t any more. */
export function Mentions() {
  const { t } = useApp().words;
  return (
    <section class="mentions" aria-labelledby="mentions">
      <h2 id="mentions">{t('mentions.title')}</h2>
      <List waiting={true} />
      <List waiting={false} />
    </section>
  );
}

function List({ waiting }: { waiting: boolean }) {
  const { t } = useApp().words;
  const [after, setAfter] = useState<string | null>(null);
  const { data, followed } = useTopic(topicOf(mentionsTopic, { waiting, after }));
  const id = waiting ? 'mentions-open' : 'mentions-done';
  return (
    <section aria-labelledby={id}>
      <h3 id={id} data-focus tabIndex={-1}>
        {t(waiting ? 'mentions.open' : 'mentions.done')}
      </h3>
      {!data && <Waiting followed={followed} />}
      {data?.nodes.length === 0 && <p class="quiet">{t('mentions.none')}</p>}
      <ul>
        {data?.nodes.map((mention) => (
          <li key={mention.id}>
            <OneMention mention={mention} />
          </li>
        ))}
      </ul>
      {data && (after !== null || data.hasNextPage) && (
        <p class="pick">
          {after !== null && (
            <button type="button" onClick={() => setAfter(null)}>
              {t('mentions.latest')}
            </button>
          )}
          {data.hasNextPage && (
            <button type="button" onClick={() => setAfter(data.endCursor)}>
              {t('mentions.older')}
            </button>
          )}
        </p>
      )}
    </section>
  );
}

function OneMention({ mention }: { mention: Mention }) {
  const { t, rich } = useApp().words;
  const { countries, agencies } = useReference();
  const { author, text, writtenAt, cycleCode, countryCode, agencyCode, itemCode } = mention;
  const whose = agencyCode === null ? t('country.team') : (agencies[agencyCode]?.acronym ?? agencyCode);
  const place =
    countryCode === null
      ? t('mentions.cycle', { cycle: cycleCode })
      : [itemCode, countries[countryCode]?.name ?? countryCode, whose].filter(Boolean).join(' · ');
  return (
    <>
      <a href={threadHref(mention)}>{place}</a>{' '}
      <span class="quiet">
        {rich('mentions.by', { name: <Written text={author.name} />, time: <When iso={writtenAt} /> })}
      </span>
      <p class="small">
        <Written text={text ?? ''} />
      </p>
    </>
  );
}
