import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Cursor } from '../../schema/types/cursor.ts';
import { Viewer } from '../../schema/types/viewer.ts';
import {
  CreateWebhookInput,
  OwnWebhooks,
  Webhook,
  WebhookDelivery,
  WebhookWithSecret,
} from '../../schema/types/webhook.ts';
import { WebhookDeliveryArgs } from '../../schema/types/webhook-args.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import type { Viewer as Asking } from '../domain/viewer.ts';
import { badUserInput, forbidden, notFound, webhooksOff } from '../lib/api-errors.ts';
import { isUuid } from '../lib/is-uuid.ts';
import type { LogTail } from '../log/log-tail.ts';
import { readDeliveries } from './delivery.sql.ts';
import { MOST_OF_A_PERSON, registerWebhook } from './register-webhook.ts';
import { resumeWebhook } from './resume-webhook.ts';
import { testWebhook } from './test-webhook.ts';
import { toWebhook } from './to-webhook.ts';
import { mayRegister, maySeeAll, mayWithWebhook, type WebhookUse } from './webhook.policy.ts';
import {
  enterState,
  readWebhook,
  readWebhooks,
  removeWebhook,
  rotateSecret,
  type StoredWebhook,
} from './webhook.sql.ts';
import type { WebhookParts } from './webhook-parts.ts';
import { newWebhookSecret, sealSecret } from './webhook-secret.ts';

const MOST_DELIVERIES = 100;
const USUAL_DELIVERIES = 30;
/** For how long messages are signed with the secret before too: time to put the new one in its place. */
const BOTH_HOURS = 24;

type Session = { viewer: Asking; sessionId: string };

/** Webhooks: one’s own, and for coordinators everybody’s. A program with a token sees and changes none: it could outlive itself. */
@Resolver(() => Viewer)
export class WebhookResolver {
  /** `parts` null: the operator has not turned them on. */
  constructor(
    private readonly parts: WebhookParts | null,
    private readonly tail: LogTail,
  ) {}

  @FieldResolver(() => OwnWebhooks, {
    nullable: true,
    description:
      'Their webhooks; null where the operator has not turned webhooks on. Nobody else sees their addresses. FORBIDDEN for a program with a token.',
  })
  async webhooks(@Ctx() context: Context): Promise<OwnWebhooks | null> {
    if (this.parts === null) return null;
    const { viewer } = requireSession(context);
    const nodes = await readWebhooks(this.parts.database, viewer.personId);
    return {
      nodes: nodes.map((webhook) => toWebhook(webhook, viewer.personId)),
      most: MOST_OF_A_PERSON,
      plain: this.parts.sending.plain,
    };
  }

  @Query(() => [Webhook], {
    name: 'webhooks',
    description:
      'Everybody’s webhooks, the newest first. For coordinators in a browser’s session; FORBIDDEN for everybody else. ' +
      'WEBHOOKS_OFF where the operator has not turned them on.',
  })
  async allWebhooks(@Ctx() context: Context): Promise<Webhook[]> {
    const { database } = this.#on();
    const { viewer } = requireSession(context);
    if (!maySeeAll(viewer)) throw forbidden('This is for coordinators, who administer people.');
    return (await readWebhooks(database, null)).map((webhook) => toWebhook(webhook, viewer.personId));
  }

  @Query(() => [WebhookDelivery], {
    description:
      'What became of a webhook’s messages, attempt by attempt, the latest first; kept for 30 days. For its owner and for ' +
      'coordinators in a browser’s session; NOT_FOUND for everybody else. WEBHOOKS_OFF where they are not turned on.',
  })
  async webhookDeliveries(
    @Args(() => WebhookDeliveryArgs) { webhook: id, first, before }: WebhookDeliveryArgs,
    @Ctx() context: Context,
  ): Promise<WebhookDelivery[]> {
    const { database } = this.#on();
    const webhook = await this.#find(requireSession(context).viewer, id, 'LOOK');
    const limit = first ?? USUAL_DELIVERIES;
    if (limit < 1 || limit > MOST_DELIVERIES) {
      throw badUserInput(`A page holds 1 to ${MOST_DELIVERIES} deliveries.`);
    }
    if (before != null && !/^\d{1,18}$/.test(before)) throw badUserInput('`before` is the id of a delivery.');
    return readDeliveries(database, webhook.id, before ?? null, limit);
  }

  @Mutation(() => WebhookWithSecret, {
    description:
      'Registers a webhook, which is told of what happens from now on. Its secret is in this answer, and never again. Only in a ' +
      'browser’s session, and for whoever has a role: FORBIDDEN. BAD_USER_INPUT for an address that nothing is sent to, or ' +
      'where there are as many as may be. WEBHOOKS_OFF where they are not turned on. It is no part of the log.',
  })
  async createWebhook(
    @Arg('input', () => CreateWebhookInput, { description: 'Where, and of what.' }) input: CreateWebhookInput,
    @Ctx() context: Context,
  ): Promise<WebhookWithSecret> {
    const parts = this.#on();
    const { viewer, sessionId } = requireSession(context);
    if (!mayRegister(viewer)) throw forbidden('Webhooks are for whoever has a role.');
    const { id, secret } = await registerWebhook(parts, { personId: viewer.personId, sessionId }, input);
    return { webhook: await this.#shown(viewer, id), secret };
  }

  @Mutation(() => WebhookWithSecret, {
    description: `Gives a webhook of one’s own a new secret, which is in this answer and never again. For ${BOTH_HOURS} hours messages are signed with the one before too. NOT_FOUND where one has none of this id; WEBHOOKS_OFF.`,
  })
  async rotateWebhookSecret(
    @Arg('id', () => ID, { description: 'The webhook.' }) id: string,
    @Ctx() context: Context,
  ): Promise<WebhookWithSecret> {
    const { database, key } = this.#on();
    const { viewer } = requireSession(context);
    const webhook = await this.#find(viewer, id, 'USE');
    const secret = newWebhookSecret();
    await rotateSecret(database, webhook.id, sealSecret(key, webhook.id, secret), BOTH_HOURS);
    return { webhook: await this.#shown(viewer, webhook.id), secret };
  }

  @Mutation(() => Webhook, {
    description:
      'Lets a webhook wait: it is told of nothing until its owner resumes it. For its owner, and for coordinators. NOT_FOUND for ' +
      'everybody else; WEBHOOKS_OFF.',
  })
  async pauseWebhook(
    @Arg('id', () => ID, { description: 'The webhook.' }) id: string,
    @Ctx() context: Context,
  ): Promise<Webhook> {
    const { database } = this.#on();
    const { viewer } = requireSession(context);
    const webhook = await this.#find(viewer, id, 'STOP');
    await enterState(database, webhook.id, 'PAUSED');
    return this.#shown(viewer, webhook.id);
  }

  @Mutation(() => Webhook, {
    description:
      'Lets a webhook of one’s own go on where it was left, or behind a cursor: what comes after that is told, again where it was ' +
      'told before, with the same ids. CURSOR_INVALID, or BAD_USER_INPUT where that is too much; NOT_FOUND; WEBHOOKS_OFF.',
  })
  async resumeWebhook(
    @Arg('id', () => ID, { description: 'The webhook.' }) id: string,
    @Arg('after', () => Cursor, { nullable: true, description: 'Null: where it was left.' })
    after: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<Webhook> {
    const { database } = this.#on();
    const { viewer } = requireSession(context);
    const webhook = await this.#find(viewer, id, 'USE');
    await resumeWebhook(database, this.tail, webhook.id, after ?? null, new Date());
    return this.#shown(viewer, webhook.id);
  }

  @Mutation(() => Boolean, {
    description:
      'Removes a webhook, with its secret and what became of its messages. For its owner, and for coordinators. NOT_FOUND for ' +
      'everybody else; WEBHOOKS_OFF.',
  })
  async removeWebhook(
    @Arg('id', () => ID, { description: 'The webhook.' }) id: string,
    @Ctx() context: Context,
  ): Promise<boolean> {
    const { database } = this.#on();
    const webhook = await this.#find(requireSession(context).viewer, id, 'STOP');
    await removeWebhook(database, webhook.id);
    return true;
  }

  @Mutation(() => WebhookDelivery, {
    description:
      'Sends a test to a webhook of one’s own and says what came of it; it changes nothing else. Its message is signed like any ' +
      'other, its kind is `TEST` and its id null. RATE_LIMITED after 20 in an hour; NOT_FOUND; WEBHOOKS_OFF.',
  })
  async testWebhook(
    @Arg('id', () => ID, { description: 'The webhook.' }) id: string,
    @Ctx() context: Context,
  ): Promise<WebhookDelivery> {
    const parts = this.#on();
    const webhook = await this.#find(requireSession(context).viewer, id, 'USE');
    return testWebhook(parts, webhook, new Date());
  }

  #on(): WebhookParts {
    if (this.parts === null) throw webhooksOff();
    return this.parts;
  }

  /** One that somebody may do this with; for whom may not it isn't there. */
  async #find(viewer: Asking, id: string, use: WebhookUse): Promise<StoredWebhook> {
    const webhook = isUuid(id) ? await readWebhook(this.#on().database, id) : null;
    if (webhook === null || !mayWithWebhook(viewer, webhook.personId, use)) {
      throw notFound('No webhook has this id.');
    }
    return webhook;
  }

  async #shown({ personId }: Asking, id: string): Promise<Webhook> {
    const webhook = await readWebhook(this.#on().database, id);
    if (webhook === null) throw notFound('This webhook was removed meanwhile.');
    return toWebhook(webhook, personId);
  }
}

function requireSession(context: Context): Session {
  const viewer = requireViewer(context);
  if (context.sessionId === null) {
    throw forbidden('Webhooks are for the person: sign in with a browser.');
  }
  return { viewer, sessionId: context.sessionId };
}
