import { useApp, useSelected } from '../../elements/app-context.ts';
import { passingWords } from '../../elements/fault-words.ts';
import type { Words } from '../../messages/words.ts';
import type { Fault } from '../../sync/model.ts';
import type { Link } from '../../sync/state.ts';

/** Whether what one sees is live and by what, or when the page last asked: never more than is so. */
export function LadderLine() {
  const { rungs, words } = useApp();
  const link = useSelected((state) => state.link);
  const lastChange = useSelected((state) => state.lastChange);
  const { t } = words;
  if (link.is === 'none') return null;
  const text = textOf(words, link, lastChange);
  const aloud = link.is === 'lost' || link.rung === 'hand';
  return (
    <>
      {!aloud && <span class={link.is === 'live' ? 'live' : 'live off'}>{text}</span>}
      <span role="status">
        {aloud && <span class={link.is === 'lost' ? 'live off waiting' : 'live off'}>{text}</span>}
      </span>
      {(link.rung === 'hand' || link.is === 'asking') && (
        <button type="button" class="plain ask" onClick={() => rungs.ladder()?.ask()}>
          {t(link.rung === 'hand' ? 'ladder.sync' : 'ladder.ask')}
        </button>
      )}
    </>
  );
}

function textOf({ t, time, moment, exactTime }: Words, link: Link, lastChange: string | null): string {
  const { is, rung, since, heard, every = 0, fault } = link;
  const why = fault ? whyOf(t, fault) : '';
  const byStream = rung === 'stream';
  switch (is) {
    case 'live':
      return lastChange
        ? t(byStream ? 'ladder.live' : 'link.live', { time: exactTime(lastChange) })
        : t(byStream ? 'ladder.quiet' : 'link.quiet', { time: time(since) });
    case 'asking': {
      const last = heard ? moment(heard) : '';
      if (rung === 'hand') return heard ? t('ladder.synced', { time: last }) : t('ladder.unsynced');
      return every < 60_000
        ? t('ladder.seconds', { count: every / 1_000, time: last })
        : t('ladder.minutes', { count: every / 60_000, time: last });
    }
    case 'lost':
      if (rung === 'hand') return `${t('ladder.failed', { time: time(since) })}${why}`;
      return `${t('link.lost', { time: time(since) })}${why}`;
    default:
      return t('link.connecting');
  }
}

/** Only what says more than that nothing came. */
function whyOf(t: Words['t'], fault: Fault): string {
  if (fault.why) return ` · ${t(`ladder.${fault.why}`)}`;
  return fault.kind === 'turned-away' ? ` · ${passingWords(t, fault)}` : '';
}
