import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { foldAddress } from '../domain/fold-address.ts';
import { parseJson } from '../lib/parse-json.ts';

/** An OpenID Connect provider as the operator's file names it. */
export type IdentityProvider = {
  /** Names it in addresses: `/auth/callback/<id>`. */
  id: string;
  /** As people read it in the list: the agency's, usually. */
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Addresses of these domains sign in here. */
  domains: string[];
  /**
   * Whether the operator vouches for addresses of which the provider doesn't say whether they are verified, as
   * Microsoft Entra never does. Only ever for `domains`.
   */
  addressesTrusted: boolean;
  /** How it says that a second factor was used, and how to ask for one. */
  mfa: { claim: string; values: string[]; acrValues: string | null };
};

const needsHttps = 'must be an address that begins with https://';
const texts = z.array(z.string('must be text'), 'must be a list of texts');

const mfaShape = z.object(
  {
    claim: z.string('must be text').default('amr'),
    values: texts.default(['mfa']),
    acrValues: z.string('must be text').nullable().default(null),
  },
  'must be an object',
);

/** All but the secret, which may lie in a file of its own. */
const providerShape = z.object(
  {
    id: textThatFits(/^[a-z0-9-]+$/),
    name: textThatFits(/\S/),
    issuer: z.string(needsHttps).refine(isSafeIssuer, needsHttps),
    clientId: textThatFits(/\S/),
    domains: texts.nullish().transform((domains) => (domains ?? []).map(foldAddress)),
    addressesTrusted: z.boolean('must be true or false').default(false),
    mfa: mfaShape.nullish().transform((mfa) => mfa ?? mfaShape.parse({})),
  },
  'must be an object',
);

/** What is compared with other fields, as far as it can be read: one problem must not hide another. */
const comparedShape = z.object({
  id: z.string().optional().catch(undefined),
  domains: texts.catch([]).transform((domains) => domains.map(foldAddress)),
  addressesTrusted: z.unknown(),
  clientSecret: z.unknown(),
  clientSecretFile: z.unknown(),
});
type Compared = z.output<typeof comparedShape>;

/**
 * Reads the file with the providers. Each fault in it goes to `problem`, in a sentence; no secret is ever part of
 * one.
 */
export function readIdentityProviders(path: string, problem: (text: string) => void): IdentityProvider[] {
  let entries: unknown;
  try {
    entries = parseJson(readFileSync(path, 'utf8'));
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'it is not JSON' : (error as Error).message;
    problem(`IDENTITY_PROVIDERS can’t be read (${path}): ${reason}`);
    return [];
  }
  if (!Array.isArray(entries) || entries.length === 0) {
    problem('IDENTITY_PROVIDERS must hold a JSON list of providers, at least one');
    return [];
  }
  const compared = entries.map((entry) => comparedShape.safeParse(entry).data ?? comparedShape.parse({}));
  const providers = compared.flatMap((given, index) => {
    const tell = (text: string) => problem(`IDENTITY_PROVIDERS, provider ${index + 1}: ${text}`);
    return readProvider(entries[index], given, dirname(path), tell) ?? [];
  });
  for (const [what, values] of [
    ['id', compared.flatMap(({ id }) => id ?? [])],
    ['domain', compared.flatMap(({ domains }) => domains)],
  ] as const) {
    const twice = values.find((value, index) => values.indexOf(value) !== index);
    if (twice !== undefined) problem(`IDENTITY_PROVIDERS: the ${what} ${twice} is there twice`);
  }
  return providers;
}

function readProvider(
  entry: unknown,
  given: Compared,
  folder: string,
  problem: (text: string) => void,
): IdentityProvider | null {
  const { data, error } = providerShape.safeParse(entry);
  for (const { path, message } of error?.issues ?? []) problem(`${path.join('.')} ${message}`.trim());
  if (given.addressesTrusted === true && given.domains.length === 0) {
    problem('addressesTrusted needs domains: name those whose addresses only this provider gives out');
  }
  const clientSecret = readSecret(given, folder, problem);
  return data ? { ...data, clientSecret } : null;
}

/** Secrets had better lie in a file of their own, which only this process may read. */
function readSecret(
  { clientSecret, clientSecretFile }: Compared,
  folder: string,
  problem: (text: string) => void,
): string {
  if (typeof clientSecret === 'string' && clientSecret !== '' && clientSecretFile === undefined)
    return clientSecret;
  if (typeof clientSecretFile !== 'string' || clientSecret !== undefined) {
    problem('needs either clientSecret or clientSecretFile');
    return '';
  }
  try {
    const secret = readFileSync(resolve(folder, clientSecretFile), 'utf8').trim();
    if (secret === '') problem(`${clientSecretFile} is empty`);
    return secret;
  } catch (error) {
    problem(`clientSecretFile can’t be read: ${(error as Error).message}`);
    return '';
  }
}

function textThatFits(pattern: RegExp) {
  const message = `must be text that fits ${pattern.source}`;
  return z.string(message).regex(pattern, message);
}

function isSafeIssuer(issuer: string): boolean {
  return URL.canParse(issuer) && isSafeAddress(new URL(issuer));
}

/** Secrets and identities travel over https, or not at all; on this machine nobody is in between. */
export function isSafeAddress(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
