import {
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
} from 'graphql';
import type { Logger } from 'pino';
import type { Context } from '../access/context.ts';
import type { CompiledOperations } from '../graphql/compiled-operations.ts';
import { formatError } from '../graphql/format-error.ts';
import type { OperationGate } from '../graphql/operation-gate.ts';
import type { FanOut, SharedOperation } from './fan-out.ts';
import { OwnReader } from './own-reader.ts';
import type { Reader, Sink } from './reader.ts';
import { canonical, isShareable, startVariable } from './shareable.ts';
import { SharedMessage } from './shared-message.ts';
import type { Feed, OwnFeed } from './streams.ts';

/** What a document's subscription can be told by, found out once for all who send it. */
type Form = { shareable: boolean; start: string | null; variables: readonly string[] };

export type SubscriptionParts = {
  schema: GraphQLSchema;
  compiled: CompiledOperations;
  gate: OperationGate;
  fanOut: FanOut<SharedMessage>;
  log: Logger;
};

/**
 * Begins subscriptions for every transport. Who may follow what is decided for each reader when it begins. Events
 * are made into text by a context in which nobody is signed in, so that shared text can hold nothing of anybody's
 * own.
 */
export class Subscriptions {
  readonly #forms = new WeakMap<OperationDefinitionNode, Form>();
  readonly #nobody: Context = { viewer: null, sessionId: null, address: '' };
  #unshared = 0;

  constructor(private readonly parts: SubscriptionParts) {}

  /** Sends to the sink once it is iterated, until it is returned from; a result where it was refused. */
  async begin(
    prepared: ExecutionArgs,
    sink: Sink<SharedMessage>,
  ): Promise<ExecutionResult | Reader<SharedMessage> | OwnReader<SharedMessage>> {
    const opened = await this.parts.gate.open(prepared);
    if (!(Symbol.asyncIterator in opened)) return opened;
    // Every subscription of the schema comes from `Streams`.
    const feed = opened as Feed | OwnFeed;
    if (feed.topic === 'OWN') return new OwnReader(feed, this.#renderOf(prepared), sink);
    return this.parts.fanOut.follow(feed, this.#sharedOperationOf(prepared), sink);
  }

  #sharedOperationOf(prepared: ExecutionArgs): SharedOperation<SharedMessage> {
    const { document, operationName = null, variableValues } = prepared;
    const form = this.#formOf(prepared);
    if (!form.shareable) {
      this.#unshared += 1;
      return { key: `unshared ${this.#unshared}`, render: this.#renderOf(prepared) };
    }
    const variables = form.variables.map((name) => variableValues?.[name]);
    const key = canonical([document.loc?.source.body, operationName, variables]);
    return { key, render: this.#renderOf({ ...prepared, contextValue: this.#nobody }) };
  }

  #renderOf(args: ExecutionArgs): (happened: unknown) => Promise<SharedMessage> {
    return async (rootValue) => {
      const { data = null, errors } = await this.parts.compiled.executeForEvent({ ...args, rootValue });
      const shown = errors?.map((error) => formatError(error, this.parts.log));
      return new SharedMessage(JSON.stringify(shown ? { data, errors: shown } : { data }));
    };
  }

  #formOf({ document, operationName }: ExecutionArgs): Form {
    const operation = getOperationAST(document, operationName);
    if (!operation) throw new Error('a subscription began that is not in its document');
    const known = this.#forms.get(operation);
    if (known) return known;
    const start = startVariable(document, operation);
    const form = {
      shareable: isShareable(this.parts.schema, document, operation),
      start,
      variables: (operation.variableDefinitions ?? [])
        .map(({ variable }) => variable.name.value)
        .filter((name) => name !== start),
    };
    this.#forms.set(operation, form);
    return form;
  }
}
