import { lookup as lookUpAddresses } from 'node:dns/promises';
import { Agent as HttpAgent, type IncomingMessage, request as overHttp } from 'node:http';
import { Agent as HttpsAgent, request as overHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isReachable } from './reachable-address.ts';
import { type Destinations, hostOf, refusalOf } from './webhook-url.ts';

/** What came of an attempt, as far as the other side decides it. */
export type SendOutcome =
  | 'DELIVERED'
  | 'REFUSED'
  | 'REDIRECTED'
  | 'GONE'
  | 'ADDRESS_REFUSED'
  | 'NO_ADDRESS'
  | 'UNREACHABLE'
  | 'TLS_FAILED'
  | 'TIMED_OUT';

export type SendAnswer = {
  outcome: SendOutcome;
  /** Null where nobody answered. */
  status: number | null;
  /** `Retry-After`, as it came. */
  retryAfter: string | null;
};

export type ResolvedAddress = { address: string; family: number };

export type SendRules = Destinations & {
  /** How long an attempt may take, from asking for the address to the end of the answer. */
  timeoutMs: number;
  /** What asks for a name's addresses, once for each attempt. */
  resolve: (host: string) => Promise<ResolvedAddress[]>;
  /** Whom certificates are believed of; null: those that Node believes. */
  trusted: string | null;
};

/** As they are in use. */
export const usualSending: Pick<SendRules, 'timeoutMs' | 'resolve' | 'trusted'> = {
  timeoutMs: 10_000,
  resolve: (host) => lookUpAddresses(host, { all: true, order: 'verbatim' }),
  trusted: null,
};

/** Of an answer's body so much is read, so that its sender sees no broken connection. Nothing is made of it. */
const MOST_BODY_BYTES = 16 * 1024;

/**
 * Sends a message, once. Its name is resolved once: where one of its addresses is not for messages nothing goes anywhere, and the
 * connection goes to those that were checked. Redirects are not followed; no proxy of the environment is asked.
 */
export async function sendMessage(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  rules: SendRules,
): Promise<SendAnswer> {
  const target = new URL(url);
  // What was allowed when it was registered need not be any more.
  if (refusalOf(target, rules) !== null) return unanswered('ADDRESS_REFUSED');
  const signal = AbortSignal.timeout(rules.timeoutMs);
  const addresses = await addressesOf(hostOf(target), rules, signal);
  if (typeof addresses === 'string') return unanswered(addresses);
  try {
    const { status, retryAfter } = await post(target, headers, body, addresses, rules, signal);
    return { outcome: outcomeOf(status), status, retryAfter };
  } catch (error) {
    return unanswered(signal.aborted ? 'TIMED_OUT' : faultOf(error));
  }
}

function unanswered(outcome: SendOutcome): SendAnswer {
  return { outcome, status: null, retryAfter: null };
}

async function addressesOf(
  host: string,
  { resolve, networks }: SendRules,
  signal: AbortSignal,
): Promise<ResolvedAddress[] | 'NO_ADDRESS' | 'ADDRESS_REFUSED' | 'TIMED_OUT'> {
  const literal = isIP(host);
  const found = literal !== 0 ? [{ address: host, family: literal }] : await inTime(resolve(host), signal);
  if (found === 'TIMED_OUT') return found;
  if (found.length === 0) return 'NO_ADDRESS';
  return found.every(({ address }) => isReachable(address, networks)) ? found : 'ADDRESS_REFUSED';
}

/** A name without an address is an empty list. Node can't be told to stop asking: what comes too late is left. */
function inTime(asked: Promise<ResolvedAddress[]>, signal: AbortSignal) {
  return new Promise<ResolvedAddress[] | 'TIMED_OUT'>((done) => {
    signal.addEventListener('abort', () => done('TIMED_OUT'), { once: true });
    asked.then(done, () => done([]));
  });
}

function post(
  target: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  addresses: readonly ResolvedAddress[],
  { trusted }: SendRules,
  signal: AbortSignal,
): Promise<{ status: number; retryAfter: string | null }> {
  // Whatever a second question to the resolver would answer: nobody asks one.
  const lookup: LookupFunction = (_host, options, done) => {
    const [first] = addresses;
    if (options.all) done(null, [...addresses]);
    else done(null, first?.address ?? '', first?.family);
  };
  const common = { method: 'POST', headers, lookup, signal };
  return new Promise((done, fail) => {
    let answer: { status: number; retryAfter: string | null } | null = null;
    // Once there is a status it counts, whatever becomes of the rest.
    const end = (error: Error) => (answer === null ? fail(error) : done(answer));
    const answered = (response: IncomingMessage) => {
      const known = {
        status: response.statusCode ?? 0,
        retryAfter: response.headers['retry-after'] ?? null,
      };
      answer = known;
      const finish = () => {
        response.destroy();
        done(known);
      };
      let bytes = 0;
      response.on('data', ({ length }: Buffer) => {
        bytes += length;
        if (bytes > MOST_BODY_BYTES) finish();
      });
      response.once('end', finish);
      response.on('error', finish);
    };
    // An agent of its own for each attempt: the global one may have been told of a proxy, or keep a connection.
    const request =
      target.protocol === 'https:'
        ? overHttps(
            target,
            { ...common, agent: new HttpsAgent(trusted === null ? {} : { ca: trusted }) },
            answered,
          )
        : overHttp(target, { ...common, agent: new HttpAgent() }, answered);
    request.on('error', end);
    request.once('close', () => end(new Error('the connection ended without an answer')));
    request.end(body);
  });
}

function outcomeOf(status: number): SendOutcome {
  if (status >= 200 && status < 300) return 'DELIVERED';
  if (status >= 300 && status < 400) return 'REDIRECTED';
  return status === 410 ? 'GONE' : 'REFUSED';
}

function faultOf(error: unknown): 'TLS_FAILED' | 'UNREACHABLE' {
  const code = String((error as NodeJS.ErrnoException).code ?? '');
  return /CERT|TLS|SSL|EPROTO|UNABLE_TO/.test(code) ? 'TLS_FAILED' : 'UNREACHABLE';
}
