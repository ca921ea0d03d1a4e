import { useWords } from '../../elements/app-context.ts';
import type { Line } from '../../sync/outbox.ts';
import type { WaitingData } from '../../sync/topics/waiting.ts';

/** Answers that were decided on with one button. */
export interface ManyDecided {
  readonly keys: readonly string[];
  readonly status: 'ACCEPTED' | 'RETURNED';
}

interface Props {
  readonly decided: ManyDecided;
  readonly data: WaitingData;
  readonly lines: Readonly<Record<string, Line>>;
}

/** How many of them the server has, and what became of the others. */
export function ManyOutcome({ decided: { keys, status }, data, lines }: Props) {
  const { t } = useWords();
  const count = (test: (line: Line | undefined, key: string) => boolean) =>
    keys.filter((key) => test(lines[key], key)).length;
  const changed = count((line) => line?.conflict != null);
  const refused = count((line) => line?.refusal != null);
  const waiting = count((line) => (line?.entries.length ?? 0) > 0);
  const received = count(
    (line, key) => line?.receipt?.after.status === status && data.responses[key]?.status === status,
  );
  return (
    <span class={changed + refused > 0 ? 'waiting' : waiting > 0 ? '' : 'saved'}>
      {t('decisions.manyDone', { status, received, count: keys.length, changed, refused, waiting })}
    </span>
  );
}
