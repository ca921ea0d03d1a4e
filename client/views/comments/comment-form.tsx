import { useLayoutEffect, useRef } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { TooLong } from '../../elements/too-long.tsx';
import { type Command, SaidLine } from '../../elements/use-command.tsx';
import type { Draft } from '../../sync/comment-drafts.ts';
import type { Person } from '../../sync/model.ts';
import { tooMany } from '../../sync/texts.ts';
import type { Asked } from './asked.ts';
import { Completion } from './completion.tsx';
import { stillNamed } from './still-named.ts';

/** What is sent of a draft. */
export interface Sent {
  readonly text: string;
  readonly mentions: readonly string[];
  readonly mutationId: string;
}

interface Props {
  /** Of the field, on the whole page. */
  readonly id: string;
  readonly label: string;
  /** Who reads it, said before one writes. */
  readonly readers: string;
  readonly go: string;
  readonly draft: Draft | undefined;
  readonly onDraft: (draft: Draft | null) => void;
  readonly asked: Asked;
  /** What it said before, where it is edited. */
  readonly before?: Pick<Draft, 'text' | 'named'>;
  readonly command: Command;
  /** True where it was taken; the draft then goes. */
  readonly onSend: (sent: Sent) => Promise<boolean>;
  readonly onCancel?: () => void;
}

/** A field for a comment. What stands in it is kept until it is sent or thrown away, and says that it is not sent. */
export function CommentForm(props: Props) {
  const { id, label, readers, go, draft, onDraft, asked, before, command, onSend, onCancel } = props;
  const { t } = useApp().words;
  const field = useRef<HTMLTextAreaElement>(null);
  // Who asked for a reply or an edit stands in its field.
  useLayoutEffect(() => {
    if (onCancel) field.current?.focus();
  }, [onCancel !== undefined]);
  const latest = useRef(draft);
  latest.current = draft;
  const text = draft?.text ?? before?.text ?? '';
  const named = draft?.named ?? before?.named ?? [];
  const write = (to: string, people: readonly Person[]) =>
    // Another text is another comment, also where the one before was not sent.
    onDraft({ text: to, named: people, mutationId: crypto.randomUUID(), tried: false });
  const send = async () => {
    const { mutationId } = draft ?? { mutationId: crypto.randomUUID() };
    onDraft({ text, named, mutationId, tried: true });
    const mentions = stillNamed(text, named, before).map((person) => person.id);
    // What was written on meanwhile is another draft, and stays.
    if ((await onSend({ text, mentions, mutationId })) && latest.current?.mutationId === mutationId)
      onDraft(null);
  };
  const unsent = draft !== undefined && draft.text !== before?.text;
  const possible = text.trim() !== '' && tooMany('comment', text) === 0;
  return (
    <form
      class="comment-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (possible && !command.busy) send();
      }}
    >
      <label for={id}>{label}</label>
      <p id={`${id}-readers`} class="quiet">
        {readers}
      </p>
      <textarea
        id={id}
        ref={field}
        dir="auto"
        rows={3}
        aria-describedby={`${id}-readers ${id}-long`}
        value={text}
        onInput={(event) => write(event.currentTarget.value, named)}
      />
      <Completion
        text={text}
        asked={asked}
        onChoose={(completed, person) => {
          write(completed, [...named.filter((one) => one.id !== person.id), person]);
          field.current?.focus();
        }}
      />
      <TooLong id={`${id}-long`} place="comment" text={text} />
      <div class="pick">
        <button type="submit" class="main" disabled={!possible || command.busy}>
          {go}
        </button>
        {(onCancel || unsent) && (
          <button
            type="button"
            onClick={() => {
              onDraft(null);
              onCancel?.();
            }}
          >
            {t(unsent ? 'comment.throwAway' : 'comment.cancel')}
          </button>
        )}
        {unsent && (
          <span class="waiting">
            {t(command.busy ? 'comment.sending' : draft.tried ? 'comment.tried' : 'comment.unsent')}
          </span>
        )}
      </div>
      <SaidLine said={command.said} />
    </form>
  );
}
