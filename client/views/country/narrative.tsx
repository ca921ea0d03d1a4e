import { useRef, useState } from 'preact/hooks';
import { useWords } from '../../elements/app-context.ts';
import { Written } from '../../elements/written.tsx';
import type { RecordedResponse, Values } from '../../sync/model.ts';
import { tooMany } from '../../sync/texts.ts';
import type { Mark } from '../../sync/topics/country.ts';
import { useSoon } from './soon.ts';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly values: Values;
  readonly revision: number;
  readonly server: RecordedResponse | undefined;
  /** What stands here is the person's own and not yet with the server. */
  readonly mine: boolean;
  readonly mark: Mark | undefined;
  readonly onEnter: () => void;
  readonly onEdit: (narrative: string, seen: { seen: Values; base: number }) => void;
  readonly onLeave: () => void;
}

interface Seen {
  readonly narrative: string | null;
  readonly revision: number;
}

/**
 * The text of an answer. While somebody edits it, it is held as they saw it: other people's changes are named
 * beside it and never move the cursor. An edit is then made on what was seen, so that the server can detect a
 * conflict.
 */
export function Narrative({ id, title, values, revision, server, mine, mark, ...on }: Props) {
  const { t, rich } = useWords();
  const soon = useSoon();
  const [held, setHeld] = useState<Seen | null>(null);
  const wasMine = useRef(mine);
  const field = useRef<HTMLTextAreaElement>(null);
  const showNew = useRef<HTMLButtonElement>(null);
  const now: Seen = { narrative: values.narrative, revision };
  let seen = held ?? now;
  if (held && !mine && wasMine.current) {
    // One's own text has just been received: what stands here is now the server's.
    seen = now;
    setHeld(now);
  }
  wasMine.current = mine;
  const standing = mine ? values.narrative : seen.narrative;
  // A field turns every line end into this one; given another, it would be set again at each drawing, under the cursor.
  const text = (standing ?? '').replace(/\r\n?/g, '\n');
  const theirs = server?.narrative ?? null;
  const movedOn = held !== null && !mine && held.narrative !== theirs && seen !== now;
  const needsReason = values.rating === 'NOT_APPLICABLE' && !text;
  return (
    <div class="narrative-field">
      <label for={id} class={needsReason ? 'small' : 'unseen'}>
        {needsReason ? t('item.whyNotApplicable') : t('item.narrative', { item: title })}
      </label>
      <textarea
        id={id}
        ref={field}
        dir="auto"
        aria-invalid={tooMany('narrative', text) > 0}
        aria-describedby={`${id}-long`}
        value={text}
        placeholder={t('item.narrativeHint')}
        onFocus={() => {
          setHeld((before) => before ?? now);
          on.onEnter();
        }}
        onInput={(event) => {
          const base = seen.revision;
          on.onEdit(event.currentTarget.value, { seen: { ...values, narrative: standing }, base });
        }}
        onBlur={({ relatedTarget }) => {
          // Who goes on to the button below has not yet chosen to see the new text.
          if (relatedTarget !== showNew.current || relatedTarget === null) setHeld(null);
          on.onLeave();
        }}
      />
      {soon && <soon.TooLong id={`${id}-long`} place="narrative" text={text} />}
      <p class="printed" dir="auto">
        {text}
      </p>
      {movedOn && (
        <p class="small waiting" role="status">
          {rich('item.movedOn', { name: <Written text={mark?.by?.name ?? server?.updatedBy.name ?? ''} /> })}{' '}
          <button
            ref={showNew}
            type="button"
            class="plain"
            // A pointer leaves the focus in the field: without it the text would show anyway, and this button move away.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              setHeld(now);
              field.current?.focus({ preventScroll: true });
            }}
            onBlur={({ relatedTarget }) => {
              if (relatedTarget !== field.current) setHeld(null);
            }}
          >
            {t('item.showNew')}
          </button>
        </p>
      )}
    </div>
  );
}
