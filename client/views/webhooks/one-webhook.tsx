import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { Confirm } from '../../elements/confirm.tsx';
import type { Command } from '../../elements/use-command.tsx';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import type { WebhookFieldsFragment } from '../../operations/operations.generated.ts';
import {
  PauseWebhookDocument,
  RemoveWebhookDocument,
  ResumeWebhookDocument,
  RotateWebhookSecretDocument,
  TestWebhookDocument,
} from '../../operations/seldom.generated.ts';
import { Deliveries } from './deliveries.tsx';
import { cameWords } from './delivery-words.ts';

interface Props {
  readonly webhook: WebhookFieldsFragment;
  readonly command: Command;
  /** Whose it is; null: one’s own. */
  readonly owner: string | null;
  readonly onChanged: () => void;
  readonly onSecret?: (made: { name: string; secret: string }) => void;
}

/** One webhook: how it is, what can be done with it, and what became of its messages. */
export function OneWebhook({ webhook, command, owner, onChanged, onSecret }: Props) {
  const {
    words: { t },
  } = useApp();
  const [opened, setOpened] = useState(false);
  // A test makes one more delivery, and so does whatever is sent meanwhile.
  const [turn, setTurn] = useState(0);
  const { id, name, state } = webhook;
  const changed = () => {
    onChanged();
    setTurn((count) => count + 1);
  };
  const pause = () =>
    command.run(PauseWebhookDocument, { id }, () => {
      changed();
      return t('webhooks.pausedNow', { name });
    });
  const resume = (after: string | null) =>
    command.run(ResumeWebhookDocument, { id, after }, () => {
      changed();
      return t('webhooks.resumed', { name });
    });
  const test = () =>
    command.run(TestWebhookDocument, { id }, ({ testWebhook }) => {
      changed();
      return t('webhooks.tested', { name, outcome: cameWords(t, testWebhook) });
    });
  return (
    <li>
      <Standing webhook={webhook} owner={owner} />
      <div class="pick">
        {owner === null && (
          <button
            type="button"
            aria-label={t('webhooks.testOf', { name })}
            disabled={command.busy}
            onClick={test}
          >
            {t('webhooks.test')}
          </button>
        )}
        {state === 'ACTIVE' && (
          <button
            type="button"
            aria-label={t('webhooks.pauseOf', { name })}
            disabled={command.busy}
            onClick={pause}
          >
            {t('webhooks.pause')}
          </button>
        )}
        {state !== 'ACTIVE' && owner === null && (
          <button
            type="button"
            aria-label={t('webhooks.resumeOf', { name })}
            disabled={command.busy}
            onClick={() => resume(null)}
          >
            {t('webhooks.resume')}
          </button>
        )}
        {onSecret && (
          <Confirm
            label={t('webhooks.rotate')}
            about={t('webhooks.rotateOf', { name })}
            question={t('webhooks.rotateQuestion', { name })}
            busy={command.busy}
            onYes={() =>
              command.run(RotateWebhookSecretDocument, { id }, ({ rotateWebhookSecret: { secret } }) => {
                onSecret({ name, secret });
                return t('webhooks.rotated', { name });
              })
            }
          />
        )}
        <Confirm
          label={t('webhooks.remove')}
          about={t('webhooks.removeOf', { name })}
          question={t('webhooks.removeQuestion', { name })}
          busy={command.busy}
          onYes={() =>
            command.run(RemoveWebhookDocument, { id }, () => {
              onChanged();
              return t('webhooks.removed', { name });
            })
          }
        />
      </div>
      <details onToggle={({ currentTarget }) => setOpened(currentTarget.open)}>
        <summary>{t('webhooks.deliveries')}</summary>
        {opened && (
          <Deliveries
            webhook={webhook}
            turn={turn}
            busy={command.busy}
            onAgain={owner === null ? resume : null}
          />
        )}
      </details>
    </li>
  );
}

function Standing({ webhook, owner }: Pick<Props, 'webhook' | 'owner'>) {
  const {
    words: { t, rich },
  } = useApp();
  const { name, host, url, kinds, state, since, attempts, retryAt, deliveredAt } = webhook;
  const everything = t(owner === null ? 'webhooks.everything' : 'webhooks.everythingOf');
  return (
    <>
      <p>
        <strong>
          <Written text={name} />
        </strong>{' '}
        {owner !== null && <Written text={owner} />} <bdi class="small address">{url ?? host}</bdi>
      </p>
      <p class="small">
        <span class={state === 'ACTIVE' ? 'saved' : state === 'PAUSED' ? 'quiet' : 'failed'}>
          {t(`webhooks.state.${state}`)}
        </span>{' '}
        <span class="quiet">{rich('webhooks.since', { time: <When iso={since} /> })}</span>
        {' · '}
        {kinds ? t('webhooks.kinds', { count: kinds.length }) : everything}
        {' · '}
        {retryAt ? (
          <span class="failed">
            {rich('webhooks.failing', { count: attempts, time: <When iso={retryAt} /> })}
          </span>
        ) : deliveredAt ? (
          <span class="quiet">{rich('webhooks.arrived', { time: <When iso={deliveredAt} /> })}</span>
        ) : (
          <span class="quiet">{t('webhooks.never')}</span>
        )}
      </p>
    </>
  );
}
