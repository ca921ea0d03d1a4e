import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import type { Command } from '../../elements/use-command.tsx';
import type { EventKind } from '../../operations/operations.generated.ts';
import { CreateWebhookDocument } from '../../operations/seldom.generated.ts';
import { longest, tooMany } from '../../sync/texts.ts';
import { answerKinds, peopleKinds } from '../changes/changes-filter.ts';

interface Props {
  /** Whether addresses without TLS are taken too. */
  readonly plain: boolean;
  readonly command: Command;
  readonly onMade: (made: { name: string; secret: string }) => void;
}

const kinds: readonly EventKind[] = [...answerKinds, ...peopleKinds];

/** The form for a webhook: which system, where, and of what it is told. */
export function NewWebhook({ plain, command, onMade }: Props) {
  const {
    words: { t },
  } = useApp();
  const [chooses, setChooses] = useState(false);
  const create = (event: SubmitEvent) => {
    event.preventDefault();
    if (command.busy) return;
    const element = event.currentTarget as HTMLFormElement;
    const form = new FormData(element);
    const chosen = kinds.filter((kind) => form.has(kind));
    const input = {
      name: String(form.get('name')),
      url: String(form.get('url')),
      kinds: chooses ? chosen : null,
    };
    command.run(CreateWebhookDocument, { input }, ({ createWebhook: { webhook, secret } }) => {
      element.reset();
      setChooses(false);
      onMade({ name: webhook.name, secret });
      return t('webhooks.made', { name: webhook.name });
    });
  };
  return (
    <>
      <h3>{t('webhooks.new')}</h3>
      <form onSubmit={create}>
        <div class="people-fields">
          <label for="webhook-name">
            {t('webhooks.name')}
            <input
              id="webhook-name"
              name="name"
              required
              autocomplete="off"
              dir="auto"
              // The browser says it and sends nothing before it is shorter; nothing is cut.
              onInput={({ currentTarget }) => {
                const count = tooMany('name', currentTarget.value.trim());
                currentTarget.setCustomValidity(
                  count > 0 ? t('account.nameTooLong', { count, longest: longest.name }) : '',
                );
              }}
            />
          </label>
          <label for="webhook-url" class="where">
            {t('webhooks.url')}
            <input
              id="webhook-url"
              name="url"
              type="url"
              required
              autocomplete="off"
              dir="ltr"
              pattern={plain ? 'https?://.+' : 'https://.+'}
            />
          </label>
          <label for="webhook-what">
            {t('webhooks.what')}
            <select
              id="webhook-what"
              value={chooses ? 'some' : 'all'}
              onChange={({ currentTarget: { value } }) => setChooses(value === 'some')}
            >
              <option value="all">{t('webhooks.everything')}</option>
              <option value="some">{t('webhooks.some')}</option>
            </select>
          </label>
        </div>
        {chooses && (
          <fieldset class="kinds">
            <legend>{t('webhooks.choose')}</legend>
            {kinds.map((kind) => (
              <label key={kind}>
                <input type="checkbox" name={kind} />
                {t(`audit.kind.${kind}`)}
              </label>
            ))}
          </fieldset>
        )}
        <button type="submit" aria-disabled={command.busy}>
          {t('webhooks.create')}
        </button>
      </form>
    </>
  );
}
