import { Server } from '@tus/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { visibilityOf } from '../../access/visibility.ts';
import type { Database } from '../../database/database.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { isUuid } from '../../lib/is-uuid.ts';
import type { Sessions } from '../../sessions/sessions.ts';
import { refuse } from '../../transport/refuse.ts';
import { putSecurityHeaders } from '../../transport/security-headers.ts';
import { readsEvidence } from '../evidence.policy.ts';
import { findEvidenceOfFile } from '../evidence.sql.ts';
import { LARGEST_FILE } from '../file-types.ts';
import type { ReceivedFiles } from '../store/received-files.ts';
import { TusStore } from './tus-store.ts';
import { UploadLeases } from './upload-leases.ts';

export type TransferParts = {
  database: Database;
  sessions: Sessions;
  files: ReceivedFiles;
  publicUrl: string | null;
};

const PATH = '/files/uploads';
/** How long a request that another one wants to follow may still write. */
const DRAIN_MS = 500;

/** tus says what became of a whole file by a status of the last request. */
const refusals = {
  REFUSED: { status_code: 415, body: 'What the file holds is of a type that is not taken.\n' },
  DAMAGED: { status_code: 460, body: 'What came is not what was declared: send the file anew.\n' },
  GONE: { status_code: 404, body: 'There is no such file.\n' },
} as const;

/**
 * Takes files in by tus 1.0, without its extensions: a file is declared with `declareEvidence`, which makes `/files/uploads/` and the
 * file’s id. `HEAD` says how much has come, `PATCH` adds to it. For whoever declared it; for everybody else there is none.
 */
export async function uploadRoutes(app: FastifyInstance, parts: TransferParts): Promise<void> {
  const { files } = parts;
  const leases = new UploadLeases(parts.database);
  const tus = new Server({
    path: PATH,
    datastore: new TusStore(files, leases),
    locker: leases,
    lockDrainTimeout: DRAIN_MS,
    maxSize: LARGEST_FILE,
    allowedOrigins: () => false,
    onUploadFinish: async (_request, { id, metadata }) => {
      const outcome = await files.finish({ key: id, fileId: metadata?.fileId ?? '' });
      if (outcome !== 'RECEIVED') throw refusals[outcome];
      return {};
    },
  });
  // The bytes are for tus to read, as they come.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null));
  app.options(`${PATH}/:id`, async (request, reply) => {
    const id = (request.params as { id: string }).id;
    return handOver(request, reply, id);
  });
  app.route({
    method: ['HEAD', 'PATCH'],
    url: `${PATH}/:id`,
    handler: async (request, reply) => {
      const { viewer } = await parts.sessions.signInOfHeaders(request.headers);
      if (!viewer) return refuse(reply, 401, { code: 'UNAUTHENTICATED', message: 'Sign in first.' });
      const found = await open(parts, viewer, (request.params as { id: string }).id);
      if (found === null) return refuse(reply, 404, { code: 'NOT_FOUND', message: 'There is no such file.' });
      if ('received' in found) return whole(request, reply, found.received);
      return handOver(request, reply, found.key);
    },
  });

  /** To tus every file is its key, which nobody else is told. */
  async function handOver(request: FastifyRequest, reply: FastifyReply, key: string): Promise<FastifyReply> {
    reply.hijack();
    putSecurityHeaders(request, reply, parts.publicUrl);
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) reply.raw.setHeader(name, value);
    }
    request.raw.url = `${PATH}/${key}`;
    await tus.handle(request.raw, reply.raw);
    return reply;
  }
}

/** Where a file is received, or that all of it was; null where there is none for this person to send. */
async function open(
  { database, files }: TransferParts,
  viewer: Viewer,
  fileId: string,
): Promise<{ key: string } | { received: number } | null> {
  if (viewer.readOnly || !isUuid(fileId)) return null;
  const row = await findEvidenceOfFile(database, fileId, visibilityOf(viewer));
  if (!row?.content.file || row.fileId !== fileId) return null;
  if (row.senderId !== viewer.personId || !readsEvidence(viewer, row)) return null;
  if (row.fileState === 'RECEIVED') return { received: row.content.file.bytes };
  const key = await files.begin(fileId);
  if (key === null) return null;
  // A process died between the last byte and its judgement.
  if ((await files.store.received(key)) < row.content.file.bytes) return { key };
  const outcome = await files.finish({ key, fileId });
  if (outcome === 'RECEIVED') return { received: row.content.file.bytes };
  const again = await files.begin(fileId);
  return again === null ? null : { key: again };
}

/** Nothing is left to send, which a device may not have heard. */
function whole(request: FastifyRequest, reply: FastifyReply, received: number): FastifyReply {
  reply.header('tus-resumable', '1.0.0').header('upload-offset', received).header('upload-length', received);
  if (request.method === 'HEAD') return reply.code(200).send();
  return reply.code(409).send();
}
