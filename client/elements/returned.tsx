import type { RecordedResponse } from '../sync/model.ts';
import type { Return } from '../sync/topics/returns.ts';
import { useApp, useViewer } from './app-context.ts';
import { arrowIn } from './arrow.ts';
import { Status } from './status.tsx';
import { TextDiff } from './text-diff.tsx';
import { When } from './when.tsx';
import { Written } from './written.tsx';
import './returned.css';
import '../style/events.css';

interface Props {
  readonly event: Return;
  /** The answer as the server has it. */
  readonly response: RecordedResponse;
}

/**
 * Why an answer came back, and what became of it since. It stands until the answer is accepted, because the next
 * decision is about what was asked for. Afterwards the history has it. While somebody writes, the difference is
 * folded, so that it moves nothing under their hands.
 */
export function Returned({ event, response }: Props) {
  const { t, rich, language } = useApp().words;
  const me = useViewer().person.id;
  if (!isOpen(response)) return null;
  const { returned } = event;
  const { status, narrative } = response;
  const toMe =
    status === 'RETURNED' && event.changes.some(({ field, to }) => field === 'returnedTo' && to === me);
  return (
    <div class="returned">
      <p>
        <strong>
          {rich('return.by', {
            name: <Written text={event.actor?.name ?? ''} />,
            time: <When iso={event.at} />,
          })}
        </strong>{' '}
        <Written text={event.note ?? ''} />
        {toMe && <span class="quiet"> {t('return.toYou')}</span>}
      </p>
      <details open={status === 'SUBMITTED'}>
        <summary class="small">{t('return.since')}</summary>
        {status === 'RETURNED' && sameAs(event, response) ? (
          <p class="quiet">{t('return.nothing')}</p>
        ) : (
          <>
            <p class="changes-since">
              <Status status="RETURNED" /> <span aria-hidden="true">{arrowIn(language)}</span>
              <span class="unseen">{t('event.becomes')}</span> <Status status={status} />
              {returned && returned.rating !== response.rating && (
                <span class="change">
                  {t('event.rating', {
                    from: t(`rating.${returned.rating ?? 'none'}`),
                    to: t(`rating.${response.rating ?? 'none'}`),
                  })}
                </span>
              )}
            </p>
            {returned && returned.narrative !== narrative && (
              <TextDiff before={returned.narrative ?? ''} after={narrative ?? ''} />
            )}
            {returned && sameAs(event, response) && <p class="quiet">{t('return.same')}</p>}
            {!returned && <p class="quiet">{t('return.erased')}</p>}
          </>
        )}
      </details>
    </div>
  );
}

/** Whether a return is what an answer is about: it isn't accepted, nor as if nobody had begun it. */
export function isOpen({ status, revision }: Pick<RecordedResponse, 'status' | 'revision'>): boolean {
  return revision > 0 && status !== 'ACCEPTED' && status !== 'NOT_STARTED';
}

function sameAs({ returned }: Return, { rating, narrative }: RecordedResponse): boolean {
  return returned !== null && returned.rating === rating && returned.narrative === narrative;
}
