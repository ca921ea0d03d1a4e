import type { FastifyReply } from 'fastify';
import { LARGEST_BODY } from './read-body.ts';

/**
 * Turns a request away without reading its body. The rest of it is received and thrown away, because a browser that
 * can't finish sending never sees the answer. Only a body that is too large to be taken is cut off.
 */
export function refuse(reply: FastifyReply, status: number, body: Record<string, unknown>): FastifyReply {
  const { 'content-length': length, 'transfer-encoding': encoding } = reply.request.headers;
  if (encoding !== undefined || Number(length ?? 0) > LARGEST_BODY) reply.header('connection', 'close');
  return reply.code(status).send(body);
}
