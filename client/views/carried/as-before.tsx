import { useWords } from '../../elements/app-context.ts';
import { Glyph } from '../../elements/glyph.tsx';
import './carried.css';

/** The state of an answer that nobody has begun, and for which the cycle before stands. */
export function AsBefore() {
  const { t } = useWords();
  return (
    <span class="status as-before">
      <Glyph status="NOT_STARTED" /> {t('carried.state')}
    </span>
  );
}
