import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { pino } from 'pino';
import { afterEach, expect, test, vi } from 'vitest';
import type { Context } from '../../server/access/context.ts';
import { buildConcordSchema } from '../../server/api/build-schema.ts';
import { buildApollo } from '../../server/graphql/apollo.ts';
import { CompiledOperations } from '../../server/graphql/compiled-operations.ts';
import { Documents } from '../../server/graphql/documents.ts';
import { OperationGate } from '../../server/graphql/operation-gate.ts';
import { PageDocuments } from '../../server/graphql/page-documents.ts';

const schema = buildConcordSchema();
const nobody: Context = { viewer: null, sessionId: null, address: '' };
const page = '{ agencies { code } }';
const invalid = '{ agencies { cod } }';

function openDocuments(): Documents {
  return new Documents(schema, { introspection: true });
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A document of some 1,350 characters that nobody else sends. */
function otherDocument(index: number): string {
  return `{ agencies { a${index}: code } } # ${'x'.repeat(1_320)}`;
}

afterEach(() => vi.restoreAllMocks());

test('who sends the same text gets the same document, which is read and checked once', () => {
  const documents = openDocuments();
  const checked = vi.spyOn(schema, 'getRootType');
  const document = documents.read(page);
  expect(checked).not.toHaveBeenCalled();
  expect(documents.check(page)).toBe(document);
  expect(checked).toHaveBeenCalled();

  checked.mockClear();
  const copy = Buffer.from(page).toString();
  expect(documents.read(copy)).toBe(document);
  expect(documents.check(copy)).toBe(document);
  expect(documents.find(copy)).toBe(document);
  expect(documents.findValid(digestOf(copy))).toBe(document);
  expect(checked).not.toHaveBeenCalled();
});

test('a document is remembered while it is asked for, however many new ones come between', () => {
  const documents = openDocuments();
  const document = documents.check(page);
  for (let index = 0; index < 600; index += 1) {
    documents.check(otherDocument(index));
    if (index % 200 === 0) expect(documents.find(page)).toBe(document);
  }
  expect(documents.find(otherDocument(0))).toBeUndefined();
  expect(documents.findValid(digestOf(otherDocument(0)))).toBeUndefined();
  expect(documents.find(otherDocument(599))).toBeDefined();
  expect(documents.findValid(digestOf(otherDocument(599)))).toBeDefined();
});

test('a document that alone would fill the memory is answered for, and not remembered', () => {
  const documents = openDocuments();
  const text = Array.from({ length: 110 }, (_, index) => `query Q${index} { __typename }`).join(' ');
  expect(documents.check(text)).toHaveProperty('kind', 'Document');
  expect(documents.find(text)).toBeUndefined();
  expect(documents.findValid(digestOf(text))).toBeUndefined();
});

test('so many short documents are remembered as functions compiled from them may take', () => {
  const documents = openDocuments();
  const texts = Array.from({ length: 1_000 }, (_, index) => `{ a${index}: __typename }`);
  for (const text of texts) documents.check(text);
  expect(texts.filter((text) => documents.find(text))).toHaveLength(400);
});

test('what is not valid is never remembered, however it is asked for', () => {
  const documents = openDocuments();
  expect(documents.check(invalid)).toEqual([expect.any(GraphQLError)]);
  expect(documents.find(invalid)).toBeUndefined();

  // As over HTTP: read for its form, then checked by Apollo.
  documents.read(invalid);
  expect(documents.findValid(digestOf(invalid))).toBeUndefined();
  documents.forget(invalid);
  expect(documents.find(invalid)).toBeUndefined();

  expect(documents.read('{ agencies {')).toBeInstanceOf(GraphQLError);
  expect(documents.check('{ agencies {')).toEqual([expect.any(GraphQLError)]);
  expect(documents.find('{ agencies {')).toBeUndefined();
});

test('what is beyond the limits of form is refused each time, and never checked', () => {
  const documents = openDocuments();
  const checked = vi.spyOn(schema, 'getRootType');
  const wide = `{ ${'agencies { code } '.repeat(21)} }`;
  const long = `{ agencies { code } } # ${'x'.repeat(100_000)}`;
  for (const text of [wide, wide, long, 'subscription { progress @skip(if: true) { cursor } }']) {
    expect(() => documents.read(text)).toThrow(GraphQLError);
    expect(() => documents.check(text)).toThrow(GraphQLError);
    expect(documents.find(text)).toBeUndefined();
  }
  expect(checked).not.toHaveBeenCalled();
});

async function openTransports() {
  const documents = openDocuments();
  const compiled = new CompiledOperations(schema);
  const rules = { page: new PageDocuments([]), pageOnly: false, charge: () => 0, limitConcurrency: false };
  const gate = new OperationGate(schema, rules, documents, compiled);
  const apollo = buildApollo(schema, documents, gate, compiled, pino({ enabled: false }));
  await apollo.start();
  const post = async (body: { query: string; operationName?: string }) => {
    gate.examine(body.query);
    const headers = new HeaderMap([['content-type', 'application/json']]);
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'POST', headers, body, search: '' },
      context: async () => nobody,
    });
    return answer.body.kind === 'complete' ? JSON.parse(answer.body.string) : null;
  };
  return { documents, compiled, gate, apollo, post };
}

test('over HTTP the very document runs that every other transport runs', async () => {
  const { documents, compiled, gate, apollo, post } = await openTransports();
  const run = vi.spyOn(compiled, 'run');
  const query = '{ __typename }';
  for (const _ of ['first', 'second'])
    expect(await post({ query })).toEqual({ data: { __typename: 'Query' } });
  const document = documents.find(query);
  expect(document).toBeDefined();
  expect(gate.prepare({ query }, nobody)).toHaveProperty('document', document);
  expect(run.mock.calls.map(([args]) => args.document === document)).toEqual([true, true]);
  await apollo.stop();
});

test('over HTTP Apollo says what is wrong with a document, which nobody checks twice', async () => {
  const { documents, apollo, post } = await openTransports();
  for (const _ of ['first', 'second']) {
    const checked = vi.spyOn(schema, 'getRootType');
    openDocuments().check(invalid);
    const callsOfOneCheck = checked.mock.calls.length;
    checked.mockClear();
    const { errors } = await post({ query: invalid });
    expect(checked).toHaveBeenCalledTimes(callsOfOneCheck);
    checked.mockRestore();
    expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    expect(documents.find(invalid)).toBeUndefined();
  }
  await apollo.stop();
});

test('an operation that is not in its document is refused, however often the document came', async () => {
  const { apollo, post } = await openTransports();
  const query = 'query Known { __typename }';
  for (let time = 1; time <= 4; time += 1) {
    expect(await post({ query, operationName: 'Known' })).toEqual({ data: { __typename: 'Query' } });
  }
  for (const operationName of ['Unknown', '']) {
    const { data, errors } = await post({ query, operationName });
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }]);
  }
  await apollo.stop();
});
