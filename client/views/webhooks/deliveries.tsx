import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { Confirm } from '../../elements/confirm.tsx';
import { NotLoaded } from '../../elements/not-loaded.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { When } from '../../elements/when.tsx';
import type { WebhookDeliveriesQuery, WebhookFieldsFragment } from '../../operations/operations.generated.ts';
import { WebhookDeliveriesDocument } from '../../operations/seldom.generated.ts';
import { cameWords, toldWords } from './delivery-words.ts';

/** As many as one page asks for. */
const PAGE = 20;

interface Props {
  readonly webhook: Pick<WebhookFieldsFragment, 'id' | 'name'>;
  /** Another one: there may be more. */
  readonly turn: number;
  readonly busy: boolean;
  /** Sends again what came after a cursor; null where one may not. */
  readonly onAgain: ((after: string) => void) | null;
}

/** What became of a webhook’s messages, attempt by attempt, the latest first. */
export function Deliveries({ webhook: { id, name }, turn, busy, onAgain }: Props) {
  const {
    sync,
    words: { t, moment },
  } = useApp();
  const [before, setBefore] = useState<string | null>(null);
  const loaded = useLoaded(`deliveries ${id} ${before} ${turn}`, async () => {
    const read = await sync.read({ document: WebhookDeliveriesDocument, variables: { webhook: id, before } });
    return (read as WebhookDeliveriesQuery).webhookDeliveries;
  });
  const { data } = loaded;
  const last = data?.at(-1);
  return (
    <>
      <NotLoaded loaded={loaded} />
      {data?.length === 0 && <p class="quiet">{t('webhooks.noDelivery')}</p>}
      {data && data.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('webhooks.time')}</th>
              <th scope="col">{t('webhooks.event')}</th>
              <th scope="col">{t('webhooks.attempt')}</th>
              <th scope="col">{t('webhooks.outcome')}</th>
              {onAgain && <th scope="col">{t('webhooks.fromHere')}</th>}
            </tr>
          </thead>
          <tbody>
            {data.map((delivery) => (
              <tr key={delivery.id}>
                <td>
                  <When iso={delivery.at} />
                </td>
                <td>{toldWords(t, delivery)}</td>
                <td>{delivery.attempt}</td>
                <td
                  class={delivery.outcome === 'DELIVERED' ? 'saved' : delivery.outcome ? 'failed' : 'quiet'}
                >
                  {cameWords(t, delivery)}
                </td>
                {onAgain && (
                  <td>
                    <Confirm
                      label={t('webhooks.again')}
                      about={t('webhooks.againOf', {
                        event: toldWords(t, delivery),
                        time: moment(delivery.at),
                      })}
                      question={t('webhooks.againQuestion', { name })}
                      busy={busy}
                      onYes={() => onAgain(delivery.cursor)}
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p class="pick">
        {before !== null && (
          <button type="button" onClick={() => setBefore(null)}>
            {t('webhooks.latest')}
          </button>
        )}
        {data?.length === PAGE && last && (
          <button type="button" onClick={() => setBefore(last.id)}>
            {t('webhooks.older')}
          </button>
        )}
      </p>
    </>
  );
}
