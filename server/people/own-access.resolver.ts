import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver } from 'type-graphql';
import { AccessToken } from '../../schema/types/access-token.ts';
import { CreateTokenInput } from '../../schema/types/create-token-input.ts';
import { CreatedToken } from '../../schema/types/created-token.ts';
import { DeviceSession } from '../../schema/types/device-session.ts';
import { Viewer } from '../../schema/types/viewer.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import { readCodeLookup } from '../catalogue/code-lookup.ts';
import type { Database } from '../database/database.ts';
import { forbidden, notFound } from '../lib/api-errors.ts';
import { isUuid } from '../lib/is-uuid.ts';
import type { WakeUps } from '../log/wake-ups.ts';
import { readTokensOf } from '../sessions/access-token.sql.ts';
import { readSessionsOf } from '../sessions/session.sql.ts';
import type { SessionWatch } from '../sessions/session-watch.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { createToken, revokeToken } from './tokens.ts';

/** One's own sessions and tokens. A program that came by a token sees and changes neither: it could outlive itself. */
@Resolver(() => Viewer)
export class OwnAccessResolver {
  constructor(
    private readonly database: Database,
    private readonly signIns: Sessions,
    private readonly watch: SessionWatch,
    private readonly wakeUps: WakeUps,
  ) {}

  @FieldResolver(() => [DeviceSession], {
    description:
      'Where they are signed in, the device used last first. FORBIDDEN for a program with a token.',
  })
  async sessions(@Ctx() context: Context): Promise<DeviceSession[]> {
    const { personId, sessionId } = requireOwnSession(context);
    return (await readSessionsOf(this.database, personId)).map((session) => ({
      id: session.id,
      device: session.device,
      current: session.id === sessionId,
      secondFactor: session.mfa,
      createdAt: session.created_at,
      lastSeenAt: session.last_seen_at,
      expiresAt: session.expires_at,
    }));
  }

  @FieldResolver(() => [AccessToken], {
    description:
      'Their tokens for programs that still work, the newest first. FORBIDDEN for a program with a token.',
  })
  tokens(@Ctx() context: Context): Promise<AccessToken[]> {
    return this.#tokensOf(requireOwnSession(context).personId);
  }

  @Mutation(() => Int, {
    description:
      'Signs one out on one device: its open pages hear of it within a second. Answers how many sessions ended, 0 or 1.',
  })
  endSession(
    @Arg('id', () => ID, { description: 'The session, from `viewer.sessions`.' }) id: string,
    @Ctx() context: Context,
  ): Promise<number> {
    const { personId } = requireOwnSession(context);
    if (!isUuid(id)) throw notFound('No session of yours has this id.');
    return this.signIns.endOf(personId, id);
  }

  @Mutation(() => Int, {
    description:
      'Signs one out everywhere, here as well. Answers how many sessions ended. Tokens go on working.',
  })
  endAllSessions(@Ctx() context: Context): Promise<number> {
    return this.signIns.endOf(requireOwnSession(context).personId);
  }

  @Mutation(() => CreatedToken, {
    description:
      'Makes a token for a program. Its secret is in this answer, and never again. Only in a browser’s session.',
  })
  async createToken(
    @Arg('input', () => CreateTokenInput, { description: 'What it is for.' }) input: CreateTokenInput,
    @Ctx() context: Context,
  ): Promise<CreatedToken> {
    const session = requireOwnSession(context);
    const { id, secret } = await createToken(this.database, session, input);
    this.wakeUps.announce();
    const token = (await this.#tokensOf(session.personId)).find((one) => one.id === id);
    if (!token) throw new Error('a token that was just made is not there');
    return { token, secret };
  }

  @Mutation(() => Boolean, {
    description:
      'Makes a token of one’s own worth nothing, within a second on every connection. False where there is none of this id.',
  })
  async revokeToken(
    @Arg('id', () => ID, { description: 'The token, from `viewer.tokens`.' }) id: string,
    @Ctx() context: Context,
  ): Promise<boolean> {
    const { personId } = requireOwnSession(context);
    if (!isUuid(id) || !(await revokeToken(this.database, personId, id))) return false;
    this.watch.ended(id);
    this.wakeUps.announce();
    return true;
  }

  async #tokensOf(personId: string): Promise<AccessToken[]> {
    const lookUp = await readCodeLookup(this.database);
    return (await readTokensOf(this.database, personId)).map((token) => ({
      id: token.id,
      name: token.name,
      access: token.access,
      ...lookUp({ agencyCode: token.agency_code, countryCode: token.country_code }),
      createdAt: token.created_at,
      expiresAt: token.expires_at,
      lastUsedAt: token.last_used_at,
    }));
  }
}

function requireOwnSession(context: Context): { personId: string; sessionId: string } {
  const { personId } = requireViewer(context);
  if (context.sessionId === null) {
    throw forbidden('Sessions and tokens are for the person: sign in with a browser.');
  }
  return { personId, sessionId: context.sessionId };
}
