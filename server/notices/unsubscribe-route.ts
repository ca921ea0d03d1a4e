import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../database/database.ts';
import type { Language } from '../domain/languages.ts';
import { readNoticePerson } from './person.sql.ts';
import { toldAs, topics } from './topics.ts';
import { readUnsubscribeToken, type Unsubscribing } from './unsubscribe-token.ts';
import { endTopics } from './wish.sql.ts';
import { fill, noticeWords } from './words/languages.ts';
import { escaped } from './write-message.ts';

const PATH = '/notices/unsubscribe';
/** A form’s one field, or that of RFC 8058. */
const BODY_LIMIT = 1_024;

type Shown = { language: Language; title: string; button?: string };

/**
 * Ends mails of the topics that a link names, for whoever holds the message: without a session, and never by looking at the link,
 * which scanners of mail do. The same address takes the one click of a reader of mail (RFC 8058).
 */
export async function unsubscribeRoute(
  app: FastifyInstance,
  { database, key }: { database: Database; key: string },
): Promise<void> {
  app.removeAllContentTypeParsers();
  // What stands in it says nothing that the address doesn't.
  app.addContentTypeParser('*', { bodyLimit: BODY_LIMIT, parseAs: 'string' }, (_request, _body, done) =>
    done(null, null),
  );

  const named = async (request: FastifyRequest) => {
    const { token } = request.query as { token?: unknown };
    const found = typeof token === 'string' ? readUnsubscribeToken(key, token) : null;
    const person = found && (await readNoticePerson(database, found.personId));
    return { found: person ? found : null, language: person?.language ?? 'en' };
  };

  app.get(PATH, async (request, reply) => {
    const { found, language } = await named(request);
    if (!found) return show(reply.code(400), { language, title: noticeWords[language].ending.incomplete });
    const { ending } = noticeWords[language];
    const title = fill(ending.question, { topics: inWords(found, language) });
    return show(reply, { language, title, button: ending.yes });
  });

  app.post(PATH, async (request, reply) => {
    const { found, language } = await named(request);
    if (!found) return show(reply.code(400), { language, title: noticeWords[language].ending.incomplete });
    // What is told as one topic ends as one.
    const ended = topics.filter((topic) => found.topics.includes(toldAs(topic)));
    await endTopics(database, found.personId, ended);
    return show(reply, { language, title: noticeWords[language].ending.done });
  });
}

function inWords({ topics: ended }: Unsubscribing, language: Language): string {
  const words = noticeWords[language].topics;
  return ended.flatMap((topic) => words[toldAs(topic) as keyof typeof words] ?? []).join(', ');
}

function show(reply: FastifyReply, { language, title, button }: Shown): FastifyReply {
  const { direction } = noticeWords[language];
  const form = button ? `<form method="post"><button>${escaped(button)}</button></form>` : '';
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-security-policy', "default-src 'none'; form-action 'self'; frame-ancestors 'none'")
    .send(
      `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8">` +
        `<meta name="viewport" content="width=device-width"><title>Concord</title></head>` +
        `<body><main><h1>${escaped(title)}</h1>${form}</main></body></html>`,
    );
}
