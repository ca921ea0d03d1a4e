import { useEffect, useRef, useState } from 'preact/hooks';
import { useApp, useTopic, useViewer } from '../../elements/app-context.ts';
import { Waiting } from '../../elements/waiting.tsx';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import { topicOf } from '../../sync/topic.ts';
import { type OwnChange, type OwnChangePage, ownChangesTopic } from '../../sync/topics/own-changes.ts';
import { ChangedFields } from './changed-fields.tsx';
import { PlaceLink } from './place-link.tsx';

/** Whether somebody saw a change is in no log: it is read again this often, and when one comes back to the page. */
const againMs = 5 * 60_000;
const states = ['received', 'seen', 'decided'] as const;

/** One's own changes as the server has them, by what became of each. */
export function Received({ cycle }: { cycle: string }) {
  const { t, time } = useApp().words;
  const [after, setAfter] = useState<string | null>(null);
  const round = useRounds();
  const { memberships } = useViewer();
  const countries = memberships.map(({ country }) => country?.code ?? null);
  const { data, followed } = useTopic(
    topicOf(ownChangesTopic, {
      cycle,
      countries: countries.some((code) => code === null)
        ? null
        : [...new Set(countries.flatMap((code) => code ?? []))],
      after,
      round: round.count,
    }),
  );
  // What was read last stays while it is read again.
  const last = useRef<{ asked: string; page: OwnChangePage; at: string } | null>(null);
  const asked = `${cycle} ${after}`;
  if (data && data !== last.current?.page) last.current = { asked, page: data, at: round.at };
  const shown = last.current?.asked === asked ? last.current : undefined;
  const { page } = shown ?? {};
  if (!shown || !page) return <Waiting followed={followed} />;
  return (
    <>
      {states.map((state) => {
        const own = page.nodes.filter((one) => stateOf(one) === state);
        return (
          <section key={state} aria-labelledby={`mine-${state}`}>
            <h2 id={`mine-${state}`} data-focus tabIndex={-1}>
              {t(`mine.${state}`, { count: own.length })}
            </h2>
            {own.length > 0 && (
              <ul>
                {own.map((one) => (
                  <Change key={one.id} own={one} cycle={cycle} />
                ))}
              </ul>
            )}
          </section>
        );
      })}
      <p class="quiet small">{t('mine.seenAsOf', { time: time(shown.at) })}</p>
      {(after !== null || page.hasNextPage) && (
        <p class="pick">
          {after !== null && (
            <button type="button" onClick={() => setAfter(null)}>
              {t('mine.newest')}
            </button>
          )}
          {page.hasNextPage && (
            <button type="button" onClick={() => setAfter(page.endCursor)}>
              {t('mine.older')}
            </button>
          )}
        </p>
      )}
    </>
  );
}

function stateOf({ decision, seenOn }: OwnChange): (typeof states)[number] {
  return decision ? 'decided' : seenOn ? 'seen' : 'received';
}

function Change({ own, cycle }: { own: OwnChange; cycle: string }) {
  const { t, rich, date } = useApp().words;
  const { countryCode: country, agencyCode: agency, itemCode: item, decision, seenOn } = own;
  return (
    <li>
      <PlaceLink address={{ cycle, country, agency, item }} />{' '}
      <ChangedFields fields={own.fields} status={own.status} />{' '}
      <span class="saved">
        {rich('mine.state.received', { time: <When iso={own.at} />, revision: String(own.revision) })}
      </span>
      {seenOn && <span>{` · ${t('mine.state.seen', { day: date(seenOn) })}`}</span>}
      {decision && (
        <span>
          {' · '}
          {rich(`mine.state.${decision.status as 'ACCEPTED' | 'RETURNED'}`, {
            name: <Written text={decision.by?.name ?? t('event.nobody')} />,
            time: <When iso={decision.at} />,
          })}
        </span>
      )}
    </li>
  );
}

/** Rises every five minutes while the page is looked at, and when somebody comes back to it; with when that was. */
function useRounds(): { readonly count: number; readonly at: string } {
  const [round, setRound] = useState(() => ({ count: 0, at: new Date().toISOString() }));
  useEffect(() => {
    const next = () => {
      if (document.visibilityState === 'visible')
        setRound(({ count }) => ({ count: count + 1, at: new Date().toISOString() }));
    };
    const timer = setInterval(next, againMs);
    document.addEventListener('visibilitychange', next);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', next);
    };
  }, []);
  return round;
}
