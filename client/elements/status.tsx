import type { ResponseStatus } from '../operations/operations.generated.ts';
import { useWords } from './app-context.ts';
import { Glyph } from './glyph.tsx';

/** A state as a glyph and a word. */
export function Status({ status }: { status: ResponseStatus }) {
  const { t } = useWords();
  return (
    <span class={`status status-${status}`}>
      <Glyph status={status} /> {t(`status.${status}`)}
    </span>
  );
}
