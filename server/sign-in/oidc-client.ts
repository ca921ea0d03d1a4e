import { createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from 'jose';
import * as openid from 'openid-client';
import type { IdentityProvider } from './identity-provider.ts';

/** What a sign-in must bring back, known to the browser that began it and to nobody else. */
export type SignInCheck = { state: string; nonce: string; verifier: string };

/** Who a provider says has signed in. */
export type ProvenIdentity = {
  issuer: string;
  subject: string;
  /** The provider's name for its session, where it logs out over the back channel. */
  sid: string | null;
  email: string | null;
  emailVerified: boolean;
  name: string | null;
  /** Whether a second factor was used. */
  mfa: boolean;
};

/** What a provider says has ended: one of its sessions, or all of a subject. */
export type LogoutOrder = { subject: string | null; sid: string | null; jti: string };

const TIMEOUT_SECONDS = 10;
/** How old a logout token may be, the clocks' difference included. */
export const LOGOUT_TOKEN_SECONDS = 300;
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';

type Discovered = { config: openid.Configuration; keys: JWTVerifyGetKey };

/**
 * One provider, spoken to by authorization code with PKCE, state and nonce. The provider's metadata is asked for at
 * the first need: a provider that is down must not keep Concord from starting.
 */
export class OidcClient {
  #discovered: Promise<Discovered> | null = null;

  constructor(
    readonly provider: IdentityProvider,
    private readonly publicUrl: string,
  ) {}

  /** Where to send a browser, and what to keep until it comes back. `stepUp` asks for a second factor, and a new login. */
  async beginSignIn({
    stepUp,
    email,
  }: {
    stepUp: boolean;
    email?: string | undefined;
  }): Promise<{ url: string; check: SignInCheck }> {
    const { config } = await this.#discover();
    const check = {
      state: openid.randomState(),
      nonce: openid.randomNonce(),
      verifier: openid.randomPKCECodeVerifier(),
    };
    const { acrValues } = this.provider.mfa;
    const url = openid.buildAuthorizationUrl(config, {
      redirect_uri: this.redirectUri,
      scope: 'openid email profile',
      state: check.state,
      nonce: check.nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(check.verifier),
      code_challenge_method: 'S256',
      ...(email !== undefined && { login_hint: email }),
      ...(stepUp && { prompt: 'login', ...(acrValues !== null && { acr_values: acrValues }) }),
    });
    return { url: url.href, check };
  }

  /** Who came back. Throws where the answer is not the one to this check, or the provider's word can't be verified. */
  async finish(callback: URL, { state, nonce, verifier }: SignInCheck): Promise<ProvenIdentity> {
    const { config } = await this.#discover();
    const tokens = await openid.authorizationCodeGrant(config, callback, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const proven = tokens.claims();
    if (!proven) throw new Error('the provider answered without an ID token');
    const { email, verified, name } = await this.#describe(config, tokens.access_token, proven);
    return {
      issuer: proven.iss,
      subject: proven.sub,
      sid: textOf(proven.sid),
      email,
      emailVerified: verified,
      name,
      mfa: this.#hasSecondFactor(proven[this.provider.mfa.claim]),
    };
  }

  /**
   * The address, whether it is verified, and the name. Providers keep these out of the ID token in all
   * combinations, so userinfo is asked where something is missing. Userinfo counts for nothing else. An address and
   * the claim that it is verified are taken from the same place.
   */
  async #describe(
    config: openid.Configuration,
    accessToken: string,
    proven: openid.IDToken,
  ): Promise<{ email: string | null; verified: boolean; name: string | null }> {
    const { addressesTrusted } = this.provider;
    const said = describedBy(proven);
    const enough = said.email !== null && (said.verified !== null || addressesTrusted);
    const asked =
      !enough && config.serverMetadata().userinfo_endpoint
        ? describedBy(await openid.fetchUserInfo(config, accessToken, proven.sub))
        : null;
    const { email, verified } = asked?.email
      ? asked
      : { ...said, verified: said.verified ?? asked?.verified ?? null };
    return { email, verified: verified ?? addressesTrusted, name: said.name ?? asked?.name ?? null };
  }

  /** Where the provider ends its own session; null where it doesn't say. */
  async endSessionUrl(): Promise<string | null> {
    const { config } = await this.#discover();
    if (!config.serverMetadata().end_session_endpoint) return null;
    return openid.buildEndSessionUrl(config, { post_logout_redirect_uri: `${this.publicUrl}/` }).href;
  }

  /** What a logout token orders (OpenID Connect Back-Channel Logout 1.0, 2.6). Throws where it orders nothing. */
  async readLogoutToken(token: string): Promise<LogoutOrder & { issuer: string }> {
    const { config, keys } = await this.#discover();
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer: config.serverMetadata().issuer,
      audience: this.provider.clientId,
      // Signed by a key pair of the provider's: never unsigned, nor by a secret that others hold too.
      algorithms: ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'],
      maxTokenAge: LOGOUT_TOKEN_SECONDS,
      clockTolerance: 30,
    });
    const { typ = 'JWT' } = protectedHeader;
    const { iss = '', sub, jti, sid, events, nonce } = payload;
    const event = (events as Record<string, unknown> | undefined)?.[LOGOUT_EVENT];
    if (
      // An ID token that somebody got hold of must not log its owner out.
      nonce !== undefined ||
      !['logout+jwt', 'jwt'].includes(typ.toLowerCase()) ||
      typeof event !== 'object' ||
      event === null ||
      typeof jti !== 'string' ||
      (sub === undefined && typeof sid !== 'string')
    ) {
      throw new Error('the token is no logout token');
    }
    return { issuer: iss, subject: sub ?? null, sid: textOf(sid), jti };
  }

  get redirectUri(): string {
    return `${this.publicUrl}/auth/callback/${this.provider.id}`;
  }

  #hasSecondFactor(claim: unknown): boolean {
    const said = Array.isArray(claim) ? claim : [claim];
    return said.some((value) => this.provider.mfa.values.includes(value));
  }

  #discover(): Promise<Discovered> {
    this.#discovered ??= this.#fetchConfiguration().catch((error) => {
      this.#discovered = null;
      throw error;
    });
    return this.#discovered;
  }

  async #fetchConfiguration(): Promise<Discovered> {
    const { issuer, clientId, clientSecret } = this.provider;
    const insecure = issuer.startsWith('http://') ? [openid.allowInsecureRequests] : [];
    const config = await openid.discovery(
      new URL(issuer),
      clientId,
      undefined,
      authenticate(clientSecret),
      // The ID token's signature is verified too, although it comes straight from the provider over TLS.
      { timeout: TIMEOUT_SECONDS, execute: [...insecure, openid.enableNonRepudiationChecks] },
    );
    const { jwks_uri } = config.serverMetadata();
    if (!jwks_uri) throw new Error('the provider publishes no keys');
    return {
      config,
      keys: createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: TIMEOUT_SECONDS * 1_000 }),
    };
  }
}

/** By HTTP Basic, the standard's default, unless the provider says that it only takes the secret in the body. */
function authenticate(clientSecret: string): openid.ClientAuth {
  const basic = openid.ClientSecretBasic(clientSecret);
  const post = openid.ClientSecretPost(clientSecret);
  return (server, client, body, headers) => {
    const { token_endpoint_auth_methods_supported: methods = ['client_secret_basic'] } = server;
    return (methods.includes('client_secret_basic') ? basic : post)(server, client, body, headers);
  };
}

/** Some providers write what is true as a text. `verified` is null where they don't say. */
function describedBy({ email, email_verified: verified, name }: Readonly<Record<string, unknown>>) {
  return {
    email: textOf(email),
    verified: verified === undefined ? null : verified === true || verified === 'true',
    name: textOf(name),
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
