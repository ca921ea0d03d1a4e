import { useApp } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import type { AllWebhooksQuery, OwnWebhooksQuery } from '../../operations/operations.generated.ts';
import { AllWebhooksDocument, OwnWebhooksDocument } from '../../operations/seldom.generated.ts';
import { OneWebhook } from './one-webhook.tsx';
import './webhooks.css';

/** For whoever administers people: everybody’s webhooks, to see how they are and to stop them. Nothing where they are off. */
export function AllWebhooks() {
  const {
    sync,
    words: { t },
  } = useApp();
  const command = useCommand();
  const loaded = useLoaded('all webhooks', async () => {
    const own = await sync.read({ document: OwnWebhooksDocument, variables: {} });
    if (!(own as OwnWebhooksQuery).viewer?.webhooks) return null;
    const read = await sync.read({ document: AllWebhooksDocument, variables: {} });
    return (read as AllWebhooksQuery).webhooks;
  });
  if (!loaded.data) return null;
  return (
    <section class="webhooks" aria-labelledby="all-webhooks">
      <h2 id="all-webhooks">{t('webhooks.all')}</h2>
      <p class="quiet">{t(loaded.data.length === 0 ? 'webhooks.allNone' : 'webhooks.allMeans')}</p>
      <NotLoaded loaded={loaded} />
      <SaidLine said={command.said} />
      <ul class="hooks">
        {loaded.data.map((webhook) => (
          <OneWebhook
            key={webhook.id}
            webhook={webhook}
            command={command}
            owner={webhook.owner.name}
            onChanged={loaded.again}
          />
        ))}
      </ul>
    </section>
  );
}
