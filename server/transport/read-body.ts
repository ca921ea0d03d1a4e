import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';

/** An outbox of 100 narratives at their longest, with room for the JSON around them. */
export const LARGEST_BODY = 12 * 1024 * 1024;

/**
 * Reads JSON bodies. Bytes that are not UTF-8 are refused here: every parser after this would replace them
 * silently, and a text would come back other than it was written.
 */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: LARGEST_BODY },
    (request, body, done) => {
      if (!isUtf8(body as Buffer)) {
        done(
          Object.assign(new Error('The body is not valid UTF-8: send the text again.'), { statusCode: 400 }),
        );
      } else {
        parseJson(request, (body as Buffer).toString('utf8'), done);
      }
    },
  );
}
