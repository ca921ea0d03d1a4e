import type { FastifyReply } from 'fastify';
import { LARGEST_BODY } from './read-body.ts';

/**
 * Turns a request away without reading its body. What is still on its way is taken and thrown away, because a browser that
 * can't finish sending never sees the answer; only a body that couldn't be taken anyway is cut off.
 */
export function refuse(reply: FastifyReply, status: number, body: Record<string, unknown>): FastifyReply {
  const { 'content-length': length, 'transfer-encoding': encoding } = reply.request.headers;
  if (encoding !== undefined || Number(length ?? 0) > LARGEST_BODY) reply.header('connection', 'close');
  return reply.code(status).send(body);
}
