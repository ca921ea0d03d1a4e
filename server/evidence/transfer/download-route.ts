import type { FastifyInstance, FastifyReply } from 'fastify';
import { visibilityOf } from '../../access/visibility.ts';
import { isUuid } from '../../lib/is-uuid.ts';
import { refuse } from '../../transport/refuse.ts';
import { readsEvidence, readsRevisions } from '../evidence.policy.ts';
import { findEvidenceOfFile, noteDownload } from '../evidence.sql.ts';
import type { ByteRange } from '../store/byte-store.ts';
import { findKeptFile } from '../store/bytes.sql.ts';
import type { TransferParts } from './upload-routes.ts';

/**
 * Gives files out at `/files/` and their id, as an attachment, never as a page, by the type that their bytes show. They are for whoever reads
 * the evidence, and a former file for whoever reads what was said before. For everybody else there is none, and no telling it from what never was.
 */
export async function downloadRoute(app: FastifyInstance, parts: TransferParts): Promise<void> {
  const { database, sessions, files } = parts;
  const url = '/files/:id';
  // What is compressed on the way has no ranges.
  app.route({
    method: 'GET',
    url,
    exposeHeadRoute: false,
    compress: false,
    handler: async (request, reply) => {
      const { viewer } = await sessions.signInOfHeaders(request.headers);
      if (!viewer) return refuse(reply, 401, { code: 'UNAUTHENTICATED', message: 'Sign in first.' });
      const { id } = request.params as { id: string };
      const row = isUuid(id) ? await findEvidenceOfFile(database, id, visibilityOf(viewer)) : undefined;
      const reads = row && readsEvidence(viewer, row) && (!row.earlier || readsRevisions(viewer, row));
      const kept = reads ? await findKeptFile(database, id) : undefined;
      if (!row || !kept) return noFile(reply);
      const { bytes, mediaType, sha256, key } = kept;
      const tag = `"${sha256}"`;
      reply
        .header('accept-ranges', 'bytes')
        .header('etag', tag)
        .header('content-security-policy', "default-src 'none'; frame-ancestors 'none'; sandbox");
      const condition = request.headers['if-range'];
      const asked =
        condition === undefined || condition === tag ? rangeOf(request.headers.range, bytes) : null;
      if (asked === 'OUTSIDE') {
        reply.header('content-range', `bytes */${bytes}`);
        return refuse(reply, 416, { code: 'BAD_REQUEST', message: `The file has ${bytes} bytes.` });
      }
      await noteDownload(database, id, viewer.personId);
      const range = asked ?? { start: 0, end: bytes - 1 };
      if (asked) reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${bytes}`);
      return reply
        .header('content-type', mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType)
        .header('content-disposition', attachment(row.fileName))
        .header('content-length', range.end - range.start + 1)
        .send(await files.store.read(key, range));
    },
  });
}

function noFile(reply: FastifyReply): FastifyReply {
  return refuse(reply, 404, { code: 'NOT_FOUND', message: 'There is no such file.' });
}

/** The one range that is asked for; null for the whole, which several at once are answered with too. */
export function rangeOf(header: string | undefined, bytes: number): ByteRange | 'OUTSIDE' | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  const start = first === '' ? Math.max(bytes - Number(last), 0) : Number(first);
  const end = first === '' || last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (first !== '' && last !== '' && Number(last) < start) return null;
  return start > end ? 'OUTSIDE' : { start, end };
}

/** A name with letters of every script, and one in ASCII for programs that know no other. */
function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
