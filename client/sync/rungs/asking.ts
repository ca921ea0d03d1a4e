import { RequestFault } from '../http.ts';
import type { StreamSink } from '../live.ts';
import type { Fault } from '../model.ts';
import type { RungNews } from '../rung.ts';
import type { Carrier } from './carrier.ts';
import { followTogether, standsStill } from './together.ts';

/** Views follow and leave several things in the same moment: one question for all of them. */
const gatherMs = 50;
const second = 1_000;
/**
 * Between two questions, the longer nothing happens and nobody is there. A question costs a kilobyte even where the answer is
 * that nothing happened: an idle hour has some sixteen.
 */
const everyMs = [15, 30, 60, 120, 240, 300].map((seconds) => seconds * second);
const everyHiddenMs = 900 * second;
/** Something before the server may hand over an answer only when it has all of it. */
const answerMs = 12 * second;
const longestAnswerMs = 45 * second;

export interface Asking extends Carrier {
  /** Asks now, for everything that the page follows. */
  readonly ask: () => void;
}

/**
 * Asks for what has happened since the last cursors: now and then, or only by hand. Where nothing happened at all, the
 * question is a short one and has an empty answer.
 */
export function createAsking(
  report: (news: RungNews) => void,
  latest: () => string | null,
  { byHand = false } = {},
): Asking {
  const sinks = new Map<string, StreamSink>();
  let count = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy: AbortController | null = null;
  /** How things stood when everything that is followed was last brought up to date; null: something wasn't. */
  let standing: string | null = null;
  let quiet = 0;
  let failures = 0;
  let heard = '';

  const every = () => (document.hidden ? everyHiddenMs : (everyMs[Math.min(quiet, everyMs.length - 1)] ?? 0));
  const schedule = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(ask, ms);
  };
  const tell = (roles?: string) =>
    report({ to: 'asking', roles, ...(heard && { heard }), ...(!byHand && { every: every() }) });

  async function ask(): Promise<void> {
    if (busy) return;
    clearTimeout(timer);
    const asking = new AbortController();
    busy = asking;
    const alarm = setTimeout(() => asking.abort(), Math.min(longestAnswerMs, answerMs * 2 ** failures));
    let roles: string | undefined;
    const greeted = (now: string | undefined) => {
      roles = now;
    };
    try {
      const news = standing === null || !(await standsStill(standing, asking.signal));
      quiet = news && (await drain(asking.signal, greeted)) > 0 ? 0 : quiet + 1;
      if (busy !== asking) return;
      failures = 0;
      heard = new Date().toISOString();
      busy = null;
      tell(roles);
      if (!byHand && sinks.size > 0) schedule(standing === null ? gatherMs : every());
    } catch (error) {
      if (busy !== asking) return;
      failures += 1;
      lose(error instanceof RequestFault ? error.fault : { kind: 'network', message: String(error) });
    } finally {
      clearTimeout(alarm);
      if (busy === asking) busy = null;
    }
  }

  /** Gives how many messages came. What is followed only since it began is asked for right after. */
  async function drain(signal: AbortSignal, onBegun: (roles: string | undefined) => void): Promise<number> {
    const asked = new Map(sinks);
    const drained = await followTogether({
      sinks: asked,
      after: latest(),
      byNow: true,
      signal,
      onBytes: () => {},
      onBegun,
    });
    if (drained.standing === null)
      throw new RequestFault({ kind: 'network', message: 'The answer broke off.' });
    const whole = [...sinks.keys()].every((id) => asked.has(id));
    standing = whole ? drained.standing : null;
    return drained.messages;
  }

  function lose(fault: Fault): void {
    clearTimeout(timer);
    busy?.abort();
    busy = null;
    standing = null;
    const ended = [...sinks.values()];
    sinks.clear();
    report({ to: 'lost', fault, silent: true, ...(heard && { heard }) });
    for (const sink of ended) sink.ended(fault);
  }

  // Whoever is there sees what happened meanwhile, and soon what happens now.
  const wake = () => {
    if (byHand || document.hidden || sinks.size === 0) return;
    quiet = 0;
    if (Date.now() - Date.parse(heard) >= (everyMs[0] ?? 0)) ask();
  };
  for (const event of ['keydown', 'pointerdown', 'visibilitychange']) document.addEventListener(event, wake);

  return {
    ask,
    stream: (sink) => {
      count += 1;
      const id = String(count);
      sinks.set(id, sink);
      standing = null;
      if (byHand) tell();
      else schedule(gatherMs);
      return () => {
        sinks.delete(id);
        if (sinks.size === 0) clearTimeout(timer);
      };
    },
    close: () => lose({ kind: 'network', message: 'Another way is taken.' }),
  };
}
