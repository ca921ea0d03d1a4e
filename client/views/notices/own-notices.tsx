import { useEffect, useState } from 'preact/hooks';
import { useApp, useReference, useTopic, useViewer } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { useCommand } from '../../elements/use-command.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { When } from '../../elements/when.tsx';
import type { NoticeTopic, OwnNoticesQuery } from '../../operations/operations.generated.ts';
import { MarkNoticesReadDocument, OwnNoticesDocument } from '../../operations/seldom.generated.ts';
import { hrefOf } from '../../routing/routes.ts';
import { topicOf } from '../../sync/topic.ts';
import { unreadTopic } from '../../sync/topics/unread.ts';
import { NoticeSettings } from './notice-settings.tsx';
import { noticeTopics } from './notice-topics.ts';
import './notices.css';

type Notice = NonNullable<OwnNoticesQuery['viewer']>['notices']['nodes'][number];

/** What concerns oneself, the latest first, and what one is told of it by mail. */
export function OwnNotices() {
  const {
    sync,
    words: { t },
  } = useApp();
  const { person } = useViewer();
  const [topic, setTopic] = useState<NoticeTopic | null>(null);
  const [after, setAfter] = useState<string | null>(null);
  const command = useCommand();
  const loaded = useLoaded(`notices ${topic} ${after}`, async () => {
    const read = await sync.read({ document: OwnNoticesDocument, variables: { topic, after } });
    return (read as OwnNoticesQuery).viewer?.notices;
  });
  const { again, data } = loaded;
  const stamp = useTopic(topicOf(unreadTopic, { person: person.id })).data?.stamp;
  useEffect(() => {
    if (stamp !== undefined && data && data.stamp !== stamp) again();
    // By what they say: what was read last may be later than what was told last, and is then read once more.
  }, [stamp, data?.stamp]);
  const latest = data?.nodes[0]?.at;
  const show = (chosen: NoticeTopic | null) => {
    setTopic(chosen);
    setAfter(null);
  };
  return (
    <section class="notices" aria-labelledby="notices">
      <div class="head">
        <h2 id="notices">{t('notices.title')}</h2>
        {data && (
          <span class="quiet" role="status">
            {t('notices.unread', { count: data.unread })}
          </span>
        )}
        <label class="end small">
          {t('notices.about')}{' '}
          <select
            value={topic ?? ''}
            onChange={({ currentTarget: { value } }) =>
              show(noticeTopics.find((one) => one === value) ?? null)
            }
          >
            <option value="">{t('notices.all')}</option>
            {noticeTopics.map((one) => (
              <option key={one} value={one}>
                {t(`notices.topic.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <NotLoaded loaded={loaded} />
      {data?.nodes.length === 0 && <p class="quiet">{t('notices.none')}</p>}
      <ul>
        {data?.nodes.map((notice, index) => (
          // Two of the same moment differ by what they say, and the list is drawn as a whole.
          <OneNotice key={`${notice.topic} ${notice.at} ${index}`} notice={notice} />
        ))}
      </ul>
      {data && (
        <p class="pick">
          {/* What one marks is all up to the newest, of every topic. */}
          {latest && data.unread > 0 && after === null && topic === null && (
            <button
              type="button"
              aria-disabled={command.busy}
              onClick={() =>
                command.run(MarkNoticesReadDocument, { upTo: latest }, () => {
                  again();
                  return '';
                })
              }
            >
              {t('notices.seen')}
            </button>
          )}
          {after !== null && (
            <button type="button" onClick={() => setAfter(null)}>
              {t('notices.latest')}
            </button>
          )}
          {data.hasNextPage && (
            <button type="button" onClick={() => setAfter(data.endCursor)}>
              {t('notices.older')}
            </button>
          )}
        </p>
      )}
      <NoticeSettings />
    </section>
  );
}

function OneNotice({ notice }: { notice: Notice }) {
  const { words } = useApp();
  const { t, date } = words;
  const { countries, agencies } = useReference();
  const { topic, cycleCode, countryCode, agencyCode, itemCode, day, workingDays, opened } = notice;
  const place = [
    itemCode,
    countryCode && (countries[countryCode]?.name ?? countryCode),
    agencyCode ? (agencies[agencyCode]?.acronym ?? agencyCode) : countryCode && t('notices.team'),
  ].filter((part) => part !== null);
  const more =
    topic === 'DEADLINE' && day !== null
      ? t('notices.deadline', { day: date(day), count: workingDays ?? 0 })
      : topic === 'CYCLE' && cycleCode !== null
        ? t(opened ? 'notices.opened' : 'notices.closed', { cycle: cycleCode })
        : place.join(' · ');
  return (
    <li class={notice.settledAt ? 'quiet' : ''}>
      <a href={addressOf(notice)}>{t(`notices.topic.${topic}`)}</a>
      {more && <span>{` ${more} `}</span>}{' '}
      <span class="quiet small">
        <When iso={notice.at} />
      </span>{' '}
      {notice.settledAt ? (
        <span class="quiet small">{t('notices.settled')}</span>
      ) : (
        !notice.readAt && <strong class="small">{t('notices.new')}</strong>
      )}
    </li>
  );
}

/** Where one does something about it. */
function addressOf({
  topic,
  cycleCode: cycle,
  countryCode: country,
  agencyCode,
  itemCode: item,
}: Notice): string {
  if (topic === 'STALE') return hrefOf({ view: 'stuck', query: {} });
  if (topic === 'CYCLE') return hrefOf({ view: 'cycles', cycle: cycle ?? undefined });
  if (country === null || item === null) return hrefOf({ view: 'home' });
  return hrefOf({ view: 'country', country, agency: agencyCode ?? 'team', item, ...(cycle && { cycle }) });
}
