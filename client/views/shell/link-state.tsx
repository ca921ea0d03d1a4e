import { useApp, useSelected, useWords } from '../../elements/app-context.ts';
import { unsentCount } from '../../sync/outbox.ts';
import type { State } from '../../sync/state.ts';

/** Whether what one sees is live, as of when, and whether anything of one's own is still here. */
export function LinkState() {
  const { t, time, exactTime, moment } = useWords();
  const link = useSelected((state) => state.link);
  const Line = useApp().rungs.ladder()?.Line;
  const lastChange = useSelected((state) => state.lastChange);
  const unsent = useSelected((state) => unsentCount(state.outbox));
  const asOf = useSelected(asOfWhen);
  const holding = useSelected((state) => state.holding !== null || state.outbox.attempt > 0);
  return (
    <span class="link-state">
      {Line && !asOf ? (
        <Line />
      ) : (
        <>
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
              <span class="live off waiting">{t('link.lost', { time: time(link.since) })}</span>
            )}
          </span>
        </>
      )}
      <a class={unsent > 0 && (holding || link.is === 'lost') ? 'waiting' : ''} href="/mine">
        {t(unsent === 0 ? 'link.all' : holding ? 'link.kept' : 'link.unsent', { count: unsent })}
      </a>
    </span>
  );
}

/** The same in two words, for a phone, in a place that nothing moves. */
export function ShortState() {
  const { t } = useWords();
  const lost = useSelected((state) => state.link.is === 'lost' || asOfWhen(state) !== null);
  const unsent = useSelected((state) => unsentCount(state.outbox));
  return (
    <a class={unsent > 0 || lost ? 'short waiting' : 'short saved'} href="/mine">
      {t(unsent > 0 ? 'link.few' : lost ? 'link.off' : 'link.all', { count: unsent })}
    </a>
  );
}

/** Of when what one sees is, where it comes from the device and the server has not been heard of since. */
function asOfWhen({ session, topics }: State): string | null {
  if (session.is === 'in' && session.asOf) return session.asOf;
  // What is being asked for comes in a moment.
  return (
    Object.values(topics).find(({ asOf, watchers, fault }) => asOf && watchers > 0 && fault)?.asOf ?? null
  );
}
