import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  OperationTypeNode,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { LatestUsed } from '../latest-used.ts';

/** The page has two dozen operations, and each program a few. */
const REMEMBERED = 200;
/** Longer documents are nobody's every day. */
const LONGEST = 10_000;
/** Compiling costs as much as running some ten times: whoever sends ever new documents must not make it happen. */
const COMPILED_WHEN_SEEN = 3;

type Known = { seen: number; query: CompiledQuery['query'] | null };

/**
 * Runs queries and mutations as functions compiled from them, which takes half of the time that GraphQL's own execution takes
 * of a wide answer. Whatever can't be compiled, and whatever the compiled function would refuse by itself, is executed
 * plainly: the sentences that people read are GraphQL's.
 */
export class CompiledOperations {
  readonly #known = new LatestUsed<Known>(REMEMBERED);

  constructor(private readonly schema: GraphQLSchema) {}

  /** As GraphQL's `execute`. */
  execute(args: ExecutionArgs): ExecutionResult | Promise<ExecutionResult> {
    return this.run(args) ?? execute(args);
  }

  /** What is told of something that happened (`rootValue`) to whoever follows it by a subscription; as GraphQL's `execute`. */
  tell(args: ExecutionArgs): ExecutionResult | Promise<ExecutionResult> {
    return this.#call(args) ?? execute(args);
  }

  /** Null where it is left to plain execution; nothing has run then. A subscription is followed, and not run. */
  run(args: Omit<ExecutionArgs, 'schema'>): ExecutionResult | Promise<ExecutionResult> | null {
    const operation = getOperationAST(args.document, args.operationName);
    return operation?.operation === OperationTypeNode.SUBSCRIPTION ? null : this.#call(args);
  }

  #call({
    document,
    operationName,
    variableValues,
    contextValue,
    rootValue,
  }: Omit<ExecutionArgs, 'schema'>): ExecutionResult | Promise<ExecutionResult> | null {
    const query = this.#queryOf(document, operationName ?? '');
    if (!query) return null;
    const operation = getOperationAST(document, operationName);
    const variables = variableValues ?? {};
    // The compiled function reads variables in its own way: it is asked only about those that GraphQL lets through.
    if (getVariableValues(this.schema, operation?.variableDefinitions ?? [], variables).errors) return null;
    const result = query(rootValue, contextValue, variables);
    if (isPromise(result)) return result.then(withOwnErrors);
    // Without data, even null, it refused the variables before anything ran.
    return result.data === undefined ? null : withOwnErrors(result);
  }

  #queryOf(document: DocumentNode, operationName: string): CompiledQuery['query'] | null {
    const text = document.loc?.source.body;
    if (text === undefined || text.length > LONGEST) return null;
    const key = `${operationName}\n${text}`;
    const known = this.#known.get(key) ?? { seen: 0, query: null };
    known.seen += 1;
    if (known.seen === COMPILED_WHEN_SEEN) known.query = this.#compile(document, operationName);
    if (known.seen === 1) this.#known.set(key, known);
    return known.query;
  }

  #compile(document: DocumentNode, operationName: string): CompiledQuery['query'] | null {
    if (!getOperationAST(document, operationName || null)) return null;
    const compiled = compileQuery(this.schema, document, operationName || undefined);
    return isCompiledQuery(compiled) ? compiled.query : null;
  }
}

/** Errors of compiled functions have the name of GraphQL's and not all of what those have. */
function withOwnErrors(result: ExecutionResult): ExecutionResult {
  if (!result.errors) return result;
  const errors = result.errors.map(({ message, path, originalError, locations }) =>
    Object.assign(new GraphQLError(message, { path, originalError }), { locations }),
  );
  return { ...result, errors };
}

function isPromise<Value>(value: Value | Promise<Value>): value is Promise<Value> {
  return value instanceof Promise;
}
