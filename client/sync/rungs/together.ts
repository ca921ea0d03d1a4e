import { counted } from '../bytes.ts';
import { faultOf, RequestFault } from '../http.ts';
import type { StreamSink } from '../live.ts';
import type { Fault } from '../model.ts';

// Several subscriptions in one request, whose answer is a stream of server-sent events or ends once it has brought what
// happened by now. The messages and cursors are those of the socket. `server/transport/gathered-stream.ts` says the form.

const streamUrl = '/graphql/stream';
const standingUrl = '/graphql/standing';

export interface Together {
  readonly sinks: Map<string, StreamSink>;
  /** The latest place in the log that the page knows. A server that lost it says so, and the page reads afresh. */
  readonly after: string | null;
  /** Asks only for what has happened by now. */
  readonly byNow: boolean;
  readonly signal: AbortSignal;
  /** Something came, if only a comment. */
  readonly onBytes: () => void;
  readonly onBegun: (roles: string | undefined) => void;
}

/** What an answer that ended by itself said. */
export interface Drained {
  /** Null where it broke off. */
  readonly standing: string | null;
  readonly messages: number;
}

/** Resolves when the answer has ended. Throws a RequestFault where it wasn't Concord's, or refused all of it. */
export async function followTogether(together: Together): Promise<Drained> {
  const { sinks, after, byNow, signal, onBytes } = together;
  const asked = [...sinks].map(([id, sink]) => {
    const { document, variables } = sink.request();
    return { id, query: document, variables };
  });
  const response = await ask(byNow ? `${streamUrl}?until=now` : streamUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(after && { 'concord-after': after }),
    },
    body: counted('up', JSON.stringify(asked)),
    signal,
  });
  if (!response.headers.get('content-type')?.startsWith('text/event-stream') || !response.body) {
    throw new RequestFault(await faultOfResponse(response));
  }
  const drained = { standing: null as string | null, messages: 0 };
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = '';
  for (;;) {
    const { done, value = '' } = await reader.read().catch((error: unknown) => {
      throw new RequestFault({ kind: 'network', message: String(error) });
    });
    if (done) return drained;
    onBytes();
    // What ends by itself is in the browser's own list of what was loaded.
    if (!byNow) counted('down', value);
    const parts = (waiting + value).split('\n\n');
    waiting = parts.pop() ?? '';
    for (const part of parts) hear(part, together, drained);
  }
}

/** Whether nothing has happened since an answer said how things stood. Throws a RequestFault as above. */
export async function standsStill(standing: string, signal: AbortSignal): Promise<boolean> {
  const response = await ask(standingUrl, { headers: { 'if-none-match': `"${standing}"` }, signal });
  if (response.status === 304) return true;
  if (response.status === 204) return false;
  throw new RequestFault(await faultOfResponse(response));
}

async function ask(url: string, init: RequestInit): Promise<Response> {
  // Concord never sends anybody elsewhere: whoever does stands before it.
  return fetch(url, { ...init, redirect: 'manual' }).catch((error: unknown) => {
    throw new RequestFault({ kind: 'network', message: String(error) });
  });
}

interface Payload {
  readonly data?: unknown;
  readonly errors?: Parameters<typeof faultOf>[0];
}

function hear(
  part: string,
  { sinks, onBegun }: Together,
  drained: { standing: string | null; messages: number },
): void {
  const [, event, text = 'null'] = /^event: (\w+)\ndata: (.*)$/s.exec(part) ?? [];
  if (!event) return;
  const {
    id = '',
    payload,
    roles,
    standing,
  } = JSON.parse(text) as {
    id?: string;
    payload?: Payload;
    roles?: string | null;
    standing?: string | null;
  };
  const sink = sinks.get(id);
  switch (event) {
    case 'begun':
      onBegun(roles ?? undefined);
      return;
    case 'next':
      if (payload?.errors?.length) {
        if (sinks.delete(id)) sink?.ended(faultOf(payload.errors));
      } else {
        drained.messages += 1;
        sink?.next(payload?.data);
      }
      return;
    case 'complete':
      if (sinks.delete(id)) sink?.ended({ kind: 'network', message: '' });
      return;
    case 'end':
      drained.standing = standing ?? '';
  }
}

/** What an answer means that isn't the one that was asked for. */
async function faultOfResponse(response: Response): Promise<Fault> {
  const { status, type, headers } = response;
  const message = `HTTP ${status}`;
  if (type === 'opaqueredirect' || status === 511) return { kind: 'network', why: 'portal', message };
  const text = await response.text().catch(() => '');
  const said = saidIn(text);
  const retryAfter = Number(headers.get('retry-after')) || 0;
  if (said.errors?.length) return { ...faultOf(said.errors), retryAfter };
  if (status === 421) return { kind: 'turned-away', why: 'moved', message };
  // A page, where a server was asked that has none there.
  if (response.ok && /^\s*</.test(text)) return { kind: 'network', why: 'portal', message };
  if (status === 400 || status === 403) {
    return {
      kind: 'turned-away',
      message: [`${message}.`, ...(said.message ? [said.message] : [])].join(' '),
    };
  }
  return { kind: 'network', message, retryAfter };
}

function saidIn(text: string): { readonly errors?: Payload['errors']; readonly message?: string } {
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === 'object' && said !== null ? said : {};
  } catch {
    return {};
  }
}
