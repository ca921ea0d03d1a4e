import { useEffect, useRef, useState } from 'preact/hooks';
import { AnswerEntry } from '../../elements/answer-entry.tsx';
import { useApp } from '../../elements/app-context.ts';
import { englishIf } from '../../elements/english-if.ts';
import { memo } from '../../elements/memo.ts';
import { Returned } from '../../elements/returned.tsx';
import type { RecordedResponse } from '../../sync/model.ts';
import type { Line } from '../../sync/outbox.ts';
import type { Return } from '../../sync/topics/returns.ts';
import type { AskedItem } from '../../sync/topics/waiting.ts';
import { ReturnForm } from '../country/return-form.tsx';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
import { decide } from './decide.ts';
import { Outcome } from './outcome.tsx';

interface Props {
  readonly response: RecordedResponse;
  readonly item: AskedItem | undefined;
  readonly line: Line | undefined;
  readonly decides: boolean;
  /** The latest return of it, if it was ever returned. */
  readonly returned: Return | undefined;
  readonly picked: boolean;
  readonly onPick: (on: boolean) => void;
}

/** One answer that waits: what was asked, what it says, the decision, and what became of it. */
export const Decision = memo(function Decision(props: Props) {
  const { response, item, line, decides, returned, picked, onPick } = props;
  const { sync, words } = useApp();
  const { t } = words;
  const [returning, setReturning] = useState<'no' | 'asked' | 'aside'>('no');
  const returnButton = useRef<HTMLButtonElement>(null);
  const cancel = () => {
    setReturning('no');
    // The button is only there again after the next drawing.
    requestAnimationFrame(() => returnButton.current?.focus());
  };
  const { itemCode, countryCode, agencyCode } = response;
  const busy =
    line !== undefined && (line.entries.length > 0 || line.conflict !== null || line.refusal !== null);
  const open = decides && response.status === 'SUBMITTED' && !busy;
  // Taken back by its author, nothing is returned; handed in again, it is asked about anew, with the reason as far as it was typed.
  useEffect(() => {
    if (!open) setReturning((now) => (now === 'asked' ? 'aside' : now));
  }, [open]);
  const id = `${countryCode}-${agencyCode ?? 'team'}-${itemCode}`;
  const about = { item: itemCode, country: countryCode, agency: agencyCode ?? 'team' };
  return (
    <AnswerEntry
      response={response}
      title={item?.title ?? itemCode}
      placed
      id={`answer-${id}`}
      before={
        open && (
          <input
            type="checkbox"
            class="picker"
            aria-labelledby={`entry-${id}`}
            checked={picked}
            onChange={(event) => onPick(event.currentTarget.checked)}
          />
        )
      }
    >
      {returned && <Returned event={returned} response={response} />}
      {item && (
        <details class="small">
          <summary>{t('guidance.meetsWhen')}</summary>
          <p {...englishIf(item.wording)}>{item.meetsWhen}</p>
        </details>
      )}
      {open && returning !== 'asked' && (
        <div class="pick decide">
          <button
            type="button"
            aria-label={t('decisions.acceptOf', about)}
            onClick={() => decide(sync, [response], 'ACCEPTED')}
          >
            {t('decisions.accept')}
          </button>
          <button
            ref={returnButton}
            type="button"
            aria-label={t('decisions.returnOf', about)}
            onClick={() => {
              setReturning('asked');
              // One that was put aside is there already, and takes no focus by itself.
              requestAnimationFrame(() => document.getElementById(`reason-${id}`)?.focus());
            }}
          >
            {t('decisions.return')}
          </button>
        </div>
      )}
      {returning !== 'no' && (
        <div hidden={!open || returning === 'aside'}>
          <ReturnForm
            id={id}
            places={[{ country: countryCode, agency: agencyCode }]}
            onReturn={(why) => {
              setReturning('no');
              decide(sync, [response], 'RETURNED', why);
            }}
            onCancel={cancel}
          />
        </div>
      )}
      {line?.conflict && <ChangedMeanwhile conflict={line.conflict} response={response} />}
      <Outcome response={response} line={line} />
    </AnswerEntry>
  );
});
