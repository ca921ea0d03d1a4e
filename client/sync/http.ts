import { documentId } from '../../schema/document-id.ts';
import { askedAtOnce } from './asked-at-once.ts';
import { counted } from './bytes.ts';
import type { Fault, Request } from './model.ts';

/** A fault as it travels through promises. */
export class RequestFault extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

export interface SendOptions {
  /** The latest place in the log that the page knows: the answer has everything up to it. */
  readonly after?: string | null | undefined;
  /** Who makes a change: refused where another person is signed in in this browser by now. */
  readonly person?: string | null;
  /** The browser brings it to the server even when the page is closed meanwhile, as far as it can. */
  readonly outlivesPage?: boolean;
  /** By its text and not by its id: nobody is there any more to send it again to a server of another version. */
  readonly asText?: boolean;
}

/** Sends one operation and gives its data, or throws a RequestFault. */
export type Send = (request: Request, options?: SendOptions) => Promise<unknown>;

interface GraphqlError {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly incident?: unknown };
}

/** Long enough for a country's answers on a line of 64 kbit/s. */
const timeoutMs = 45_000;

/**
 * Chromium takes at most 64 KiB at once of requests that outlive their page. It refuses the next with the error of
 * a dead line, and frees the room only when the whole of an answer has been read.
 */
const outlivingBytes = 60 * 1024;

/** Statuses with which a server, or something before it, says that it takes nothing from this page as it comes. */
const turnedAway = new Set([400, 403, 413, 415, 421]);

const kinds: Readonly<Record<string, Fault['kind']>> = {
  UNAUTHENTICATED: 'signed-out',
  FORBIDDEN: 'forbidden',
  NOT_FOUND: 'not-found',
  CURSOR_INVALID: 'cursor',
  INTERNAL_SERVER_ERROR: 'server',
  // Nothing is wrong with what was sent: it goes again when the server said.
  RATE_LIMITED: 'network',
};

/** An operation by its id, or by its text for a server of another version. An empty text is what a socket needs beside an id. */
export function named(document: string, byText: boolean): object {
  return byText ? { query: document } : { query: '', documentId: documentId(document) };
}

/** Whether the server has no operation of such an id: it is of another version than this page. */
export function isUnknownId(errors: readonly GraphqlError[]): boolean {
  return errors[0]?.extensions?.code === 'PERSISTED_DOCUMENT_NOT_FOUND';
}

/** What the errors of a GraphQL answer mean here. */
export function faultOf(errors: readonly GraphqlError[]): Fault {
  const [error] = errors;
  const { code = '', incident } = error?.extensions ?? {};
  return {
    kind: kinds[code] ?? 'rejected',
    message: error?.message ?? '',
    ...(typeof incident === 'string' || typeof incident === 'number' ? { incident: String(incident) } : {}),
  };
}

/**
 * Operations over HTTP: a session cookie, a time limit, and a check that the answer is really from Concord. What
 * asks for a language gets the page’s, unless it names one.
 */
export function createSend(url: string, language: string): Send {
  let outliving = 0;
  let byText = false;

  async function ask(body: string, known: SendOptions, keepalive: boolean): Promise<Answer> {
    const { after, person } = known;
    const early = after || keepalive ? undefined : askedAtOnce('own', body);
    const response = await (early ??
      fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(after && { 'concord-after': after }),
          ...(person && { 'concord-person': person }),
        },
        body,
        keepalive,
        signal: AbortSignal.timeout(timeoutMs),
      }));
    return read(response);
  }

  async function askOutliving(body: string, known: SendOptions): Promise<Answer> {
    const bytes = new TextEncoder().encode(body).length;
    const fits = outliving + bytes <= outlivingBytes;
    if (fits) outliving += bytes;
    try {
      return await ask(body, known, fits);
    } finally {
      if (fits) outliving -= bytes;
    }
  }

  const send: Send = async (request, options = {}) => {
    const { document, variables } = request;
    const { outlivesPage, asText = byText } = options;
    const given = document.includes('$language:') ? { language, ...variables } : variables;
    const body = counted('up', JSON.stringify({ ...named(document, asText), variables: given }));
    const known = document.startsWith('mutation') ? options : { after: options.after };
    const asked = outlivesPage ? askOutliving(body, known) : ask(body, known, false);
    const { response, text } = await asked.catch((error: unknown) => {
      throw networkFault(String(error));
    });
    const retryAfter = Number(response.headers.get('retry-after')) || 0;
    const { data, errors, message } = answerIn(text);
    if (errors && isUnknownId(errors)) {
      byText = true;
      return send(request, options);
    }
    if (errors?.length) throw new RequestFault({ ...faultOf(errors), retryAfter });
    if (turnedAway.has(response.status)) {
      throw new RequestFault({
        kind: 'turned-away',
        message: [`HTTP ${response.status}.`, ...(message ? [message] : [])].join(' '),
        retryAfter,
      });
    }
    if (!data) throw networkFault(`HTTP ${response.status}`, retryAfter);
    return data;
  };
  return send;
}

interface Answer {
  readonly response: Response;
  readonly text: string;
}

/** Reads the whole body, even where nobody needs it: only then is the request over for the browser. */
async function read(response: Response): Promise<Answer> {
  return { response, text: await response.text() };
}

interface Said {
  readonly data?: unknown;
  readonly errors?: readonly GraphqlError[];
  /** What a refusal before GraphQL says. */
  readonly message?: string;
}

/** What an answer says; nothing where it isn't JSON: a captive portal answers 200 with a page of its own. */
function answerIn(text: string): Said {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === 'object' && answer !== null ? answer : {};
  } catch {
    return {};
  }
}

function networkFault(message: string, retryAfter = 0): RequestFault {
  return new RequestFault({ kind: 'network', message, retryAfter });
}
