import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../../server/domain/languages.ts';
import { encodingFor } from '../../server/transport/compress-answer.ts';
import { pageLanguage } from '../../server/transport/page-language.ts';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';

const json = 'application/json';
const modern = 'application/graphql-response+json';

describe('a refusal', () => {
  let concord: RunningConcord;
  let coordinator: GraphQLClient;
  beforeAll(async () => {
    concord = await startTestConcord();
    coordinator = await signInAs(concord.url, 'coordinator');
  }, 120_000);
  afterAll(() => concord?.drop());

  const ask = async (accept: string | null, query: string) => {
    const response = await fetch(`${concord.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': json,
        cookie: coordinator.cookie ?? '',
        ...(accept === null ? {} : { accept }),
      },
      body: JSON.stringify({ query }),
    });
    await response.arrayBuffer();
    return `${response.status} ${response.headers.get('content-type')?.replace('; charset=utf-8', '')}`;
  };
  const tooDeep = `{ ${'a { '.repeat(60)} b ${'} '.repeat(60)} }`;

  it.each([
    [null, json],
    ['', json],
    ['*/*', json],
    ['application/*', json],
    [json, json],
    [modern, modern],
    [modern.toUpperCase(), modern],
    [`  ${modern}  ,\t${json}`, modern],
    [`${modern}, ${json}`, modern],
    [`${json}, ${modern}`, json],
    [`${json};q=0.9, ${modern}`, modern],
    [`${modern};q=0.9, ${json}`, json],
    [`${modern};q=0, ${json}`, json],
    [`${modern};q=0, */*`, json],
    [`${modern} ; q=0.2 , ${json} ; q=0.8`, json],
    [`${modern}; charset=utf-8, ${json}; charset=utf-8`, modern],
    [`${json};charset=utf-8;q=0.5, ${modern};charset=utf-8`, modern],
    [`multipart/mixed;deferSpec=20220824, ${modern}, ${json};q=0.9`, modern],
    ['text/html,application/xhtml+xml,*/*;q=0.8', json],
  ])('to a client that accepts %j comes in the media type of an answer: %s', async (accept, type) => {
    expect(await ask(accept, '{ viewer { person { name } } }')).toBe(`200 ${type}`);
    const status = type === modern ? 400 : 200;
    for (const refused of [tooDeep, '{ nothing }']) {
      expect(await ask(accept, refused)).toBe(`${status} ${type}`);
    }
  });
});

describe('an answer is compressed', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['identity', null],
    ['deflate', null],
    ['gzip', 'gzip'],
    ['br', 'br'],
    ['BR', 'br'],
    ['gzip, deflate, br, zstd', 'br'],
    ['  br  ,\tgzip', 'br'],
    [',,br', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['br\t;\tq=0, gzip ; q=0.000', null],
    ['gzip;Q=0', null],
    ['br; q=0.001', 'br'],
    ['gzip;q=0.8, br;q=0.8', 'br'],
    ['gzip;q=0.5, br;q=0.1', 'gzip'],
    ['gzip, *;q=0.1', 'gzip'],
    ['*', null],
    ['*/*', null],
    ['br;q=0, *', null],
    ['identity;q=1, *;q=0', null],
  ])('for a client that accepts %j as %s', (accepted, encoding) => {
    expect(encodingFor(accepted)).toBe(encoding);
  });
});

describe('the page', () => {
  it.each([
    [undefined, undefined, 'en'],
    [undefined, '', 'en'],
    [undefined, '*', 'en'],
    [undefined, 'sw, fr-CA;q=0.8, en;q=0.5', 'fr'],
    [undefined, 'zh-Hans-CN, en;q=0.9', 'zh'],
    [undefined, 'ar;q=0, ru;q=0.1', 'ru'],
    [undefined, 'ru, ar', 'ru'],
    [undefined, 'ar, ru', 'ar'],
    ['session=x; concord-language=es', 'fr', 'es'],
    ['concord-language=tlh', 'fr', 'fr'],
    ['other-concord-language=es', 'fr', 'fr'],
  ])('comes to who has the cookie %j and accepts %j in %s', (cookie, accepted, language) => {
    expect(pageLanguage({ cookie, 'accept-language': accepted }, languages)).toBe(language);
  });
});
