import { useWords } from '../../elements/app-context.ts';
import type { ResponseStatus } from '../../operations/operations.generated.ts';

interface Props {
  readonly status: ResponseStatus;
  /** What this person may set. */
  readonly allowed: readonly ResponseStatus[];
  /** The answer is handed in, and so closed, though this person may change it. */
  readonly closed: boolean;
  /** It was opened to be changed, and nothing has been yet. */
  readonly opened: boolean;
  readonly onSet: (status: ResponseStatus) => void;
  readonly onOpen: (open: boolean) => void;
}

/** What can be done next in each state; the first is what it is mostly about. The server allows more than that. */
const nextFrom: Readonly<Record<ResponseStatus, readonly ResponseStatus[]>> = {
  NOT_STARTED: ['SUBMITTED', 'IN_PROGRESS'],
  IN_PROGRESS: ['SUBMITTED', 'NOT_STARTED'],
  SUBMITTED: ['ACCEPTED', 'RETURNED'],
  RETURNED: ['SUBMITTED', 'ACCEPTED', 'IN_PROGRESS'],
  ACCEPTED: ['RETURNED'],
};

/** The buttons of an answer. Each does one thing, at once; nothing is done by going over them. */
export function Acts({ status, allowed, closed, opened, onSet, onOpen }: Props) {
  const { t } = useWords();
  if (opened) {
    return (
      <>
        <button type="button" onClick={() => onOpen(false)}>
          {t('act.leave')}
        </button>
        {allowed.includes('IN_PROGRESS') && (
          <button type="button" class="plain" onClick={() => onSet('IN_PROGRESS')}>
            {t('act.takeBack')}
          </button>
        )}
      </>
    );
  }
  return (
    <>
      {nextFrom[status]
        .filter((next) => allowed.includes(next))
        .map((next) => (
          <button key={next} type="button" class={lookOf(next)} onClick={() => onSet(next)}>
            {t(wordOf(status, next))}
          </button>
        ))}
      {closed && (
        <button type="button" onClick={() => onOpen(true)}>
          {t('act.change')}
          <span class="quiet small"> · {t('act.changeMeans')}</span>
        </button>
      )}
    </>
  );
}

function lookOf(next: ResponseStatus): string {
  return next === 'NOT_STARTED' || next === 'IN_PROGRESS' ? 'plain' : '';
}

function wordOf(from: ResponseStatus, next: ResponseStatus) {
  switch (next) {
    case 'NOT_STARTED':
      return 'act.notStarted';
    case 'IN_PROGRESS':
      return 'act.begin';
    case 'SUBMITTED':
      return 'act.submit';
    case 'RETURNED':
      return from === 'ACCEPTED' ? 'act.reopen' : 'act.return';
    case 'ACCEPTED':
      return 'act.accept';
  }
}
