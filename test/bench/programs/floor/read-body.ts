import type { IncomingMessage, ServerResponse } from 'node:http';

export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

export function sendJson(response: ServerResponse, body: string | Buffer): void {
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

/** An exception is answered, so that the load says what happened instead of waiting. */
export function sendFailure(response: ServerResponse, error: unknown): void {
  response.writeHead(500, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ errors: [{ message: String(error) }] }));
}
