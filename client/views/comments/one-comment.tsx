import { useRef, useState } from 'preact/hooks';
import { useApp, useViewer } from '../../elements/app-context.ts';
import { Confirm } from '../../elements/confirm.tsx';
import { type Command, SaidLine, useCommand } from '../../elements/use-command.tsx';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import {
  EditCommentDocument,
  EraseCommentDocument,
  ReopenThreadDocument,
  ResolveThreadDocument,
} from '../../operations/later.generated.ts';
import type { Comment, CommentAddress } from '../../sync/topics/comments.ts';
import { CommentForm, type Sent } from './comment-form.tsx';
import { CommentHistory } from './comment-history.tsx';
import { useDraft } from './use-drafts.ts';

interface Props {
  readonly comment: Comment;
  readonly address: CommentAddress;
  /** Who reads it, of one that begins a thread. */
  readonly readers: string | null;
  readonly onReply?: () => void;
}

/** A comment: who, when, what, and what one may do about it. */
export function OneComment({ comment, address, readers, onReply }: Props) {
  const { t, rich } = useApp().words;
  const command = useCommand();
  const { id, author, text, writtenAt, editedAt, resolvedAt, resolvedBy, audience, revision } = comment;
  const [draft, setDraft] = useDraft(address, `edit ${id}`);
  const [editing, setEditing] = useState(draft !== undefined);
  const [history, setHistory] = useState(false);
  const [meanwhile, setMeanwhile] = useState(false);
  const latest = useRef(draft);
  latest.current = draft;
  const close = () => {
    setMeanwhile(false);
    setEditing(false);
  };
  const save = async (sent: Sent) => {
    const base = draft?.base ?? revision;
    // What was sent before may be what stands there now: as it went, it is done once.
    if (draft && base < revision && !draft.tried) {
      setMeanwhile(true);
      setDraft({ ...draft, base: revision });
      return false;
    }
    let saved = revision;
    const taken = await command.run(EditCommentDocument, { id, baseRevision: base, ...sent }, (result) => {
      saved = result.editComment.comment?.revision ?? saved;
      return t('comment.saved');
    });
    const since = latest.current;
    // What was written on meanwhile is on what was saved.
    if (taken && since && since.mutationId !== sent.mutationId) setDraft({ ...since, base: saved });
    else if (taken) close();
    return taken;
  };
  return (
    <article
      class={`comment${resolvedAt ? ' settled' : ''}`}
      aria-label={t('comment.by', { name: author.name })}
    >
      <p class="comment-who" tabIndex={-1} data-focus>
        <strong>
          <Written text={author.name} />
        </strong>{' '}
        <span class="quiet">
          <When iso={writtenAt} />
          {readers !== null && ` · ${t(`comment.is.${audience}`)}`}
        </span>{' '}
        {editedAt && (
          <button type="button" class="plain" aria-expanded={history} onClick={() => setHistory(!history)}>
            {t('comment.edited')}
          </button>
        )}
      </p>
      {readers !== null && <p class="quiet">{readers}</p>}
      {history && <CommentHistory key={revision} id={id} />}
      {editing && comment.viewerCan.includes('EDIT') ? (
        <>
          {meanwhile && (
            <div role="status">
              <p class="waiting">{t('comment.meanwhile')}</p>
              <blockquote dir="auto">{text}</blockquote>
            </div>
          )}
          <CommentForm
            id={`edit-${id}`}
            label={t('comment.edit')}
            readers={t('comment.editSeen')}
            go={t('comment.save')}
            draft={draft}
            onDraft={(next) => setDraft(next && { ...next, base: draft?.base ?? revision })}
            before={{ text: text ?? '', named: comment.mentions }}
            asked={{ thread: id }}
            command={command}
            onSend={save}
            onCancel={close}
          />
        </>
      ) : text === null ? (
        <p class="quiet">{t('comment.erased')}</p>
      ) : (
        <p class="comment-text" dir="auto">
          {text}
        </p>
      )}
      {resolvedAt && (
        <p class="saved">
          {rich('comment.resolvedBy', {
            name: <Written text={resolvedBy?.name ?? ''} />,
            time: <When iso={resolvedAt} />,
          })}
        </p>
      )}
      {!editing && (
        <Actions comment={comment} command={command} onReply={onReply} onEdit={() => setEditing(true)} />
      )}
    </article>
  );
}

function Actions({
  comment: { id, author, viewerCan },
  command,
  onReply,
  onEdit,
}: {
  comment: Comment;
  command: Command;
  onReply: (() => void) | undefined;
  onEdit: () => void;
}) {
  const { t } = useApp().words;
  const own = useViewer().person.id === author.id;
  const [reason, setReason] = useState('');
  const { busy, run, said } = command;
  const naming = () => ({ id, mutationId: crypto.randomUUID() });
  return (
    <>
      <div class="pick">
        {viewerCan.includes('REPLY') && onReply && (
          <button type="button" onClick={onReply}>
            {t('comment.reply')}
          </button>
        )}
        {viewerCan.includes('EDIT') && (
          <button type="button" onClick={onEdit}>
            {t('comment.edit')}
          </button>
        )}
        {viewerCan.includes('RESOLVE') && (
          <button
            type="button"
            disabled={busy}
            onClick={() => run(ResolveThreadDocument, naming(), () => t('comment.resolved'))}
          >
            {t('comment.resolve')}
          </button>
        )}
        {viewerCan.includes('REOPEN') && (
          <button
            type="button"
            disabled={busy}
            onClick={() => run(ReopenThreadDocument, naming(), () => t('comment.reopened'))}
          >
            {t('comment.reopen')}
          </button>
        )}
        {viewerCan.includes('ERASE') && (
          <Confirm
            label={t('comment.erase')}
            busy={busy}
            ready={own || reason.trim() !== ''}
            question={
              <>
                {t('comment.eraseQuestion')}
                {!own && (
                  <label>
                    {t('comment.eraseReason')}{' '}
                    <input
                      value={reason}
                      dir="auto"
                      onInput={(event) => setReason(event.currentTarget.value)}
                    />
                  </label>
                )}
              </>
            }
            onYes={() =>
              run(EraseCommentDocument, { ...naming(), reason: own ? null : reason.trim() }, () =>
                t('comment.gone'),
              )
            }
          />
        )}
      </div>
      <SaidLine said={said} />
    </>
  );
}
