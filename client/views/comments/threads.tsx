import { useState } from 'preact/hooks';
import { useApp, useReference, useTopic } from '../../elements/app-context.ts';
import { Confirm } from '../../elements/confirm.tsx';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { useOnce } from '../../elements/use-once.ts';
import { Waiting } from '../../elements/waiting.tsx';
import { AddCommentDocument, AskForNewLookDocument } from '../../operations/later.generated.ts';
import type { CommentAudience } from '../../operations/operations.generated.ts';
import { topicOf } from '../../sync/topic.ts';
import { type CommentAddress, commentsTopic, type Page, type Thread } from '../../sync/topics/comments.ts';
import { audienceWords } from './audience-words.ts';
import { CommentForm } from './comment-form.tsx';
import { OneComment } from './one-comment.tsx';
import { useDraft } from './use-drafts.ts';

/** What is said at a place, live, and a field for saying more. */
export function Threads({ address }: { address: CommentAddress }) {
  const { t } = useApp().words;
  const { data, followed } = useTopic(topicOf(commentsTopic, address));
  if (!data) return <Waiting followed={followed} />;
  return (
    <>
      {data.threads.length === 0 && <p class="quiet">{t('comment.none')}</p>}
      <ol>
        {data.threads.map((thread) => (
          <li key={thread.comment.id}>
            <ThreadOf thread={thread} address={address} />
          </li>
        ))}
      </ol>
      {data.hasNextPage && <p class="quiet">{t('comment.more', { count: data.threads.length })}</p>}
      {data.mayAskForNewLook && <NewLook address={address} />}
      {data.mayWrite.length > 0 ? (
        <NewThread page={data} address={address} />
      ) : (
        <p class="quiet">{t('comment.readOnly')}</p>
      )}
    </>
  );
}

/** Asks those who write the answer to look at it again, in words that are always the same. */
function NewLook({ address: { country, agency, item } }: { address: CommentAddress }) {
  const { t } = useApp().words;
  const { send, command } = useOnce();
  if (country === null || item === null) return null;
  const ask = () =>
    send(
      AskForNewLookDocument,
      (mutationId) => ({ input: { mutationId, country, agency, item } }),
      () => t('comment.newLookAsked'),
    );
  return (
    <>
      <Confirm
        label={t('comment.newLook')}
        about={t('comment.newLookOf', { item })}
        question={t('comment.newLookMeans')}
        busy={command.busy}
        onYes={ask}
      />
      <SaidLine said={command.said} />
    </>
  );
}

function ThreadOf({ thread: { comment, replies }, address }: { thread: Thread; address: CommentAddress }) {
  const { words } = useApp();
  const { t } = words;
  const reference = useReference();
  const command = useCommand();
  const which = `reply ${comment.id}`;
  const [draft, setDraft] = useDraft(address, which);
  const [replying, setReplying] = useState(draft !== undefined);
  const readers = audienceWords(words, reference, address, comment);
  return (
    <>
      <OneComment comment={comment} address={address} readers={readers} onReply={() => setReplying(true)} />
      {replies.length > 0 && (
        <ol>
          {replies.map((reply) => (
            <li key={reply.id}>
              <OneComment comment={reply} address={address} readers={null} />
            </li>
          ))}
        </ol>
      )}
      {replying && comment.viewerCan.includes('REPLY') && (
        <CommentForm
          id={`reply-${comment.id}`}
          label={t('comment.reply')}
          readers={readers}
          go={t('comment.sendReply')}
          draft={draft}
          onDraft={setDraft}
          asked={{ thread: comment.id }}
          command={command}
          onSend={async ({ text, mentions, mutationId }) => {
            const input = { thread: comment.id, text, mentions, mutationId };
            const sent = await command.run(AddCommentDocument, { input }, () => t('comment.sent'));
            if (sent) setReplying(false);
            return sent;
          }}
          onCancel={() => setReplying(false)}
        />
      )}
    </>
  );
}

function NewThread({ page, address }: { page: Page; address: CommentAddress }) {
  const { words } = useApp();
  const { t } = words;
  const reference = useReference();
  const command = useCommand();
  const [draft, setDraft] = useDraft(address, 'thread');
  const [chosen, setChosen] = useState<CommentAudience | null>(null);
  const { mayWrite, leadOnly } = page;
  const audience = chosen !== null && mayWrite.includes(chosen) ? chosen : (mayWrite[0] ?? 'INTERNAL');
  return (
    <>
      {mayWrite.length > 1 && (
        <fieldset class="pick">
          <legend>{t('comment.for')}</legend>
          {mayWrite.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name={`audience ${JSON.stringify(address)}`}
                checked={one === audience}
                onChange={() => setChosen(one)}
              />{' '}
              {t(
                one === 'INTERNAL' && address.country === null
                  ? 'comment.for.coordinators'
                  : `comment.for.${one}`,
              )}
            </label>
          ))}
        </fieldset>
      )}
      <CommentForm
        id={`comment-${address.agency ?? 'team'}-${address.item ?? 'all'}`}
        label={t('comment.write')}
        readers={audienceWords(words, reference, address, { audience, leadOnly })}
        go={t('comment.send')}
        draft={draft}
        onDraft={setDraft}
        asked={{ ...address, audience }}
        command={command}
        onSend={({ text, mentions, mutationId }) =>
          command.run(
            AddCommentDocument,
            { input: { ...address, audience, text, mentions, mutationId } },
            () => t('comment.sent'),
          )
        }
      />
    </>
  );
}
