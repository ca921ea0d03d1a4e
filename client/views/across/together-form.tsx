import { useEffect, useRef } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { listOf } from '../../elements/list.ts';
import { TooLong } from '../../elements/too-long.tsx';
import type { Rating } from '../../operations/operations.generated.ts';
import { tooMany } from '../../sync/texts.ts';
import { useKept } from '../cycles/use-kept.ts';
import type { AcrossRow } from './across-rows.ts';
import { ratings } from './rating-form.tsx';

interface Props {
  /** Whose answers are written; at least two. */
  readonly rows: readonly AcrossRow[];
  readonly onWrite: (content: { rating: Rating | null; narrative: string | null }) => void;
  readonly onCancel: () => void;
}

/**
 * One rating and text for country teams' answers of several countries. What was typed stays until it was handed over, and
 * from there on it is each country's own change, as if it had been written there.
 */
export function TogetherForm({ rows, onWrite, onCancel }: Props) {
  const { t, language } = useApp().words;
  const namesOf = (some: readonly AcrossRow[]) =>
    listOf(
      some.map((row) => row.name),
      language,
    );
  const [first] = rows;
  const name = `together ${first?.address.cycle} ${first?.address.item}`;
  const [rating, setRating] = useKept(`${name} rating`, shared(rows, ({ values }) => values.rating) ?? '');
  const [text, setText] = useKept(`${name} text`, shared(rows, ({ values }) => values.narrative) ?? '');
  const field = useRef<HTMLSelectElement>(null);
  useEffect(() => field.current?.focus(), []);
  const forget = () => {
    setRating(shared(rows, ({ values }) => values.rating) ?? '');
    setText(shared(rows, ({ values }) => values.narrative) ?? '');
  };
  const replaced = rows.filter(({ values }) => values.narrative !== null && values.narrative !== text);
  return (
    <form
      class="ask"
      aria-label={t('across.together', { count: rows.length })}
      onSubmit={(event) => {
        event.preventDefault();
        onWrite({ rating: (rating || null) as Rating | null, narrative: text || null });
        forget();
      }}
    >
      <p>
        {t('across.togetherFor', { countries: namesOf(rows) })}
        {replaced.length > 0 && (
          <span class="waiting">
            {' '}
            {t('across.togetherReplaces', {
              count: replaced.length,
              countries: namesOf(replaced),
            })}
          </span>
        )}
      </p>
      <label>
        {t('item.rating')}{' '}
        <select ref={field} value={rating} onChange={(event) => setRating(event.currentTarget.value)}>
          <option value="">{t('rating.none')}</option>
          {ratings.map((one) => (
            <option key={one} value={one}>
              {t(`rating.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('across.text')}
        <textarea dir="auto" value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      <TooLong id="together-long" place="narrative" text={text} />
      <div class="pick">
        <button type="submit" class="main" disabled={tooMany('narrative', text) > 0}>
          {t('across.togetherNow', { count: rows.length })}
        </button>
        <button type="button" onClick={onCancel}>
          {t('said.cancel')}
        </button>
      </div>
    </form>
  );
}

/** What all of them say; null where they differ. */
function shared(rows: readonly AcrossRow[], of: (row: AcrossRow) => string | null): string | null {
  const [first, ...others] = rows.map(of);
  return others.every((one) => one === first) ? (first ?? null) : null;
}
