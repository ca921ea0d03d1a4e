import { useWords } from '../../elements/app-context.ts';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import type { MonitorEvent } from './read-events.ts';

interface Props {
  readonly events: readonly MonitorEvent[];
  /** What it was done to, where that is to be said. */
  readonly nameOf?: (subjectId: string) => string | undefined;
}

/** Who did what when. */
export function MonitorEvents({ events, nameOf = () => undefined }: Props) {
  const { t, rich } = useWords();
  return (
    <ol class="monitor-events">
      {events.map(({ position, kind, at, actor, subjectId }) => {
        const name = nameOf(subjectId);
        return (
          <li key={position}>
            <span class="quiet">
              <When iso={at} />
            </span>{' '}
            {rich('join.colon', {
              what: actor ? <Written text={actor.name} /> : t('monitor.itself'),
              more: t(`monitor.event.${kind}`),
            })}
            {name !== undefined && (
              <span class="quiet">{rich('join.brackets', { what: '', more: <Written text={name} /> })}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
