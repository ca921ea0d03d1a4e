import { useWords } from './app-context.ts';
import type { Heartbeat } from './use-heartbeats.ts';
import { When } from './when.tsx';

/** When a cell’s people were last heard of and what waited on their devices then: always as of then, never now. */
export function LastHeard({ beat }: { beat: Heartbeat | undefined }) {
  const { t, rich } = useWords();
  if (!beat) return <span class="quiet">{t('heard.never')}</span>;
  const { last, elsewhere } = beat;
  return (
    <span class={last.waiting > 0 || elsewhere.length > 0 ? 'waiting' : 'quiet'}>
      {last.waiting > 0
        ? rich('heard.waiting', { time: <When iso={last.heardAt} />, count: last.waiting })
        : rich('heard.nothing', { time: <When iso={last.heardAt} /> })}
      {elsewhere.map((other) => (
        <span key={other.heardAt}>
          {' · '}
          {rich('heard.elsewhere', { time: <When iso={other.heardAt} />, count: other.waiting })}
        </span>
      ))}
    </span>
  );
}
