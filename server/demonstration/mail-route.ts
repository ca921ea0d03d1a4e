import type { FastifyInstance } from 'fastify';
import type { FolderPost } from '../mail/folder-post.ts';
import { escaped } from '../notices/write-message.ts';

/** What goes out by mail, to be read by anybody: nobody of the demonstration has a mailbox, and nothing in it is real. */
export function serveDemonstrationMail(app: FastifyInstance, post: FolderPost): void {
  app.get('/demonstration/mail', async (_request, reply) => {
    const mails = await post.read();
    const list = mails.map(
      ({ to, at, subject, text }) =>
        `<article><h2>${escaped(subject)}</h2><p>To ${escaped(to)}, <time datetime="${escaped(at)}">${escaped(at)}</time></p>` +
        `<pre dir="auto">${escaped(text)}</pre></article>`,
    );
    const nothing =
      '<p>Nothing yet. What waits for the people of the door is mailed on their working days, from 06:00 UTC on.</p>';
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
          `<title>Mail of the demonstration</title></head><body><main><h1>Mail of the demonstration</h1>${list.join('') || nothing}</main></body></html>`,
      );
  });
}
