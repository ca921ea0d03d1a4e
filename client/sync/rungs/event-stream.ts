import { RequestFault } from '../http.ts';
import type { StreamSink } from '../live.ts';
import type { Fault } from '../model.ts';
import type { RungNews } from '../rung.ts';
import type { Carrier } from './carrier.ts';
import { takeStreamSlot } from './stream-slot.ts';
import { followTogether } from './together.ts';

/** Views follow and leave several things in the same moment: one request for all of them. */
const gatherMs = 50;
/** Going from one view to the next, there is nothing to carry for a moment. */
const lingerMs = 3_000;
/** A proxy that holds a stream back lets nothing of it through. */
const beginMs = 8_000;
/** The server says something every 12 seconds. */
const silenceMs = 20_000;

/** One stream of server-sent events for everything that a page follows. What is added later opens it anew, from the last cursors. */
export function createEventStream(report: (news: RungNews) => void, latest: () => string | null): Carrier {
  const sinks = new Map<string, StreamSink>();
  let open: AbortController | null = null;
  /** Held from the first stream until there is none to be opened anew. */
  let slot: Promise<(() => void) | null> | null = null;
  let count = 0;
  let gathering: ReturnType<typeof setTimeout> | undefined;

  function end(): void {
    clearTimeout(gathering);
    open?.abort();
    open = null;
    slot?.then((release) => release?.());
    slot = null;
  }

  function lose(fault: Fault, silent = false): void {
    end();
    const ended = [...sinks.values()];
    sinks.clear();
    report({ to: 'lost', fault, silent });
    for (const sink of ended) sink.ended(fault);
  }

  async function connect(): Promise<void> {
    // What is added to a stream goes on from the last cursors, as all of it does.
    if (open) open.abort();
    else report({ to: 'connecting' });
    const opening = new AbortController();
    open = opening;
    const current = () => open === opening;
    slot ??= takeStreamSlot();
    if (!(await slot)) {
      if (current()) lose({ kind: 'network', message: 'Other tabs have all streams.' });
      return;
    }
    if (!current()) return;
    let alarm = setTimeout(() => opening.abort(), beginMs);
    try {
      await followTogether({
        sinks,
        after: latest(),
        byNow: false,
        signal: opening.signal,
        onBytes: () => {
          clearTimeout(alarm);
          alarm = setTimeout(() => opening.abort(), silenceMs);
        },
        onBegun: (roles) => current() && report({ to: 'live', roles }),
      });
      if (current()) lose({ kind: 'network', message: 'The stream ended.' });
    } catch (error) {
      if (!current()) return;
      const silent = opening.signal.aborted;
      lose(error instanceof RequestFault ? error.fault : { kind: 'network', message: String(error) }, silent);
    } finally {
      clearTimeout(alarm);
    }
  }

  return {
    stream: (sink) => {
      count += 1;
      const id = String(count);
      sinks.set(id, sink);
      clearTimeout(gathering);
      gathering = setTimeout(connect, gatherMs);
      return () => {
        if (!sinks.delete(id)) return;
        setTimeout(() => {
          if (sinks.size === 0) end();
        }, lingerMs);
      };
    },
    close: () => lose({ kind: 'network', message: 'Another way is taken.' }),
  };
}
