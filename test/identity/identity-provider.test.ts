import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { readConfig } from '../../server/app/config.ts';
import { StartupError } from '../../server/lib/startup-error.ts';
import { localPath } from '../../server/sign-in/pending-sign-in.ts';

const provider = {
  id: 'unicef',
  name: 'UNICEF',
  issuer: 'https://login.unicef.example',
  clientId: 'concord',
  clientSecret: 'a secret of some length',
  domains: ['UNICEF.example'],
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(inject('runFolder'), 'config-'));
});

async function configWith(providers: unknown, env: Record<string, string> = {}) {
  const file = join(folder, 'providers.json');
  await writeFile(file, typeof providers === 'string' ? providers : JSON.stringify(providers));
  return readConfig({ IDENTITY_PROVIDERS: file, PUBLIC_URL: 'https://concord.example', ...env });
}

describe('the configuration of providers', () => {
  test('lets an operator vouch for addresses of named domains alone', async () => {
    const [trusted] = (await configWith([{ ...provider, addressesTrusted: true }])).identityProviders;
    expect(trusted?.addressesTrusted).toBe(true);
    await expect(configWith([{ ...provider, domains: [], addressesTrusted: true }])).rejects.toThrow(
      'addressesTrusted needs domains',
    );
    await expect(configWith([{ ...provider, addressesTrusted: 'yes' }])).rejects.toThrow(
      'addressesTrusted must be true or false',
    );
  });

  test('switches the demonstration off, and asks coordinators for a second factor', async () => {
    expect(await configWith([provider])).toMatchObject({
      demo: false,
      publicUrl: 'https://concord.example',
      mfaRoles: ['COORDINATOR'],
      identityProviders: [
        { ...provider, domains: ['unicef.example'], mfa: { claim: 'amr', values: ['mfa'], acrValues: null } },
      ],
    });
    const marked = `\uFEFF${JSON.stringify([provider])}`;
    expect((await configWith(marked)).identityProviders).toMatchObject([{ id: 'unicef' }]);
    expect((await configWith([provider], { MFA_ROLES: 'none' })).mfaRoles).toEqual([]);
    const roles = await configWith([provider], { MFA_ROLES: 'COORDINATOR, CO_CHAIR' });
    expect(roles.mfaRoles).toEqual(['COORDINATOR', 'CO_CHAIR']);
  });

  test('takes a secret from a file beside it', async () => {
    await writeFile(join(folder, 'secret'), 'from a file\n');
    const { clientSecret: _, ...rest } = provider;
    const { identityProviders } = await configWith([{ ...rest, clientSecretFile: 'secret' }]);
    expect(identityProviders[0]?.clientSecret).toBe('from a file');
  });

  test.each<[string, unknown, Record<string, string>, string]>([
    ['beside the demonstration', [provider], { DEMO: '1' }, 'DEMO=1'],
    ['without a public address', [provider], { PUBLIC_URL: '' }, 'PUBLIC_URL is missing'],
    [
      'with a public address without https',
      [provider],
      { PUBLIC_URL: 'http://concord.example' },
      'PUBLIC_URL',
    ],
    [
      'with a public address below a path',
      [provider],
      { PUBLIC_URL: 'https://x.example/concord' },
      'PUBLIC_URL',
    ],
    ['with a role that does not exist', [provider], { MFA_ROLES: 'KING' }, 'KING'],
    ['that are none', [], {}, 'at least one'],
    ['that are no list', { unicef: provider }, {}, 'list'],
    ['that are no JSON', '[{"clientSecret": "hidden', {}, 'not JSON'],
    ['without https', [{ ...provider, issuer: 'http://login.unicef.example' }], {}, 'https'],
    ['with an id that is no word', [{ ...provider, id: 'a/b' }], {}, 'id must be'],
    ['without a secret', [{ ...provider, clientSecret: undefined }], {}, 'clientSecret'],
    ['with two secrets', [{ ...provider, clientSecretFile: 'secret' }], {}, 'clientSecret'],
    ['with an address that can’t be read', [{ ...provider, issuer: 'https://' }], {}, 'issuer must be'],
    ['with a second factor that is no object', [{ ...provider, mfa: 'amr' }], {}, 'mfa must be an object'],
    [
      'with a value that is no text',
      [{ ...provider, mfa: { values: ['a', 5] } }],
      {},
      'mfa.values.1 must be',
    ],
    ['one of which is no object', [provider, 'unesco'], {}, 'provider 2: must be an object'],
    ['with a domain of both', [provider, { ...provider, id: 'two' }], {}, 'unicef.example is there twice'],
  ])('refuses providers %s', async (_what, providers, env, said) => {
    const attempt = configWith(providers, env);
    await expect(attempt).rejects.toThrow(StartupError);
    await expect(attempt).rejects.toThrow(said);
    // A secret must not end up in whatever keeps the output of a start that failed.
    await expect(attempt).rejects.not.toThrow(/a secret of some length|hidden/);
  });
});

test('every problem of the providers is named at once, whatever else is wrong with the same one', async () => {
  const wrong = [
    {
      id: 'unicef',
      issuer: 'http://login.example',
      domains: ['a.example'],
      addressesTrusted: 'yes',
      mfa: [],
    },
    { id: 'unicef', domains: ['A.example', 'b.example'], clientSecret: 'x', clientSecretFile: 'y' },
    { id: 'three', addressesTrusted: true, domains: 'c.example', mfa: { claim: 1 } },
  ];
  const told = await configWith(wrong).catch((error: unknown) => (error as Error).message);
  for (const sentence of [
    'provider 1: name must be text',
    'provider 1: issuer must be an address that begins with https://',
    'provider 1: clientId must be text',
    'provider 1: addressesTrusted must be true or false',
    'provider 1: mfa must be an object',
    'provider 1: needs either clientSecret or clientSecretFile',
    'provider 2: issuer must be',
    'provider 2: needs either clientSecret or clientSecretFile',
    'provider 3: domains must be a list of texts',
    'provider 3: addressesTrusted needs domains',
    'provider 3: mfa.claim must be text',
    'the id unicef is there twice',
    'the domain a.example is there twice',
  ]) {
    expect(told).toContain(sentence);
  }
});

describe('where to go after signing in', () => {
  const home = 'https://concord.example';

  test.each([
    ['/countries/KEN?section=LDR#LDR-2', '/countries/KEN?section=LDR#LDR-2'],
    ['/../x', '/x'],
    [undefined, '/'],
    ['', '/'],
    ['countries', '/'],
    ['https://concord.example/countries', '/'],
    ['https://evil.example', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/.//evil.example', '/'],
    ['/..//evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['javascript:alert(1)', '/'],
    [`/${'x'.repeat(1_000)}`, '/'],
  ])('is on this server: %j → %s', (asked, path) => {
    expect(localPath(asked, home)).toBe(path);
  });
});
