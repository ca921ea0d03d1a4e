import { createServer } from 'node:http';
import { listenAndAnnounce } from '../shared/listen.ts';
import { openPool } from '../shared/pool.ts';
import { findAuthor, type RecordInput, record } from '../shared/record.ts';
import { answer } from './answers.ts';
import { broadcaster } from './broadcast.ts';
import { readBody, sendFailure, sendJson } from './read-body.ts';
import { signIn } from './sign-in.ts';

// The floor: no framework, no GraphQL, nobody signed in. One statement, JSON.stringify, done.

const pool = openPool();
const author = await findAuthor(pool);

async function recordAndSend(input: RecordInput) {
  const { outcome, event } = await record(pool, author, input);
  send(JSON.stringify({ id: '1', type: 'next', payload: { data: { events: event } } }));
  return outcome;
}

const server = createServer((request, response) => {
  void (async () => {
    const body = JSON.parse(await readBody(request));
    if (request.url === '/auth/demo') return signIn(pool, response, author.id);
    if (body.operationName === 'Record') {
      const outcome = await recordAndSend(body.variables.input);
      return sendJson(response, JSON.stringify({ data: { recordResponse: outcome } }));
    }
    if (body.operationName === 'RecordAll') {
      const outcomes = [];
      for (const input of body.variables.inputs) outcomes.push(await recordAndSend(input));
      return sendJson(response, JSON.stringify({ data: { recordResponses: outcomes } }));
    }
    sendJson(response, JSON.stringify({ data: await answer(pool, body) }));
  })().catch((error) => sendFailure(response, error));
});
const send = broadcaster(server, pool);
listenAndAnnounce(server);
