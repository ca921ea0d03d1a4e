import { useRef, useState } from 'preact/hooks';
import { useWords } from '../../elements/app-context.ts';
import { Written } from '../../elements/written.tsx';
import type { RecordedResponse, Values } from '../../sync/model.ts';
import type { Mark } from '../../sync/topics/country.ts';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly values: Values;
  readonly revision: number;
  readonly server: RecordedResponse | undefined;
  /** What stands here is the person's own and not yet with the server. */
  readonly mine: boolean;
  readonly mark: Mark | undefined;
  readonly onEdit: (narrative: string, seen: { seen: Values; base: number }) => void;
  readonly onLeave: () => void;
}

interface Seen {
  readonly narrative: string | null;
  readonly revision: number;
}

const longest = 20_000;

/**
 * The text of an answer. While somebody stands in it, it is held as they saw it: what others write meanwhile is said
 * beside it and never moves the cursor. An edit is then made on what was seen, so that the server can tell a clash.
 */
export function Narrative({ id, title, values, revision, server, mine, mark, onEdit, onLeave }: Props) {
  const { t, rich } = useWords();
  const [held, setHeld] = useState<Seen | null>(null);
  const wasMine = useRef(mine);
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
        dir="auto"
        maxLength={longest}
        value={text}
        placeholder={t('item.narrativeHint')}
        onFocus={() => setHeld(now)}
        onInput={(event) => {
          const base = seen.revision;
          onEdit(event.currentTarget.value, { seen: { ...values, narrative: standing }, base });
        }}
        onBlur={() => {
          setHeld(null);
          onLeave();
        }}
      />
      <p class="printed" dir="auto">
        {text}
      </p>
      {movedOn && (
        <p class="small waiting" role="status">
          {rich('item.movedOn', { name: <Written text={mark?.by?.name ?? server?.updatedBy.name ?? ''} /> })}{' '}
          <button
            type="button"
            class="plain"
            // Before the field loses the focus, which would show it anyway and move this button from under the pointer.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => setHeld(now)}
          >
            {t('item.showNew')}
          </button>
        </p>
      )}
    </div>
  );
}
