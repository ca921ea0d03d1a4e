import { useEffect, useRef } from 'preact/hooks';
import { useWords } from '../../elements/app-context.ts';
import { TooLong } from '../../elements/too-long.tsx';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import type { Rating } from '../../operations/operations.generated.ts';
import { AddAddendumDocument } from '../../operations/soon.generated.ts';
import { tooMany } from '../../sync/texts.ts';
import type { FrozenAnswer } from '../../sync/topics/addenda.ts';
import { useKept } from '../cycles/use-kept.ts';

interface Props {
  readonly answer: FrozenAnswer;
  readonly onLeave: (done: boolean) => void;
}

const ratings: readonly Rating[] = ['MISSING', 'APPROACHES', 'MEETS', 'EXCEEDS', 'NOT_APPLICABLE'];

/** Adds to an answer of a closed cycle, with a reason. What was typed is kept until it was sent. */
export function AddendumForm({ answer, onLeave }: Props) {
  const { t } = useWords();
  const { run, busy, said } = useCommand();
  const standing = standingOf(answer);
  const name = `addendum ${answer.id}`;
  const [reason, setReason, forgetReason] = useKept(`${name} reason`);
  const [rating, setRating, forgetRating] = useKept(`${name} rating`, standing.rating ?? '');
  const [text, setText, forgetText] = useKept(`${name} text`, standing.narrative ?? '');
  const first = useRef<HTMLSelectElement>(null);
  // The button that opened it is gone.
  useEffect(() => first.current?.focus(), []);
  const leave = (done: boolean) => {
    // Whoever wrote on while it was sent stays in the form.
    if ([forgetReason(), forgetRating(), forgetText()].every(Boolean)) onLeave(done);
  };
  const add = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    const input = {
      answer: answer.id,
      reason,
      ...(rating !== (standing.rating ?? '') && { rating: (rating || null) as Rating | null }),
      ...(text !== (standing.narrative ?? '') && { narrative: text || null }),
    };
    if (await run(AddAddendumDocument, { input }, () => t('addendum.done'))) leave(true);
  };
  return (
    <form class="addendum-form" onSubmit={add}>
      <p>{t('addendum.means')}</p>
      <label>
        {t('item.rating')}
        <select ref={first} value={rating} onChange={(event) => setRating(event.currentTarget.value)}>
          <option value="">{t('rating.none')}</option>
          {ratings.map((one) => (
            <option key={one} value={one}>
              {t(`rating.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('addendum.text')}
        <textarea dir="auto" value={text} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      <TooLong id={`${answer.id}-long`} place="narrative" text={text} />
      <label>
        {t('addendum.reason')}
        <textarea
          dir="auto"
          required
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <TooLong id={`${answer.id}-reason-long`} place="note" text={reason} />
      <div class="pick">
        <button
          type="submit"
          class="main"
          aria-disabled={busy}
          disabled={tooMany('narrative', text) > 0 || tooMany('note', reason) > 0}
        >
          {t('addendum.go')}
        </button>
        <button type="button" onClick={() => leave(false)}>
          {t('addendum.leave')}
        </button>
      </div>
      <SaidLine said={said} />
    </form>
  );
}

/** What the answer says with all that was added. */
function standingOf({
  rating,
  narrative,
  addenda,
}: FrozenAnswer): Pick<FrozenAnswer, 'rating' | 'narrative'> {
  const added = addenda.flatMap(({ changes }) => changes.map(({ field, to }) => [field, to]));
  return { rating, narrative, ...Object.fromEntries(added) };
}
