import type { Fault, Request } from './model.ts';

/** A fault as it travels through promises. */
export class RequestFault extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

/**
 * Sends one operation and gives its data, or throws a RequestFault. The answer has everything up to `after`, the latest
 * place in the log that the page knows.
 */
export type Send = (request: Request, after?: string | null) => Promise<unknown>;

interface GraphqlError {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly incident?: unknown };
}

/** Long enough for a country's answers on a line of 64 kbit/s. */
const timeoutMs = 45_000;

const kinds: Readonly<Record<string, Fault['kind']>> = {
  UNAUTHENTICATED: 'signed-out',
  FORBIDDEN: 'forbidden',
  NOT_FOUND: 'not-found',
  CURSOR_INVALID: 'cursor',
  RESUME: 'resume',
  INTERNAL_SERVER_ERROR: 'server',
  // Nothing is wrong with what was sent: it goes again when the server said.
  RATE_LIMITED: 'network',
};

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
 * Operations over HTTP: a session cookie, a time limit, and a check that the answer is really from Concord. `early` may
 * have the answer already on its way.
 */
export function createSend(url: string, early: (document: string) => Promise<Response> | undefined): Send {
  return async ({ document, variables }, after) => {
    const asked =
      early(document) ??
      fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          ...(after && { 'concord-after': after }),
        },
        body: JSON.stringify({ query: document, variables }),
        signal: AbortSignal.timeout(timeoutMs),
      });
    const response = await asked.catch((error: unknown) => {
      throw networkFault(String(error));
    });
    const retryAfter = Number(response.headers.get('retry-after')) || 0;
    // A captive portal answers 200 with a page of its own.
    if (!response.headers.get('content-type')?.includes('json')) {
      throw networkFault(`HTTP ${response.status}`, retryAfter);
    }
    const answer = await response.json().catch(() => {
      throw networkFault(`HTTP ${response.status}`, retryAfter);
    });
    const { data, errors } = answer as { data?: unknown; errors?: readonly GraphqlError[] };
    if (errors?.length) throw new RequestFault({ ...faultOf(errors), retryAfter });
    if (data === undefined || data === null) throw networkFault(`HTTP ${response.status}`, retryAfter);
    return data;
  };
}

function networkFault(message: string, retryAfter = 0): RequestFault {
  return new RequestFault({ kind: 'network', message, retryAfter });
}
