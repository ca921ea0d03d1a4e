import { useEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../../elements/app-context.ts';
import type { Rating } from '../../operations/operations.generated.ts';

interface Props {
  readonly count: number;
  readonly onRate: (rating: Rating | null) => void;
  readonly onCancel: () => void;
}

/** In the order of the scale. */
export const ratings: readonly Rating[] = ['MISSING', 'APPROACHES', 'MEETS', 'EXCEEDS', 'NOT_APPLICABLE'];

/** One rating for all chosen answers: chosen first, and set by a button that says how many. */
export function RatingForm({ count, onRate, onCancel }: Props) {
  const { t } = useWords();
  const [rating, setRating] = useState<Rating | ''>('');
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <form
      class="ask pick"
      onSubmit={(event) => {
        event.preventDefault();
        onRate(rating || null);
      }}
    >
      <label>
        {t('item.rating')}{' '}
        <select
          ref={first}
          value={rating}
          onChange={(event) => setRating(event.currentTarget.value as Rating | '')}
        >
          <option value="">{t('rating.none')}</option>
          {ratings.map((one) => (
            <option key={one} value={one}>
              {t(`rating.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="main">
        {t('across.rateNow', { count })}
      </button>
      <button type="button" onClick={onCancel}>
        {t('said.cancel')}
      </button>
    </form>
  );
}
