/** What the harness tells the load to do, and what it says afterwards. Types alone: both sides import them. */

export interface LoadRequest {
  path: string;
  body: string;
  headers?: Record<string, string>;
}

/** Sends every request once, as many at a time as `concurrency` says. */
export interface RunRequests {
  kind: 'requests';
  origin: string;
  headers: Record<string, string>;
  requests: LoadRequest[];
  concurrency: number;
  /** A text that every answer has to hold; an answer without it is a failure, and the run ends. */
  expect: string;
  keepBodies?: boolean;
}

export interface RequestsDone {
  elapsedMs: number;
  /** Of the answers, as they came over the wire. */
  bytes: number;
  bodies: string[];
}

/** Runs a prepared statement with each set of values once, one after the other on one connection of its own. */
export interface RunStatement {
  kind: 'statement';
  databaseUrl: string;
  statement: { name: string; text: string };
  values: unknown[][];
}

export interface ReaderOperation {
  query: string;
  variables: Record<string, unknown>;
}

/** Opens readers that each subscribe to one of the operations, and returns when all of them are connected. */
export interface OpenReaders {
  kind: 'open-readers';
  origin: string;
  transport: 'websocket' | 'sse';
  path: string;
  headers: Record<string, string>;
  count: number;
  operations: ReaderOperation[];
}

/** Sends one request and waits until every reader has `messages` more. */
export interface Publish {
  kind: 'publish';
  origin: string;
  headers: Record<string, string>;
  request: LoadRequest;
  messages: number;
  withinMs: number;
}

export interface Published {
  /** From before the request until the last reader had it; null where some had not in time. */
  lastMs: number | null;
  missing: number;
  /** One reader's, to look into. */
  example: string;
}

/** Waits until each reader has `messages` messages. */
export interface AwaitMessages {
  kind: 'await-messages';
  messages: number;
  withinMs: number;
}

export interface CloseReaders {
  kind: 'close-readers';
}

export type Command = RunRequests | RunStatement | OpenReaders | Publish | AwaitMessages | CloseReaders;

export interface Reply {
  value?: unknown;
  failure?: string;
}
