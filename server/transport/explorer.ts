import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { AltairConfigOptions } from 'altair-static';
import type { FastifyInstance } from 'fastify';

const ENDPOINT = '/graphql';
const ASSETS = '/graphql/explorer/';

/** Its words in English, of which one sentence is ours: its own, where there is no answer yet, is a joke. */
const WORDS = `${ASSETS}assets/i18n/en-US.json`;
const nothingAskedYet = 'Nothing was asked yet: what the server answers will stand here.';

const start = `# Everything that can be asked is described under "Docs", and nothing here leaves this server.
# Where the answer says UNAUTHENTICATED, choose on Concord's page who to be.
query Start {
  viewer {
    person { name }
    memberships { role agency { acronym } country { name } }
  }
  currentCycle { code state closesOn }
  events(last: 5) {
    edges {
      node {
        kind at actor { name }
        countryCode agencyCode itemCode
        changes { field from to }
      }
    }
    pageInfo { endCursor }
  }
}
`;

const oneCountry = `# Everything that one needs to work on one country. Subscribe after its cursor to miss nothing.
query OneCountry {
  countryChecklist(country: "KEN") {
    agencies { acronym }
    progress { agencyCode notStarted inProgress submitted returned accepted total }
    responses { itemCode agencyCode status rating narrative revision }
    cursor
  }
}
`;

const changes = `# Every change from now on, as it happens.
subscription Changes {
  events {
    cursor kind at actor { name }
    countryCode agencyCode itemCode
    changes { field from to }
    progress { notStarted inProgress submitted returned accepted total }
  }
}
`;

/** Everything that it would fetch from the internet, or keep elsewhere, is off. */
const options: AltairConfigOptions = {
  endpointURL: ENDPOINT,
  subscriptionsEndpoint: ENDPOINT,
  initialSubscriptionRequestHandlerId: 'graphql-ws',
  // It opens them in this order, and shows the last.
  initialWindows: [
    { initialName: 'One country', initialQuery: oneCountry },
    { initialName: 'Changes', initialQuery: changes, initialSubscriptionRequestHandlerId: 'graphql-ws' },
    { initialName: 'Start', initialQuery: start },
  ],
  instanceStorageNamespace: 'concord_explorer_',
  disableAccount: true,
  initialSettings: {
    theme: 'system',
    language: 'en-US',
    'alert.disableUpdateNotification': true,
    'banners.disable': true,
    disablePushNotification: true,
    'plugin.list': [],
    'schema.reloadOnStart': true,
  },
};

/** Styles that it writes without the nonce that it has: an empty one, one of an empty theme, and its editor's first. */
const styleHashes = [
  'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
  'sha256-KEusrVhJr9hIBdaMJvOVaP+WWz8kc3DCY43CCLLIGfY=',
  'sha256-yk9i/VlAiCewfGAOHBXDc9YkttDeM+lHMEWQuZFElGM=',
];

/**
 * Serves the GraphQL explorer to browsers that open /graphql; programs that ask there get GraphQL as ever. It is Altair
 * as its package brings it, so it works without the internet.
 */
export async function serveExplorer(app: FastifyInstance): Promise<void> {
  // The package itself is loaded when somebody opens the explorer.
  const files = join(dirname(createRequire(import.meta.url).resolve('altair-static')), 'dist');
  await app.register(fastifyStatic, {
    root: files,
    prefix: ASSETS,
    index: false,
    decorateReply: false,
    // Without its own page, of which ours is made, and without what runs people's scripts in a frame.
    allowedPath: (path) => path !== '/index.html' && !path.startsWith('/iframe-sandbox'),
  });
  const words: Record<string, string> = JSON.parse(
    await readFile(join(files, 'assets/i18n/en-US.json'), 'utf8'),
  );
  app.get(WORDS, async () => ({ ...words, QUERY_RESULT_NO_RESULT_TEXT: nothingAskedYet }));
  app.addHook('onRequest', async (request, reply) => {
    const path = request.url.split('?', 1)[0];
    if (request.method !== 'GET' || path !== ENDPOINT || !request.headers.accept?.includes('text/html'))
      return;
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('content-security-policy', contentSecurityPolicy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(await renderPage(nonce));
  });
}

/** Altair's own page, which starts it on this server. */
async function renderPage(nonce: string): Promise<string> {
  const { getAltairHtml } = await import('altair-static');
  return getAltairHtml()
    .replace(/<base[^>]*>/, `<base href="${ASSETS}">`)
    .replace('<style>', `<style nonce="${nonce}">`)
    .replace('</body>', () => `<script type="module" nonce="${nonce}">${startScript(nonce)}</script></body>`);
}

/** Tabs take whole addresses only, and under which one the browser knows this server, only the browser can tell. */
function startScript(nonce: string): string {
  const settled = JSON.stringify({ ...options, cspNonce: nonce }).replaceAll('<', '\\u003c');
  return `
    const options = ${settled};
    const endpointURL = new URL('${ENDPOINT}', location.origin).href;
    const subscriptionsEndpoint = endpointURL.replace(/^http/, 'ws');
    const initialWindows = options.initialWindows.map((tab) => ({ ...tab, endpointURL, subscriptionsEndpoint }));
    AltairGraphQL.init({ ...options, initialWindows });
  `;
}

/** What Altair needs to work, from this server alone. */
function contentSecurityPolicy(nonce: string): string {
  const hashes = styleHashes.map((hash) => `'${hash}'`).join(' ');
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src-elem 'self' 'nonce-${nonce}' ${hashes}`,
    // Its editor sets attributes, which can't carry a nonce.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'none'",
    "base-uri 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
