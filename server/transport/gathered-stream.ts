import { GraphQLError, getOperationAST } from 'graphql';
import type { Logger } from 'pino';
import { type Context, contextOf } from '../access/context.ts';
import { digestOf } from '../access/sign-in.ts';
import { formatError } from '../graphql/format-error.ts';
import type { OperationGate } from '../graphql/operation-gate.ts';
import { badUserInput, unauthenticated } from '../lib/api-errors.ts';
import type { SignIn } from '../sessions/sessions.ts';
import type { Streams } from '../subscriptions/streams.ts';
import type { Subscriptions } from '../subscriptions/subscriptions.ts';
import { StreamedOperation, type StreamSink } from './stream-sink.ts';

/** Subscriptions of one request at a time, as on a WebSocket. */
const MOST_OPERATIONS = 50;
const LONGEST_ID = 100;
/** As graphql-sse does it for a single operation; a client that hears nothing for 20 seconds gives it up. */
const COMMENT_MS = 12_000;
const COMMENT = ':\n\n';

/** One of the subscriptions that a request asks for together, under an id by which the client knows it. */
export type AskedOperation = {
  id: string;
  query: string;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
};

/** What a request for several subscriptions asks for; a sentence where it can't be read. */
export function askedTogether(body: readonly unknown[]): AskedOperation[] | string {
  if (body.length > MOST_OPERATIONS) return `At most ${MOST_OPERATIONS} subscriptions go in one request.`;
  const asked = body as AskedOperation[];
  const readable = asked.every(
    (one) =>
      typeof one === 'object' &&
      one !== null &&
      typeof one.id === 'string' &&
      one.id.length <= LONGEST_ID &&
      typeof one.query === 'string' &&
      ['string', 'undefined'].includes(typeof (one.operationName ?? undefined)) &&
      ['object', 'undefined'].includes(typeof (one.variables ?? undefined)),
  );
  if (!readable)
    return 'Each subscription has an `id` and a `query`, and may have `operationName` and `variables`.';
  return new Set(asked.map(({ id }) => id)).size === asked.length
    ? asked
    : 'Each subscription has an `id` of its own.';
}

export type GatheredParts = {
  gate: OperationGate;
  subscriptions: Subscriptions;
  streams: Streams;
  log: Logger;
};

type Running = Exclude<Awaited<ReturnType<Subscriptions['begin']>>, { data?: unknown; errors?: unknown }>;

/**
 * Several subscriptions in one answer, so that a page needs one connection for all of them: browsers have six for a
 * server. Unlike graphql-sse's single connection, nothing is kept between requests, so any replica answers. The events are
 * those of that mode: `next` and `complete` carry the id of their operation. Before them comes `begun`, with the digest of
 * roles that a WebSocket gives at its beginning.
 *
 * A request may ask only for what has happened by now. Its answer ends with `end`, which no answer has that broke off.
 */
export class GatheredStream {
  /** What was asked for and is not over; null as long as it is only beginning. */
  readonly #running = new Map<string, Running | null>();
  #over = false;

  constructor(
    private readonly parts: GatheredParts,
    private readonly signIn: SignIn,
    private readonly sink: StreamSink,
  ) {}

  /** Follows until it is told to end. */
  async follow(asked: readonly AskedOperation[], address: string): Promise<void> {
    this.#greet();
    const comments = setInterval(() => this.sink.push(Buffer.from(COMMENT)), COMMENT_MS);
    try {
      await this.#each(asked, address, async (operation, id) => {
        await operation.next();
        if (!this.#over) await this.#say('complete', { id });
      });
      await new Promise<void>((end) => {
        this.#release = end;
        if (this.#over) end();
      });
    } finally {
      clearInterval(comments);
    }
  }

  /** Sends what has happened by now, and says what then stands (`Streams.standing`). */
  async drain(asked: readonly AskedOperation[], address: string): Promise<void> {
    this.#greet();
    const { streams } = this.parts;
    const { viewer } = this.signIn;
    // Before anything is read: what happens meanwhile makes it another one.
    const standing = viewer && (await streams.standing(viewer));
    const upTo = await streams.committed();
    let whole = true;
    await this.#each(asked, address, async (operation) => {
      whole = (await operation.upTo(upTo)) && whole;
    });
    if (whole && !this.#over) await this.#say('end', { standing });
  }

  /** Nobody is signed in any more. */
  refuse(): void {
    for (const id of this.#running.keys())
      this.#sayNow('next', { id, payload: this.#errors([unauthenticated()]) });
    this.end();
  }

  /** Ends all that runs. */
  end(): void {
    this.#over = true;
    for (const operation of this.#running.values()) void operation?.return();
    this.#release();
  }

  #release: () => void = () => {};

  #greet(): void {
    this.#sayNow('begun', { roles: digestOf(this.signIn) });
  }

  async #each(
    asked: readonly AskedOperation[],
    address: string,
    run: (operation: Running, id: string) => Promise<void>,
  ): Promise<void> {
    const context = contextOf(this.signIn, address);
    await Promise.all(asked.map((one) => this.#run(one, context, run)));
  }

  async #run(
    asked: AskedOperation,
    context: Context,
    run: (operation: Running, id: string) => Promise<void>,
  ): Promise<void> {
    const { id } = asked;
    this.#running.set(id, null);
    try {
      const operation = await this.#begin(asked, context);
      if (!operation) return;
      this.#running.set(id, operation);
      if (this.#over) await operation.return();
      else await run(operation, id);
    } catch (error) {
      const shown =
        error instanceof GraphQLError
          ? error
          : new GraphQLError(String(error), { originalError: error as Error });
      await this.#refused(id, [shown]);
    } finally {
      this.#running.delete(id);
    }
  }

  /** What runs; undefined where it was refused, which it was told. */
  async #begin(
    { id, query, operationName, variables }: AskedOperation,
    context: Context,
  ): Promise<Running | undefined> {
    const prepared = this.parts.gate.prepare({ query, operationName, variables }, context);
    if (!('schema' in prepared)) return this.#refused(id, prepared);
    if (getOperationAST(prepared.document, operationName)?.operation !== 'subscription') {
      return this.#refused(id, [
        badUserInput('Only subscriptions are followed together: ask /graphql for the rest.'),
      ]);
    }
    const begun = await this.parts.subscriptions.begin(prepared, new StreamedOperation(this.sink, id));
    return Symbol.asyncIterator in begun ? begun : this.#refused(id, begun.errors ?? []);
  }

  async #refused(id: string, errors: readonly GraphQLError[]): Promise<undefined> {
    await this.#say('next', { id, payload: this.#errors(errors) });
    await this.#say('complete', { id });
  }

  #errors(errors: readonly GraphQLError[]) {
    return { errors: errors.map((error) => formatError(error, this.parts.log)) };
  }

  #say(event: string, data: unknown): Promise<void> {
    return this.sink.writeText(textOf(event, data));
  }

  #sayNow(event: string, data: unknown): void {
    this.sink.push(Buffer.from(textOf(event, data)));
  }
}

function textOf(event: string, data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
