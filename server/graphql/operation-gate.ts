import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import type { Context } from '../access/context.ts';
import { badUserInput, rateLimited, unknownOperation } from '../lib/api-errors.ts';
import type { CompiledOperations } from './compiled-operations.ts';
import type { Release } from './concurrency-limiter.ts';
import type { Documents } from './documents.ts';
import { operationLimits } from './limits.ts';
import { costOf } from './operation-cost.ts';
import { OperationLimiter } from './operation-limiter.ts';
import type { PageDocuments } from './page-documents.ts';

export type GateRules = {
  /** The operations of the server's own page. */
  page: PageDocuments;
  /** Whether they are the only documents that are let through. */
  pageOnly: boolean;
  /** Takes what an operation costs from what its sender has left; where that is too little, the seconds until it isn't. */
  charge: (context: Context, cost: number) => number;
  /** Whether people wait for their turn. */
  limitConcurrency: boolean;
};

/** A request for an operation, as every transport has it. */
export type OperationRequest = {
  query: string;
  /** In the place of an empty `query`: one of the page's operations, by its id. */
  documentId?: string;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
};

/**
 * What every operation passes before anything of it runs, the same on every transport:
 *
 * - where that is asked for, only documents of the client's build
 * - a form within limits
 * - the rules of GraphQL
 * - a cost, in values (`operation-cost.ts`), that its sender can afford
 */
export class OperationGate {
  readonly #limiter = new OperationLimiter();
  readonly #reading = new WeakMap<ExecutionArgs, number>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly rules: GateRules,
    private readonly documents: Documents,
    private readonly compiled: CompiledOperations,
  ) {}

  /** Puts the text in the place of a document's id. Throws where no operation of the page has it. */
  fill(request: { documentId?: unknown; query?: unknown }): void {
    this.rules.page.fill(request);
  }

  /** Throws where a document must not even be checked. One that can't be parsed is left to the parser. */
  examine(query: string): void {
    this.#ensureTrusted(query);
    this.documents.read(query);
  }

  /** What a valid operation counts as in its sender's share. */
  weigh(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Record<string, unknown>,
  ): number {
    return costOf(this.schema, document, operation, variables);
  }

  /**
   * Throws where a valid operation asks for too much at once, or its sender for too much in too short a time. Returns how
   * much of it is reading: writes wait for each other in the database, and answer with little.
   */
  admit(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Record<string, unknown>,
    context: Context,
  ): number {
    const cost = this.weigh(document, operation, variables);
    if (cost > operationLimits.cost) {
      throw badUserInput(
        `This asks for up to ${cost} values at once, and ${operationLimits.cost} are the most: ask for less, or page by page.`,
      );
    }
    const seconds = this.rules.charge(context, cost);
    if (seconds > 0) throw rateLimited(seconds);
    return operation.operation === OperationTypeNode.MUTATION ? 0 : cost;
  }

  /** Counts an answer that was kept as if it were made; false where its sender asks for too much. */
  chargeKept(context: Context, cost: number): boolean {
    return this.rules.charge(context, cost) === 0;
  }

  /** Waits until it is the turn of an operation that reads so much; the result is to be called when it is done. */
  async acquire(reading: number, { viewer, address }: Context): Promise<Release> {
    return this.rules.limitConcurrency
      ? this.#limiter.acquire(viewer?.personId ?? address, reading)
      : () => {};
  }

  /** All of it, for a transport that leaves it to us: what to execute, or why not. */
  prepare(request: OperationRequest, context: Context): ExecutionArgs | readonly GraphQLError[] {
    try {
      this.fill(request);
      const { query, operationName, variables } = request;
      this.#ensureTrusted(query);
      const document = this.documents.check(query);
      if (!('kind' in document)) return document;
      const operation = getOperationAST(document, operationName);
      if (!operation) return [badUserInput('Say by operationName which of the operations to run.')];
      const reading = this.admit(document, operation, variables ?? {}, context);
      const prepared: ExecutionArgs = {
        schema: this.schema,
        document,
        operationName: operationName ?? null,
        variableValues: variables ?? null,
        contextValue: context,
        ...this.documents.hints,
      };
      this.#reading.set(prepared, reading);
      return prepared;
    } catch (error) {
      if (error instanceof GraphQLError) return [error];
      throw error;
    }
  }

  /** Runs what `prepare` returned, when its turn has come. */
  execute(prepared: ExecutionArgs): Promise<ExecutionResult> {
    return this.#limited(prepared, this.#reading.get(prepared) ?? 0, () => this.compiled.execute(prepared));
  }

  /** Opens what a subscription follows; once that is done it is nobody's turn. */
  open(prepared: ExecutionArgs): Promise<ExecutionResult | AsyncIterable<unknown>> {
    return this.#limited(prepared, 0, () => createSourceEventStream(prepared));
  }

  async #limited<Result>(
    { contextValue }: ExecutionArgs,
    reading: number,
    run: () => Result | Promise<Result>,
  ): Promise<Result | ExecutionResult> {
    let release: Release;
    try {
      release = await this.acquire(reading, contextValue as Context);
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [error] };
      throw error;
    }
    try {
      return await run();
    } finally {
      release();
    }
  }

  #ensureTrusted(query: string): void {
    const { page, pageOnly } = this.rules;
    if (pageOnly && !page.texts.has(query)) throw unknownOperation();
  }
}
