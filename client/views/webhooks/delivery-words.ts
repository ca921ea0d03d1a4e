import type { Words } from '../../messages/words.ts';
import type { WebhookDeliveryFieldsFragment } from '../../operations/operations.generated.ts';
import { answerKinds, peopleKinds } from '../changes/changes-filter.ts';

type Delivery = Pick<WebhookDeliveryFieldsFragment, 'kind' | 'outcome' | 'status'>;

/** What came of an attempt, with the status of the answer. */
export function cameWords(t: Words['t'], { outcome, status }: Delivery): string {
  const came = t(`webhooks.came.${outcome ?? 'UNDER_WAY'}`);
  return status === null ? came : t('webhooks.answered', { outcome: came, status: String(status) });
}

/** What a message told of. A kind that this page doesn’t know yet has its code. */
export function toldWords(t: Words['t'], { kind }: Delivery): string {
  const known = [...answerKinds, ...peopleKinds].find((one) => one === kind);
  if (known) return t(`audit.kind.${known}`);
  return kind === 'TEST' ? t('webhooks.isTest') : kind;
}
