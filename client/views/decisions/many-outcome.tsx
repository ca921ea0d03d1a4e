import { useWords } from '../../elements/app-context.ts';
import { UndoMany } from '../../elements/undo-many.tsx';
import type { Undoable } from '../../elements/undoable.ts';
import type { Line } from '../../sync/outbox.ts';
import type { WaitingData } from '../../sync/topics/waiting.ts';

/** Answers that were decided on with one button. */
export interface ManyDecided {
  /** Tells one such decision from the next. */
  readonly id: string;
  readonly keys: readonly string[];
  readonly status: 'ACCEPTED' | 'RETURNED';
}

interface Props {
  readonly decided: ManyDecided;
  readonly data: WaitingData;
  readonly lines: Readonly<Record<string, Line>>;
  /** These are being taken back. */
  readonly onUndo: (keys: readonly string[]) => void;
}

/** How many of them the server has, what became of the others, and the way back. */
export function ManyOutcome({ decided: { id, keys, status }, data, lines, onUndo }: Props) {
  const { t } = useWords();
  const count = (test: (line: Line | undefined) => boolean) => keys.filter((key) => test(lines[key])).length;
  const changed = count((line) => line?.conflict != null);
  const refused = count((line) => line?.refusal != null);
  const waiting = count((line) => (line?.entries.length ?? 0) > 0);
  const done = keys.flatMap((key): Undoable[] => {
    const line = lines[key];
    const response = data.responses[key];
    if (line?.receipt?.after.status !== status || response?.status !== status) return [];
    const { address, receipt } = line;
    return [{ address, revision: receipt.revision, now: response, back: { status: 'SUBMITTED' } }];
  });
  return (
    <>
      {keys.length > 0 && (
        <span class={changed + refused > 0 ? 'waiting' : waiting > 0 ? '' : 'saved'}>
          {t('decisions.manyDone', {
            status,
            received: done.length,
            count: keys.length,
            changed,
            refused,
            waiting,
          })}
        </span>
      )}
      <UndoMany key={id} done={done} current={(key) => data.responses[key]} onUndo={onUndo} />
    </>
  );
}
