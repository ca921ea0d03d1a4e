/** What becomes of sending a file. */
export type Sent = 'received' | 'refused' | 'damaged' | 'gone' | 'stopped';

/** How far it is, in bytes; `waits` where the line is lost and is tried again. */
export interface Progress {
  readonly received: number;
  readonly waits: boolean;
}

const least = 64 * 1024;
const most = 4 * 1024 * 1024;
/** A part that takes longer is made smaller: the server gives up a request after a minute. */
const [shortMs, longMs] = [5_000, 15_000];
const longestWaitMs = 30_000;

/** What the server says about a whole file by the status of the last part. */
const verdicts: Readonly<Record<number, Sent>> = { 404: 'gone', 410: 'gone', 415: 'refused', 460: 'damaged' };

/**
 * Sends a file by tus 1.0 from where it stands, and goes on after every loss of the line until it has come, or `signal` stops it. The
 * parts grow with what the line bears.
 */
export async function sendFile(
  file: Blob,
  address: string,
  { signal, tell }: { signal: AbortSignal; tell: (progress: Progress) => void },
): Promise<Sent> {
  let size = 4 * least;
  for (let losses = 0; !signal.aborted; ) {
    try {
      const answer = await ask(address, 'HEAD', signal);
      const verdict = verdicts[answer.status];
      if (verdict) return verdict;
      let offset = offsetOf(answer);
      if (offset === file.size) return 'received';
      while (offset < file.size) {
        tell({ received: offset, waits: false });
        const began = performance.now();
        const sent = await ask(address, 'PATCH', signal, file.slice(offset, offset + size), offset);
        const final = verdicts[sent.status];
        if (final) return final;
        offset = offsetOf(sent);
        losses = 0;
        const took = performance.now() - began;
        if (took < shortMs) size = Math.min(size * 2, most);
        else if (took > longMs) size = Math.max(size / 2, least);
      }
      tell({ received: offset, waits: false });
      return 'received';
    } catch {
      // A lost line, or a server that is away: what has come it says itself when it is back.
      if (signal.aborted) break;
      size = least;
      tell({ received: 0, waits: true });
      await pause(Math.min(1_000 * 2 ** losses++, longestWaitMs), signal);
    }
  }
  return 'stopped';
}

async function ask(
  address: string,
  method: 'HEAD' | 'PATCH',
  signal: AbortSignal,
  body?: Blob,
  offset?: number,
): Promise<Response> {
  const about =
    offset === undefined
      ? {}
      : { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) };
  const answer = await fetch(address, {
    method,
    headers: { 'tus-resumable': '1.0.0', ...about },
    signal,
    ...(body && { body: new Blob([body]) }),
  });
  // To its end, which it has then come to when whoever sends stops.
  await answer.arrayBuffer();
  return answer;
}

/** Throws where an answer doesn't say: it is then as good as none. */
function offsetOf({ ok, headers }: Response): number {
  const offset = headers.get('upload-offset');
  if (!ok || offset === null) throw new Error('no offset');
  return Number(offset);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      done();
    });
  });
}

/** The SHA-256 of a file, in hexadecimal. */
export async function hashOf(file: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
