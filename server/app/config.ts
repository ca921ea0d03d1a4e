import { join, resolve } from 'node:path';
import type { DatabaseLocation } from '../database/open-database.ts';
import { type Role, roles } from '../domain/viewer.ts';
import { readS3Location, type S3Location } from '../evidence/store/s3-location.ts';
import { packageRoot } from '../lib/package-root.ts';
import { StartupError } from '../lib/startup-error.ts';
import { LONGEST_LOCAL_PART } from '../mail/bounce-address.ts';
import { type IdentityProvider, isSafeAddress, readIdentityProviders } from '../sign-in/identity-provider.ts';
import { readTrust, type Trust } from '../transport/client-address.ts';
import type { ClientLimitSettings } from '../transport/client-limits.ts';
import type { ForwardedBy } from '../transport/forwarded-by.ts';
import { readNetworks } from '../webhooks/reachable-address.ts';
import type { Destinations } from '../webhooks/webhook-url.ts';

/** Every environment variable that Concord reads. The README's table is checked against this. */
export const settings = {
  PORT: { default: '4000', meaning: 'Port to listen on.' },
  HOST: {
    default: '127.0.0.1 in demonstration mode, otherwise 0.0.0.0',
    meaning: 'Address to listen on. In demonstration mode anybody who reaches it can sign in as anybody.',
  },
  DATABASE_URL: {
    default: 'the embedded database',
    meaning: 'PostgreSQL 15 or later, as postgres://user:password@host:port/database. Replicas share it.',
  },
  DATABASE_POOLER: {
    default: 'none',
    meaning:
      'transaction: a pooler such as PgBouncer in transaction mode stands before the database. The role then needs settings: see docs/operations.md.',
  },
  DATA_DIR: {
    default: './data, with DATABASE_URL none',
    meaning: 'Folder of the embedded database, and of people’s files in its folder files.',
  },
  FILES_URL: {
    default: 'the folder files in DATA_DIR, with DATABASE_URL none',
    meaning:
      'Where files of evidence are kept instead: a bucket of an S3-compatible store, as s3://bucket/prefix?endpoint=https://host&region=name. Replicas share it; AWS_ACCESS_KEY_ID and the like say who asks.',
  },
  CATALOGUE_DIR: {
    default: 'server/catalogue/data',
    meaning: 'Folder with the reference data: agencies, countries, checklist, cycles, presence.',
  },
  STATEMENTS_DIR: {
    default: 'statements in DATA_DIR',
    meaning:
      'Folder with your own texts about contact, privacy and accessibility: see docs/operations.md. It need not be there.',
  },
  PUBLIC_URL: {
    default: 'none',
    meaning:
      'Address under which people reach Concord, https://concord.example.org for instance. Needed with IDENTITY_PROVIDERS.',
  },
  IDENTITY_PROVIDERS: {
    default: 'none',
    meaning:
      'Path of a JSON file with the OpenID Connect providers that people sign in with: see docs/operations.md.',
  },
  MFA_ROLES: {
    default: 'COORDINATOR',
    meaning: 'Roles that count only after a sign-in with a second factor, separated by commas, or none.',
  },
  MONITOR_KEYS: {
    default: 'monitor-keys.json in DATA_DIR, with DATABASE_URL none',
    meaning:
      'Path of the file with the keys of the monitor’s texts: see docs/operations.md. Without one it takes no text.',
  },
  SMTP_URL: {
    default: 'none',
    meaning:
      'Mail server that notices and invitations go by, as smtps://user:password@host:465. Needs MAIL_FROM and PUBLIC_URL; without one the page alone tells.',
  },
  MAIL_FROM: {
    default: 'none',
    meaning: 'Who messages are from, as Concord <concord@example.org>. Refusals that come later go there.',
  },
  BOUNCE_ADDRESS: {
    default: 'none',
    meaning:
      'Where mail that can’t be delivered goes back to, as bounces@example.org: each message adds +, and what names it. At most 11 characters before the @. Needs BOUNCE_TOKEN; without one it goes back to MAIL_FROM.',
  },
  BOUNCE_TOKEN: {
    default: 'none',
    meaning:
      'What your mail system sends as Authorization: Bearer to hand such mail over at /notices/bounces, 16 characters or more: see docs/operations.md.',
  },
  WEBHOOKS: {
    default: 'off',
    meaning:
      'on: people may register addresses of their systems, which are told of events that they may read: see docs/webhooks.md. plain: http:// and any port too, for development.',
  },
  WEBHOOK_NETWORKS: {
    default: 'none',
    meaning:
      'Ranges of your intranet that webhooks may reach beside the internet, as CIDR separated by commas: 10.20.0.0/16. Whoever has a role can then have messages sent there.',
  },
  DEMO: {
    default: '1 without DATABASE_URL and IDENTITY_PROVIDERS, otherwise 0',
    meaning: '1: demonstration mode, with made-up answers and sign-in without a password.',
  },
  LOG_LEVEL: { default: 'info', meaning: 'fatal, error, warn, info, debug, trace or silent.' },
  WAKE_UPS: {
    default: 'on, with DATABASE_POOLER off',
    meaning:
      'off: replicas find each other’s changes by polling alone, for a connection pooler that carries no LISTEN.',
  },
  TRUST_PROXY: {
    default: 'none',
    meaning:
      'Whose X-Forwarded-For and -Proto are believed: addresses or CIDR ranges of proxies, separated by commas (also loopback, linklocal, uniquelocal), or how many proxies stand in a row.',
  },
  FORWARDED_BY: {
    default: 'x-forwarded-for',
    meaning:
      'Which header those proxies write: x-forwarded-for, or forwarded (RFC 7239). The other one is ignored, so that nobody can make one up.',
  },
  METRICS_TOKEN: {
    default: 'none',
    meaning:
      'What a collector sends as Authorization: Bearer to read /metrics, 16 characters or more; without it they are closed, except to this machine where there is no PUBLIC_URL.',
  },
  INTROSPECTION: {
    default: 'on in demonstration mode, otherwise off',
    meaning:
      'on: the API says what it has: introspection, suggestions where a name is wrong, and the explorer at /graphql.',
  },
  TRUSTED_DOCUMENTS: {
    default: 'off',
    meaning:
      'on: only the operations of this build’s page are accepted, from whomever. Programs then can’t send their own.',
  },
  RATE_LIMITS: {
    default: 'on',
    meaning: 'off: neither people nor addresses are limited, for load tests of your own.',
  },
  SOCKETS_PER_PERSON: {
    default: '100',
    meaning:
      'WebSockets and event streams that one person may have open at once on a replica, all windows and programs together.',
  },
  SOCKETS_PER_ADDRESS: {
    default: '2000',
    meaning:
      'WebSockets and event streams that one address may have open at once on a replica: a whole office may be behind one.',
  },
} as const;

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export type MailServer = { url: string; from: string; bounces: Bounces | null };

/** Where mail that can’t be delivered goes back to, and what lets a mail system hand it over. */
export type Bounces = { address: string; token: string };

/** What the environment asks for, checked and complete. */
export type Config = {
  port: number;
  host: string;
  database: DatabaseLocation;
  catalogueDir: string;
  statementsDir: string;
  /** Null: nothing is mailed. */
  mail: MailServer | null;
  /** Where the embedded demonstration keeps messages in place of sending them; null: no such folder. */
  mailFolder: string | null;
  /** Where webhooks may be; null: there are none. */
  webhooks: Destinations | null;
  demo: boolean;
  /** Without a slash at its end; null in the demonstration. */
  publicUrl: string | null;
  identityProviders: IdentityProvider[];
  /** Of no consequence in the demonstration, where nobody proves anything. */
  mfaRoles: Role[];
  /** Where evidence in files is kept; null: evidence is links alone. */
  files: { folder: string } | { bucket: S3Location } | null;
  /** The file with the keys of the monitor's texts; null: none is said. */
  monitorKeys: string | null;
  logLevel: (typeof logLevels)[number];
  wakeUps: boolean;
  trust: Trust;
  forwardedBy: ForwardedBy;
  metricsToken: string | null;
  introspection: boolean;
  trustedDocuments: boolean;
  limits: ClientLimitSettings;
};

/** Reads the environment. Throws one StartupError that lists everything that is wrong with it. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const problems: string[] = [];
  const value = (name: keyof typeof settings) => env[name]?.trim() || undefined;

  const choice = <Choice extends string>(
    name: keyof typeof settings,
    choices: readonly Choice[],
    otherwise: Choice,
  ) => {
    const given = value(name) ?? otherwise;
    const known = choices.find((one) => one === given);
    if (!known) problems.push(`${name} is “${given}”, but must be one of ${choices.join(', ')}`);
    return known ?? otherwise;
  };

  const atLeastOne = (name: 'SOCKETS_PER_PERSON' | 'SOCKETS_PER_ADDRESS') => {
    const given = Number(value(name) ?? settings[name].default);
    if (!Number.isInteger(given) || given < 1) {
      problems.push(`${name} is “${value(name)}”, but must be a whole number from 1`);
    }
    return given;
  };

  const port = Number(value('PORT') ?? settings.PORT.default);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    problems.push(`PORT is “${value('PORT')}”, but must be a number from 0 to 65535`);
  }
  const url = value('DATABASE_URL');
  if (url && !/^postgres(ql)?:\/\/./.test(url)) {
    problems.push('DATABASE_URL must begin with postgres://');
  } else if (url && !isReadable(url)) {
    // Without the text itself: it holds a password.
    problems.push(
      'DATABASE_URL can’t be read: write it as postgres://user:password@host:port/database, with special characters of the password as %23 for # and the like',
    );
  }
  const providersPath = value('IDENTITY_PROVIDERS');
  const identityProviders = providersPath
    ? readIdentityProviders(resolve(providersPath), (text) => problems.push(text))
    : [];
  const demo = choice('DEMO', ['0', '1'], url || providersPath ? '0' : '1') === '1';
  if (demo && providersPath) {
    problems.push('DEMO=1 lets anybody sign in as anybody, so it can’t go together with IDENTITY_PROVIDERS');
  }
  const mfaRoles = readRoles(value('MFA_ROLES') ?? settings.MFA_ROLES.default, problems);
  const trust = readTrust(value('TRUST_PROXY') ?? settings.TRUST_PROXY.default);
  if (!trust) {
    problems.push(
      `TRUST_PROXY is “${value('TRUST_PROXY')}”, but must be none, addresses and ranges such as 10.0.0.0/8, or a number of proxies from 1 to 5`,
    );
  }
  const metricsToken = value('METRICS_TOKEN');
  // Its value stays out of the message: it may only be a typing error away from the right one.
  if (metricsToken !== undefined && metricsToken.length < 16) {
    problems.push('METRICS_TOKEN is shorter than 16 characters');
  }
  const pooled = choice('DATABASE_POOLER', ['none', 'transaction'], 'none') === 'transaction';
  if (pooled && !url) problems.push('DATABASE_POOLER is set, but there is no DATABASE_URL');
  if (pooled && value('WAKE_UPS') === 'on') {
    problems.push(
      'WAKE_UPS=on can’t go together with DATABASE_POOLER=transaction, since such a pooler carries no LISTEN',
    );
  }
  const dataDir = resolve(value('DATA_DIR') ?? './data');
  const publicUrl = readPublicUrl(value('PUBLIC_URL'), providersPath !== undefined, problems);
  const monitorKeys = value('MONITOR_KEYS') ?? (url ? null : join(dataDir, 'monitor-keys.json'));
  const config: Config = {
    port,
    host: value('HOST') ?? (demo ? '127.0.0.1' : '0.0.0.0'),
    database: url ? { url, pooled } : { folder: dataDir },
    // A given folder is the caller's. The one that comes with Concord is found from every working directory.
    catalogueDir: resolve(value('CATALOGUE_DIR') ?? join(packageRoot(), settings.CATALOGUE_DIR.default)),
    statementsDir: resolve(value('STATEMENTS_DIR') ?? join(dataDir, 'statements')),
    mail: readMail(value('SMTP_URL'), value('MAIL_FROM'), readBounces(value, problems), publicUrl, problems),
    mailFolder: demo && !url && !value('SMTP_URL') ? join(dataDir, 'mail') : null,
    webhooks: readWebhooks(
      choice('WEBHOOKS', ['off', 'on', 'plain'], 'off'),
      value('WEBHOOK_NETWORKS'),
      problems,
    ),
    demo,
    publicUrl,
    identityProviders,
    mfaRoles: demo ? [] : mfaRoles,
    files: readFiles(value('FILES_URL'), url && value('DATA_DIR') === undefined ? null : dataDir, problems),
    monitorKeys: monitorKeys === null ? null : resolve(monitorKeys),
    logLevel: choice('LOG_LEVEL', logLevels, 'info'),
    wakeUps: choice('WAKE_UPS', ['on', 'off'], pooled ? 'off' : 'on') === 'on',
    trust: trust ?? nobodyIsTrusted,
    forwardedBy: choice('FORWARDED_BY', ['x-forwarded-for', 'forwarded'], 'x-forwarded-for'),
    metricsToken: metricsToken ?? null,
    introspection: choice('INTROSPECTION', ['on', 'off'], demo ? 'on' : 'off') === 'on',
    trustedDocuments: choice('TRUSTED_DOCUMENTS', ['on', 'off'], 'off') === 'on',
    limits: {
      rateLimits: choice('RATE_LIMITS', ['on', 'off'], 'on') === 'on',
      socketsPerPerson: atLeastOne('SOCKETS_PER_PERSON'),
      socketsPerAddress: atLeastOne('SOCKETS_PER_ADDRESS'),
    },
  };
  if (problems.length > 0) {
    throw new StartupError(
      `The environment can’t be used: ${problems.join('; ')}. The README lists every variable.`,
    );
  }
  return config;
}

function readFiles(given: string | undefined, dataDir: string | null, problems: string[]): Config['files'] {
  if (given === undefined) return dataDir === null ? null : { folder: join(dataDir, 'files') };
  const bucket = readS3Location(given);
  // Without the text itself: somebody may have put a secret into it.
  if (!bucket) problems.push('FILES_URL must be as s3://bucket/prefix?endpoint=https://host&region=name');
  return bucket && { bucket };
}

function readWebhooks(
  mode: 'off' | 'on' | 'plain',
  given: string | undefined,
  problems: string[],
): Destinations | null {
  const networks = given === undefined || given === 'none' ? [] : readNetworks(given);
  if (networks === null) {
    problems.push(
      `WEBHOOK_NETWORKS is “${given}”, but must be none, or ranges such as 10.20.0.0/16, separated by commas`,
    );
  }
  return mode === 'off' ? null : { plain: mode === 'plain', networks: networks ?? [] };
}

const nobodyIsTrusted: Trust = () => false;

function readPublicUrl(given: string | undefined, needed: boolean, problems: string[]): string | null {
  if (given === undefined) {
    if (needed) problems.push('PUBLIC_URL is missing: providers send people back to it');
    return null;
  }
  const url = URL.canParse(given) ? new URL(given) : null;
  if (!url || !isSafeAddress(url) || url.pathname !== '/' || url.search || url.hash || url.username) {
    problems.push(
      `PUBLIC_URL is “${given}”, but must be https:// and a host, with nothing behind it; http:// only on this machine`,
    );
    return null;
  }
  return url.origin;
}

/** Without the address itself in what is wrong with it: it holds a password. */
function readMail(
  url: string | undefined,
  from: string | undefined,
  bounces: Bounces | null,
  publicUrl: string | null,
  problems: string[],
): MailServer | null {
  if (url === undefined) return null;
  const given = URL.canParse(url) ? new URL(url) : null;
  if (!given || !['smtp:', 'smtps:'].includes(given.protocol) || given.hostname === '') {
    problems.push('SMTP_URL must be smtp:// or smtps:// and a host');
  }
  if (from === undefined || !/^(?:[^<>@\p{Cc}]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/u.test(from)) {
    problems.push('MAIL_FROM must say who messages are from, as Concord <concord@example.org>');
  }
  if (publicUrl === null) problems.push('SMTP_URL needs PUBLIC_URL: messages lead people there');
  return { url, from: from ?? '', bounces };
}

function readBounces(
  value: (name: 'BOUNCE_ADDRESS' | 'BOUNCE_TOKEN') => string | undefined,
  problems: string[],
): Bounces | null {
  const [address, token] = [value('BOUNCE_ADDRESS'), value('BOUNCE_TOKEN')];
  if (address === undefined && token === undefined) return null;
  const [, local = ''] = /^([A-Za-z0-9._-]+)@[A-Za-z0-9.-]+$/.exec(address ?? '') ?? [];
  if (local === '' || local.length > LONGEST_LOCAL_PART) {
    problems.push(
      `BOUNCE_ADDRESS must be as bounces@example.org, with at most ${LONGEST_LOCAL_PART} characters before the @`,
    );
  }
  if ((token ?? '').length < 16) problems.push('BOUNCE_TOKEN is missing, or shorter than 16 characters');
  return { address: address ?? '', token: token ?? '' };
}

function readRoles(given: string, problems: string[]): Role[] {
  if (given === 'none') return [];
  return given.split(',').flatMap((name) => {
    const role = roles.find((one) => one === name.trim());
    if (!role) problems.push(`MFA_ROLES has “${name.trim()}”, which is no role`);
    return role ? [role] : [];
  });
}

/** Whether the driver can take an address apart and decode its parts. */
function isReadable(url: string): boolean {
  try {
    const { username, password, pathname } = new URL(url);
    for (const part of [username, password, pathname]) decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}
