import { useSelected, useWords } from '../../elements/app-context.ts';
import { passingWords } from '../../elements/fault-words.ts';
import { hrefOf, type Route } from '../../routing/routes.ts';
import type { ResponseAddress } from '../../sync/model.ts';
import { unsentCount, unsentLines } from '../../sync/outbox.ts';
import type { State } from '../../sync/state.ts';

/** Whether what one sees is live, as of when, and whether anything of one's own is still here. */
export function LinkState() {
  const { t, time, exactTime, moment } = useWords();
  const link = useSelected((state) => state.link);
  const lastChange = useSelected((state) => state.lastChange);
  const unsent = useSelected((state) => unsentCount(state.outbox));
  const asOf = useSelected(asOfWhen);
  const first = useSelected((state) => unsentLines(state.outbox)[0]?.address);
  const holding = useSelected((state) => state.holding !== null || state.outbox.attempt > 0);
  return (
    <span class="link-state">
      {link.is === 'live' && (
        <span class="live">
          {lastChange
            ? t('link.live', { time: exactTime(lastChange) })
            : t('link.quiet', { time: time(link.since) })}
        </span>
      )}
      {link.is === 'connecting' && <span class="live off">{t('link.connecting')}</span>}
      <span role="status">
        {asOf && <span class="live off waiting">{t('link.asOf', { when: moment(asOf) })}</span>}
        {!asOf && link.is === 'lost' && (
          <span class="live off waiting">
            {t('link.lost', { time: time(link.since) })}
            {link.fault && ` · ${passingWords(t, link.fault)}`}
          </span>
        )}
      </span>
      {first && (
        <a class={holding || link.is === 'lost' ? 'waiting' : ''} href={hrefOf(placeOf(first))}>
          {t(holding ? 'link.kept' : 'link.unsent', { count: unsent })}
        </a>
      )}
    </span>
  );
}

/** The same in two words, for a phone, in a place that nothing moves. */
export function ShortState() {
  const { t } = useWords();
  const lost = useSelected((state) => state.link.is === 'lost' || asOfWhen(state) !== null);
  const unsent = useSelected((state) => unsentCount(state.outbox));
  const first = useSelected((state) => unsentLines(state.outbox)[0]?.address);
  if (first) {
    return (
      <a class="short waiting" href={hrefOf(placeOf(first))}>
        {t('link.few', { count: unsent })}
      </a>
    );
  }
  return <span class={lost ? 'short waiting' : 'short saved'}>{t(lost ? 'link.off' : 'link.all')}</span>;
}

/** Of when what one sees is, where it comes from the device and the server has not been heard of since. */
function asOfWhen({ session, topics }: State): string | null {
  if (session.is === 'in' && session.asOf) return session.asOf;
  // What is being asked for comes in a moment.
  return (
    Object.values(topics).find(({ asOf, watchers, fault }) => asOf && watchers > 0 && fault)?.asOf ?? null
  );
}

/** Where what is not yet received can be seen: a conflict may wait in a country that one has left. */
function placeOf({ cycle, country, agency, item }: ResponseAddress): Route {
  return { view: 'country', cycle, country, agency: agency ?? 'team', item };
}
