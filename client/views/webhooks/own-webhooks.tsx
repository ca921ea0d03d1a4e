import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import type { OwnWebhooksQuery } from '../../operations/operations.generated.ts';
import { OwnWebhooksDocument } from '../../operations/seldom.generated.ts';
import { Secret } from '../account/secret.tsx';
import { NewWebhook } from './new-webhook.tsx';
import { OneWebhook } from './one-webhook.tsx';
import './webhooks.css';

/** Where one’s own systems hear of events: registered, listed with how they are, paused and removed. Nothing where they are off. */
export function OwnWebhooks() {
  const {
    sync,
    words: { t },
  } = useApp();
  const command = useCommand();
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null);
  const loaded = useLoaded('own webhooks', async () => {
    const read = await sync.read({ document: OwnWebhooksDocument, variables: {} });
    return (read as OwnWebhooksQuery).viewer?.webhooks ?? null;
  });
  const own = loaded.data;
  if (!own) return null;
  const showSecret = (secret: { name: string; secret: string }) => {
    setMade(secret);
    loaded.again();
  };
  return (
    <section class="webhooks" aria-labelledby="webhooks">
      <h2 id="webhooks">{t('webhooks.title')}</h2>
      <p class="quiet">{t('webhooks.means')}</p>
      <NotLoaded loaded={loaded} />
      <SaidLine said={command.said} />
      {made && <Secret key={made.secret} {...made} onDone={() => setMade(null)} />}
      {own.nodes.length === 0 && <p class="quiet">{t('webhooks.none')}</p>}
      <ul class="hooks">
        {own.nodes.map((webhook) => (
          <OneWebhook
            key={webhook.id}
            webhook={webhook}
            command={command}
            owner={null}
            onChanged={loaded.again}
            onSecret={showSecret}
          />
        ))}
      </ul>
      {own.nodes.length < own.most ? (
        <NewWebhook plain={own.plain} command={command} onMade={showSecret} />
      ) : (
        <p class="quiet">{t('webhooks.most', { count: own.most })}</p>
      )}
    </section>
  );
}
