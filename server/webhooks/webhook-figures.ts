import { Counter, Histogram } from 'prom-client';
import type { DeliveryOutcome } from './delivery.sql.ts';

/** What an operator can see of webhooks: what came of attempts, and how long they took. */
export class WebhookFigures {
  readonly #deliveries = new Counter({
    name: 'concord_webhook_deliveries_total',
    help: 'Attempts to tell a webhook of something, by what came of them.',
    labelNames: ['outcome'],
    registers: [],
  });
  readonly #seconds = new Histogram({
    name: 'concord_webhook_seconds',
    help: 'How long such attempts took.',
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 2, 5, 10],
    registers: [],
  });

  readonly metrics = [this.#deliveries, this.#seconds];

  observe(outcome: DeliveryOutcome, ms: number): void {
    this.#deliveries.inc({ outcome });
    this.#seconds.observe(ms / 1_000);
  }
}
