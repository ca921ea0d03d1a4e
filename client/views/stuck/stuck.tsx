import { useRef } from 'preact/hooks';
import { useApp, useReference, useTopic, useViewer } from '../../elements/app-context.ts';
import { usePageTitle } from '../../elements/page-title.ts';
import { decides } from '../../elements/permissions.ts';
import { useDayInUtc } from '../../elements/use-day-in-utc.ts';
import { type Heartbeats, useHeartbeats } from '../../elements/use-heartbeats.ts';
import { Waiting } from '../../elements/waiting.tsx';
import { hrefOf } from '../../routing/routes.ts';
import { topicOf } from '../../sync/topic.ts';
import { type StuckData, stuckTopic } from '../../sync/topics/stuck.ts';
import { SavedViews } from '../saved/saved-views.tsx';
import { Calendar } from './calendar.tsx';
import { Flag } from './flag.tsx';
import { parseStuckFilter, type StuckFilter, stuckParams } from './stuck-filter.ts';
import { StuckFilters } from './stuck-filters.tsx';
import './stuck.css';

interface Props {
  /** What the address says after the question mark. */
  readonly query: Readonly<Record<string, string>>;
}

/** Who is stuck, by rule, with the days that each flag counted. */
export function Stuck({ query }: Props) {
  const { t, date } = useApp().words;
  const { currentCycle } = useReference();
  usePageTitle(t('stuck.title'));
  const filter = parseStuckFilter(query);
  const today = useDayInUtc();
  const topic = currentCycle === null ? null : topicOf(stuckTopic, stuckParams(filter, currentCycle, today));
  const { data, followed } = useTopic(topic);
  const read = useTimesRead(data);
  const viewer = useViewer();
  const known = useHeartbeats(currentCycle, null);
  const heard = decides(viewer) ? known : undefined;
  return (
    <>
      <div class="head">
        <h1 tabIndex={-1}>{t('stuck.title')}</h1>
        {data && (
          <span class="quiet" role="status">
            {t('stuck.total', {
              count: data.rules.reduce((sum, { flags }) => sum + flags, 0),
              day: date(data.today),
            })}
          </span>
        )}
        <SavedViews />
      </div>
      <StuckFilters filter={filter} />
      {currentCycle === null && <p>{t('cycle.none')}</p>}
      {topic && !data && <Waiting followed={followed} />}
      {data && <ByRule data={data} filter={filter} heard={heard} />}
      {filter.country && <Calendar key={filter.country} country={filter.country} version={String(read)} />}
      <p class="quiet small">{t('stuck.rules')}</p>
    </>
  );
}

interface ByRuleProps {
  readonly data: StuckData;
  readonly filter: StuckFilter;
  /** Undefined for those who may not know it of every cell. */
  readonly heard: Heartbeats | undefined;
}

function ByRule({ data, filter, heard }: ByRuleProps) {
  const { t, number } = useApp().words;
  const { after, rule: chosen, ...whose } = filter;
  const query = Object.fromEntries(Object.entries(whose).filter(([, value]) => value !== ''));
  return (
    <>
      {data.rules
        .filter(({ code }) => chosen === '' || chosen === code)
        .map(({ code, workingDays, flags: count }) => {
          const flags = data.flags.filter((flag) => flag.rule === code);
          const rule = t(`stuck.rule.${code}`, { days: workingDays });
          return (
            <section key={code} class="stuck-rule">
              <h2>
                {rule} <span class="quiet">{number(count)}</span>
              </h2>
              {count === 0 && <p class="quiet">{t('stuck.none')}</p>}
              <ol class="stuck-list">
                {flags.map((flag) => (
                  <Flag key={`${flag.countryCode}/${flag.agencyCode}`} flag={flag} heard={heard} />
                ))}
              </ol>
              {chosen === '' && flags.length < count && (
                <p>
                  <a
                    href={hrefOf({ view: 'stuck', query: { ...query, rule: code } })}
                    aria-label={t('join.colon', { what: t('stuck.all', { count }), more: rule })}
                  >
                    {t('stuck.all', { count })}
                  </a>
                </p>
              )}
            </section>
          );
        })}
      {chosen !== '' && (
        <p class="links">
          <a href={hrefOf({ view: 'stuck', query })}>{t('stuck.byRule')}</a>
          {after && (
            <a href={hrefOf({ view: 'stuck', query: { ...query, rule: chosen } })}>{t('stuck.first')}</a>
          )}
          {data.hasNextPage && data.endCursor && (
            <a href={hrefOf({ view: 'stuck', query: { ...query, rule: chosen, after: data.endCursor } })}>
              {t('stuck.next')}
            </a>
          )}
        </p>
      )}
    </>
  );
}

/** Rises with every fresh read, as one comes when a calendar moves. */
function useTimesRead(data: StuckData | undefined): number {
  const last = useRef({ data, times: 0 });
  if (last.current.data !== data) last.current = { data, times: last.current.times + 1 };
  return last.current.times;
}
