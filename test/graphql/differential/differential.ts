import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql';
import { buildConcordSchema } from '../../../server/api/build-schema.ts';
import { CompiledOperations } from '../../../server/graphql/compiled-operations.ts';
import { Random } from './random.ts';
import { randomOperation, type ScalarValues } from './random-operation.ts';
import { type StubContext, stubResolvers } from './stub-resolvers.ts';
import { buildSyntheticSchema } from './synthetic-schema.ts';

/** What a run of many operations came to; `difference` describes the first operation that was answered in two ways. */
export type Tally = {
  operations: number;
  compiled: number;
  failed: number;
  invalid: number;
  difference: string | null;
};

/** A document is compiled at its third coming; the fourth runs what was compiled once more. */
const TIMES = 4;

const scalars: ScalarValues = {
  ID: ['an-id', 'T3RoZXI6MQ==', 7],
  String: ['KEN', '', 'a "quoted" text', '\u2028'],
  Int: [0, 1, 7, -3],
  Float: [0, 1.5, -2e10, 3],
  Boolean: [true, false],
  Cursor: ['0.000000000000', '12.0123456789ab'],
  UUID: ['0b9f3c52-6f0e-4c3a-9d57-2f6f1c1f4a10'],
  DateTimeISO: ['2026-03-01T12:30:00.000Z', '2026-03-01T12:30:00+03:00'],
};

/**
 * Sends random valid operations several times each, and compares every answer with that of graphql-js: data, errors with
 * their places and order, and where there were no errors which resolvers ran with which arguments.
 */
export class Differential {
  #failing = 0;
  readonly #schemas: readonly GraphQLSchema[];

  constructor() {
    const luck = () => ({ failing: this.#failing });
    this.#schemas = [stubResolvers(buildConcordSchema(), luck), stubResolvers(buildSyntheticSchema(), luck)];
  }

  /** Runs `count` operations, the same ones for the same seed, and stops at the first difference. */
  async run(seed: number, count: number): Promise<Tally> {
    const tally: Tally = { operations: 0, compiled: 0, failed: 0, invalid: 0, difference: null };
    for (let index = 0; tally.operations < count && !tally.difference; index += 1) {
      await this.#one((seed + Math.imul(index, 0x9e3779b1)) | 0, tally);
    }
    return tally;
  }

  async #one(seed: number, tally: Tally): Promise<void> {
    const random = new Random(seed);
    const schema = random.pick(this.#schemas);
    const kind = random.pick(['query', 'query', 'query', 'subscription', 'mutation'] as const);
    const { text, variables } = randomOperation(schema, kind, random, scalars);
    const document = parse(text);
    // Now and then fields of two types in one fragment meet under the same name.
    if (validate(schema, document).length > 0) {
      tally.invalid += 1;
      return;
    }
    this.#failing = random.chance(0.3) ? 1 : 0;

    const compiled = new CompiledOperations(schema);
    const expected = await this.#answer(schema, document, variables, seed, (args) => execute(args));
    const followed = kind === OperationTypeNode.SUBSCRIPTION;
    tally.operations += 1;
    if (expected.failed) tally.failed += 1;
    for (let time = 1; time <= TIMES; time += 1) {
      const actual = await this.#answer(schema, document, variables, seed, (args) =>
        followed ? compiled.executeForEvent(args) : compiled.execute(args),
      );
      if (time === TIMES && actual.compiled) tally.compiled += 1;
      if (actual.shown === expected.shown && (expected.failed || actual.calls === expected.calls)) continue;
      tally.difference = [
        `seed ${seed}, sent for the ${time}. time: ${text}`,
        `variables: ${JSON.stringify(variables)}`,
        ...firstDifference(expected.shown, actual.shown),
        ...firstDifference(expected.calls, actual.calls),
      ].join('\n');
      return;
    }
  }

  async #answer(
    schema: GraphQLSchema,
    document: DocumentNode,
    variableValues: Record<string, unknown>,
    seed: number,
    run: (args: ExecutionArgs) => ExecutionResult | Promise<ExecutionResult>,
  ) {
    const contextValue: StubContext = { seed, calls: [] };
    const { data, errors } = await run({ schema, document, variableValues, contextValue, rootValue: {} });
    return {
      shown: JSON.stringify({ data: inOrder(data), errors }),
      failed: errors !== undefined,
      calls: contextValue.calls.sort().join('\n'),
      // graphql-js makes objects that are nobody's children.
      compiled: data ? Object.getPrototypeOf(data) === Object.prototype : false,
    };
  }
}

/** Both texts from a little before where they part. */
function firstDifference(expected: string, actual: string): string[] {
  if (expected === actual) return [];
  let at = 0;
  while (expected[at] === actual[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 80), at + 120);
  return [`graphql-js: ${around(expected)}`, `here:       ${around(actual)}`];
}

/** JSON knows no order of keys, and the two put a field elsewhere that a condition left out at its first place. */
export function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner)]));
}
