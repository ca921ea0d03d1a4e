import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { encodeNodeId } from '../../schema/node-id.ts';
import { CompiledOperations } from '../../server/graphql/compiled-operations.ts';
import { Documents } from '../../server/graphql/documents.ts';
import { OperationGate } from '../../server/graphql/operation-gate.ts';
import { PageDocuments } from '../../server/graphql/page-documents.ts';
import { FanOut } from '../../server/subscriptions/fan-out.ts';
import type { SharedMessage } from '../../server/subscriptions/shared-message.ts';
import { Subscriptions } from '../../server/subscriptions/subscriptions.ts';
import { strictBackground } from '../support/background.ts';
import { type Edges, eventFields, usePermissionWorld } from './permission-asking.ts';
import { eventCount, saidInEvents } from './permission-oracle.ts';
import { type Asker, answers, marksIn } from './permission-world.ts';

const prepared = usePermissionWorld();

// Thousands of operations, on a machine that may have other things to do.
describe('what everybody learns of what happened', { timeout: 180_000 }, () => {
  const peopleOf = ({ name }: Asker) =>
    ['coordinator', 'co-chair', 'lead of KEN', 'coordinator’s reading token'].includes(name) ? 1 : 0;
  const expectedEvents = (asker: Asker) => ({
    // Two openings and a closing are everybody's.
    count: answers.reduce((sum, answer) => sum + eventCount(asker.viewer, answer), 3 + peopleOf(asker)),
    marks: [
      ...answers.flatMap((answer) => saidInEvents(asker.viewer, answer)),
      ...(peopleOf(asker) ? ['⟦people⟧'] : []),
    ].sort(),
  });

  test('the log holds what they may see, on pages of any size and from either end', async () => {
    const { askWell, forEverybody, tried } = prepared();
    const source = `query ($first: Int, $after: Cursor, $last: Int, $before: Cursor) {
      events(first: $first, after: $after, last: $last, before: $before) {
        edges { cursor node { ${eventFields} } } pageInfo { hasNextPage hasPreviousPage } } }`;
    await forEverybody(source, [{ first: 1 }, { last: 1 }], async (asker) => {
      const { count, marks } = expectedEvents(asker);
      const { events } = await askWell<{ events: Edges }>(asker.viewer, source, { first: 500 });
      expect(events.edges.length, asker.name).toBe(count);
      expect(marksIn(JSON.stringify(events)), asker.name).toEqual(marks);
      const inOrder = events.edges.map(({ cursor }) => cursor);
      const forwards: string[] = [];
      for (let after: string | undefined, more = true; more; ) {
        const page: Edges = (await askWell<{ events: Edges }>(asker.viewer, source, { first: 37, after }))
          .events;
        expect(page.pageInfo.hasPreviousPage, asker.name).toBe(forwards.length > 0);
        forwards.push(...page.edges.map(({ cursor }) => cursor));
        more = page.pageInfo.hasNextPage;
        after = forwards.at(-1);
      }
      expect(forwards, asker.name).toEqual(inOrder);
      const backwards: string[] = [];
      for (let before: string | undefined, more = true; more; ) {
        const page: Edges = (await askWell<{ events: Edges }>(asker.viewer, source, { last: 41, before }))
          .events;
        expect(page.pageInfo.hasNextPage, asker.name).toBe(backwards.length > 0);
        backwards.unshift(...page.edges.map(({ cursor }) => cursor));
        more = page.pageInfo.hasPreviousPage;
        before = backwards[0];
      }
      expect(backwards, asker.name).toEqual(inOrder);
      tried(3 * answers.length);
    });
  });

  test('each event by its id is what it is in the log, or null', async () => {
    const { tail, askWell, forEverybody, tried } = prepared();
    const source = `query ($id: ID!) { node(id: $id) { ... on Event { ${eventFields} } } }`;
    const ids = Array.from({ length: tail.position }, (_, index) => ({
      id: encodeNodeId('Event', String(index + 1)),
    }));
    await forEverybody(source, ids.slice(0, 10), async (asker) => {
      const { events } = await askWell<{ events: Edges }>(
        asker.viewer,
        `{ events(first: 500) { edges { cursor node { ${eventFields} } } pageInfo { hasNextPage hasPreviousPage } } }`,
      );
      const byId = new Map(events.edges.map(({ node }) => [node.id, node]));
      for (const { id } of ids) {
        const { node } = await askWell<{ node: unknown }>(asker.viewer, source, { id });
        expect(node, asker.name).toEqual(byId.get(id) ?? null);
        tried(1);
      }
    });
  });

  test('a stream brings the same events as the log, in the same order, and nothing else', async () => {
    const { world, tail, schema, contextOf, askWell, tried } = prepared();
    const log = pino({ level: 'silent' });
    const compiled = new CompiledOperations(schema);
    const rules = { page: new PageDocuments([]), pageOnly: false, charge: () => 0, limitConcurrency: false };
    const documents = new Documents(schema, { introspection: true });
    const gate = new OperationGate(schema, rules, documents, compiled);
    const fanOut = new FanOut<SharedMessage>(tail, () => {}, strictBackground());
    fanOut.start();
    onTestFinished(() => fanOut.stop());
    const subscriptions = new Subscriptions({ schema, compiled, gate, fanOut, log });
    const query = `subscription { events(after: "0.000000000000") { ${eventFields} } }`;
    for (const asker of world.askers) {
      const operation = gate.prepare({ query }, contextOf(asker.viewer));
      if (!('document' in operation)) throw new Error(JSON.stringify(operation));
      const heard: unknown[] = [];
      const hear = (message: SharedMessage) => heard.push(eventOf(message));
      const stream = await subscriptions.begin(operation, {
        behind: false,
        send: hear,
        write: async (messages) => messages.forEach(hear),
      });
      if (!('position' in stream)) {
        expect(asker.viewer).toBeNull();
        expect('errors' in stream && stream.errors?.map(({ extensions }) => extensions.code)).toEqual([
          'UNAUTHENTICATED',
        ]);
        continue;
      }
      const { count } = expectedEvents(asker);
      const { events } = await askWell<{ events: Edges }>(
        asker.viewer,
        `{ events(first: 500) { edges { node { ${eventFields} } } } }`,
      );
      const ended = stream.next();
      // At the log's end it has read all that there is, and waits for what happens next.
      await expect.poll(() => stream.position).toBe(tail.position);
      expect(heard, asker.name).toEqual(events.edges.map(({ node }) => node));
      expect(heard.length, asker.name).toBe(count);
      await stream.return();
      await ended;
      tried(answers.length);
    }
  });
});

function eventOf(message: SharedMessage): unknown {
  const [, data = ''] = /^event: next\ndata: (.*)\n\n$/s.exec(message.forStream().toString()) ?? [];
  return JSON.parse(data).data.events;
}
