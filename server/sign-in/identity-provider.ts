import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
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
  const providers = entries.flatMap((entry, index) => {
    const one = readProvider(entry, dirname(path), (text) =>
      problem(`IDENTITY_PROVIDERS, provider ${index + 1}: ${text}`),
    );
    return one ? [one] : [];
  });
  for (const [what, values] of [
    ['id', providers.map(({ id }) => id)],
    ['domain', providers.flatMap(({ domains }) => domains)],
  ] as const) {
    const twice = values.find((value, index) => values.indexOf(value) !== index);
    if (twice !== undefined) problem(`IDENTITY_PROVIDERS: the ${what} ${twice} is there twice`);
  }
  return providers;
}

function readProvider(
  entry: unknown,
  folder: string,
  problem: (text: string) => void,
): IdentityProvider | null {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    problem('must be an object');
    return null;
  }
  const fields = entry as Record<string, unknown>;
  const text = (name: string, pattern: RegExp, otherwise?: string): string => {
    const value = fields[name] ?? otherwise;
    if (typeof value === 'string' && pattern.test(value)) return value;
    problem(`${name} must be text that fits ${pattern.source}`);
    return '';
  };
  const issuer = text('issuer', /^https?:\/\/./);
  if (URL.canParse(issuer) && !isSafeAddress(new URL(issuer))) problem('issuer must begin with https://');
  const domains = listOf(fields.domains ?? [], 'domains', problem).map(foldAddress);
  const { addressesTrusted = false } = fields;
  if (typeof addressesTrusted !== 'boolean') problem('addressesTrusted must be true or false');
  if (addressesTrusted === true && domains.length === 0) {
    problem('addressesTrusted needs domains: name those whose addresses only this provider gives out');
  }
  return {
    id: text('id', /^[a-z0-9-]+$/),
    name: text('name', /\S/),
    issuer,
    clientId: text('clientId', /\S/),
    clientSecret: readSecret(fields, folder, problem),
    domains,
    addressesTrusted: addressesTrusted === true,
    mfa: readMfa(fields.mfa ?? {}, problem),
  };
}

/** Secrets had better lie in a file of their own, which only this process may read. */
function readSecret(
  { clientSecret, clientSecretFile }: Record<string, unknown>,
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

function readMfa(given: unknown, problem: (text: string) => void): IdentityProvider['mfa'] {
  const { claim = 'amr', values = ['mfa'], acrValues = null } = given as Record<string, unknown>;
  if (typeof claim !== 'string') problem('mfa.claim must be text');
  if (acrValues !== null && typeof acrValues !== 'string') problem('mfa.acrValues must be text');
  return {
    claim: String(claim),
    values: listOf(values, 'mfa.values', problem),
    acrValues: acrValues === null ? null : String(acrValues),
  };
}

function listOf(value: unknown, name: string, problem: (text: string) => void): string[] {
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  problem(`${name} must be a list of texts`);
  return [];
}

/** Secrets and identities travel over https, or not at all; on this machine nobody is in between. */
export function isSafeAddress(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
