import { createServer } from 'node:http';
import { listenAndAnnounce } from '../shared/listen.ts';
import { openPool } from '../shared/pool.ts';
import { answer } from './answers.ts';
import { readBody, sendFailure, sendJson } from './read-body.ts';

// The floor of an answer that is known: the first request for it makes it, the others send the same bytes.

const pool = openPool();
const stored = new Map<string, Buffer>();

const server = createServer((request, response) => {
  void (async () => {
    const asked = await readBody(request);
    let body = stored.get(asked);
    if (!body) {
      body = Buffer.from(JSON.stringify({ data: await answer(pool, JSON.parse(asked)) }));
      stored.set(asked, body);
    }
    sendJson(response, body);
  })().catch((error) => sendFailure(response, error));
});
listenAndAnnounce(server);
