import type { Document } from '../operations/document.ts';
import type { Progress, RecordedResponse, Request, Viewer } from './model.ts';

// A topic is something that a view looks at: one read with a cursor, then the stream after that cursor. A kind of
// topic says what to ask for and what to make of the answers, purely. The machine follows it over the network.

/** What a message meant for those who watch. */
export interface Heard {
  readonly at: string;
  readonly country: string;
  readonly byOther: boolean;
}

export interface Context {
  readonly viewerId: string;
  /** The device's clock. */
  readonly now: string;
}

export interface Taken<Data> {
  readonly data: Data;
  /** Null where the answer brought none: the one before stays. */
  readonly cursor: string | null;
  readonly heard?: readonly Heard[];
  /** What is known can't be brought up to date by this message: it has to be read afresh. */
  readonly outdated?: boolean;
}

/** What a device kept of a topic, and when that was. */
export interface Copy {
  readonly data: unknown;
  readonly cursor: string;
  readonly at: string;
}

/** What a copy becomes by what happened since. */
export type CatchUp = (data: unknown, context: Context) => Taken<unknown>;

/** How one kind of topic reads, streams and keeps what it heard. */
export interface TopicKind<Params, Data, Read, ReadVariables, Message, StreamVariables> {
  readonly name: string;
  /** `before` is what is there already. */
  readonly read: (
    params: Params,
    before?: Data,
  ) => { document: Document<Read, ReadVariables>; variables: ReadVariables };
  /** What one can begin with before the whole is there, for those who have such a part; the whole is read after it. */
  readonly part?: {
    readonly read: (params: Params, viewer: Viewer) => Request | null;
    /** Undefined where it is not enough to begin with. */
    readonly take: (params: Params, result: unknown, viewer: Viewer) => Data | undefined;
  };
  /** `before` is what was known when it was read again. */
  readonly take: (params: Params, result: Read, context: Context, before?: Data) => Taken<Data>;
  readonly stream: (
    params: Params,
    data: Data,
    cursor: string | null,
  ) => { document: Document<Message, StreamVariables>; variables: StreamVariables };
  readonly apply: (params: Params, data: Data, message: Message, context: Context) => Taken<Data>;
  /** The answer to one of the person's own changes; it may be here before the stream brings its event. */
  readonly receive?: (
    params: Params,
    data: Data,
    response: RecordedResponse,
    progress: Progress | null,
  ) => Data;
}

/** A kind of topic bound to its parameters, as the machine follows it. `Data` is what a view gets to see. */
export interface Topic<Data = unknown> {
  readonly id: string;
  readonly read: (before?: unknown) => Request;
  /** Null where the whole comes at once. */
  readonly readPart: (viewer: Viewer) => Request | null;
  readonly takePart: (result: unknown, viewer: Viewer) => unknown;
  readonly take: (result: unknown, context: Context, before?: unknown) => Taken<unknown>;
  readonly stream: (data: unknown, cursor: string | null) => Request;
  readonly apply: (data: unknown, message: unknown, context: Context) => Taken<unknown>;
  readonly receive: (data: unknown, response: RecordedResponse, progress: Progress | null) => unknown;
  /** Only a mark for the types. */
  readonly data?: Data;
}

/**
 * Binds a kind to its parameters. The casts stand here once. What comes over the network has the shape that the
 * generated types promise, and the data of a topic only ever comes from its own kind.
 */
export function topicOf<Params, Data, Read, ReadVariables, Message, StreamVariables>(
  kind: TopicKind<Params, Data, Read, ReadVariables, Message, StreamVariables>,
  params: Params,
): Topic<Data> {
  return {
    id: `${kind.name} ${JSON.stringify(params)}`,
    read: (before) => kind.read(params, before as Data | undefined) as Request,
    readPart: (viewer) => kind.part?.read(params, viewer) ?? null,
    takePart: (result, viewer) => kind.part?.take(params, result, viewer),
    take: (result, context, before) => kind.take(params, result as Read, context, before as Data | undefined),
    stream: (data, cursor) => kind.stream(params, data as Data, cursor) as Request,
    apply: (data, message, context) => kind.apply(params, data as Data, message as Message, context),
    receive: (data, response, progress) =>
      kind.receive ? kind.receive(params, data as Data, response, progress) : data,
  };
}
