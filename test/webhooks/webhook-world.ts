import { randomBytes, randomUUID } from 'node:crypto';
import { pino } from 'pino';
import type { Database } from '../../server/database/database.ts';
import type { Role, Viewer } from '../../server/domain/viewer.ts';
import type { EventKind } from '../../server/log/log-event.ts';
import { LogTail } from '../../server/log/log-tail.ts';
import { readDeliveries, type StoredDelivery } from '../../server/webhooks/delivery.sql.ts';
import { registerWebhook } from '../../server/webhooks/register-webhook.ts';
import type { SendRules } from '../../server/webhooks/send-message.ts';
import { readWebhook, removeWebhook, type StoredWebhook } from '../../server/webhooks/webhook.sql.ts';
import { WebhookFigures } from '../../server/webhooks/webhook-figures.ts';
import type { WebhookParts } from '../../server/webhooks/webhook-parts.ts';
import { Webhooks } from '../../server/webhooks/webhooks.ts';
import { strictBackground } from '../support/background.ts';
import { type Receiver, sendingHere, startReceiver } from './receiver.ts';

/** A webhook of somebody, and the system behind it. */
export interface Registered {
  id: string;
  secret: string;
  system: Receiver;
  /** What it was told, verified. */
  heard(): ReturnType<Receiver['heard']>;
  read(): Promise<StoredWebhook>;
  /** What became of its messages, the first first. */
  deliveries(): Promise<StoredDelivery[]>;
  remove(): Promise<void>;
}

/** A server's side of webhooks, with a clock that tests put forward. */
export interface WebhookWorld {
  parts: WebhookParts;
  tail: LogTail;
  clock: { now: Date };
  /** Does all that is due, with everything that happened before. */
  run(replica?: Webhooks): Promise<void>;
  /** One more replica, or the process after a crash; with a log of its own where it knows less of it. */
  another(database?: Database, log?: Pick<LogTail, 'read'>): Webhooks;
  /** A session of somebody, by which they register. */
  session(viewer: Viewer, mfa?: boolean): Promise<{ personId: string; sessionId: string }>;
  register(viewer: Viewer, kinds?: EventKind[] | null, mfa?: boolean): Promise<Registered>;
  close(): Promise<void>;
}

export async function openWebhookWorld(
  database: Database,
  { sending = {}, mfaRoles = [] }: { sending?: Partial<SendRules>; mfaRoles?: Role[] } = {},
): Promise<WebhookWorld> {
  const log = pino({ level: 'silent' });
  const background = strictBackground();
  const tail = new LogTail(database, log, background);
  await tail.start();
  const parts: WebhookParts = {
    database,
    sending: sendingHere(sending),
    key: randomBytes(32),
    mfaRoles,
    personas: false,
    agent: 'Concord/test',
    figures: new WebhookFigures(),
  };
  const clock = { now: new Date('2026-03-02T08:00:00Z') };
  const another = (own = database, known: Pick<LogTail, 'read'> = tail) =>
    new Webhooks({ ...parts, database: own }, known, log, background, () => clock.now);
  const usual = another();
  const systems: Receiver[] = [];
  const run = async (replica = usual) => {
    await tail.catchUp();
    await replica.runDue();
  };
  await run();
  const session: WebhookWorld['session'] = async ({ personId }, mfa = true) => {
    const sessionId = randomUUID();
    await database.query(
      {
        name: 'test-webhook-session',
        text: `insert into session (id, person_id, mfa, created_at, last_seen_at, expires_at)
               values ($1, $2, $3, now(), now(), now() + interval '1 day')`,
      },
      [sessionId, personId, mfa],
    );
    return { personId, sessionId };
  };
  return {
    parts,
    tail,
    clock,
    run,
    another,
    session,
    async register(viewer, kinds = null, mfa = true) {
      const system = await startReceiver();
      systems.push(system);
      const input = { name: 'System', url: system.url, kinds };
      const { id, secret } = await registerWebhook(parts, await session(viewer, mfa), input);
      return {
        id,
        secret,
        system,
        heard: () => system.heard(secret),
        async read() {
          const webhook = await readWebhook(database, id);
          if (!webhook) throw new Error('the webhook is gone');
          return webhook;
        },
        deliveries: async () => (await readDeliveries(database, id, null, 100)).reverse(),
        remove: () => removeWebhook(database, id),
      };
    },
    async close() {
      for (const system of systems) await system.close();
      tail.stop();
      await background.finish();
    },
  };
}
