import type { FirstRung, Ladder } from '../first-rung.ts';
import type { Rung, RungNews } from '../rung.ts';
import { createAsking } from './asking.ts';
import type { Carrier } from './carrier.ts';
import { above, chosen, climbAfter, firstChoice, type Happened } from './choice.ts';
import { createEventStream } from './event-stream.ts';
import { chooseRung, chosenRung } from './forced-rung.ts';
import { works } from './probes.ts';

/** What doesn't last as long as this was let through and then cut. */
const youngMs = 30_000;

/**
 * The whole ladder at work: carries streams on the rung that is chosen, and moves by what the rungs tell. `latest` is the
 * latest place in the log that the page knows; `resume` has everything that waits asked for again.
 */
export function createLadder(
  { socket, socketUrl, rung, tell }: FirstRung,
  latest: () => string | null,
  resume: () => void,
): Ladder {
  let choice = firstChoice(rung, chosenRung());
  let climb: ReturnType<typeof setTimeout> | undefined;
  let provedAt = Date.now();

  const reportOf = (from: Rung) => (news: RungNews) => {
    // What is left behind has nothing to say any more.
    if (from !== choice.rung) return;
    tell({ ...news, rung: from });
    if (news.to === 'lost') {
      const lasted = choice.proved && !news.silent && Date.now() - provedAt > youngMs;
      happen({ is: lasted || answered(news) ? 'closed' : 'failed' });
    } else if (news.to !== 'connecting') {
      if (!choice.proved) provedAt = Date.now();
      happen({ is: 'proved' });
    }
  };
  const asking = createAsking(reportOf('asking'), latest);
  const hand = createAsking(reportOf('hand'), latest, { byHand: true });
  const carriers: Readonly<Record<Rung, Carrier>> = {
    socket,
    stream: createEventStream(reportOf('stream'), latest),
    asking,
    hand,
  };

  function happen(happened: Happened): void {
    const before = choice;
    choice = chosen(choice, happened);
    if (choice.rung !== before.rung) {
      carriers[before.rung].close();
      // Its streams are asked for again at once, on the rung that is now chosen: a wait would be for one that failed.
      setTimeout(resume);
    }
    if (climbAfter(choice) === climbAfter(before) && choice.misses === before.misses) return;
    clearTimeout(climb);
    const ms = climbAfter(choice);
    if (ms !== null) climb = setTimeout(tryHigher, ms);
  }

  async function tryHigher(): Promise<void> {
    const from = choice.rung;
    for (const higher of above[from]) {
      const reached = await works(higher, socketUrl);
      if (choice.rung !== from || choice.forced) return;
      if (reached) return happen({ is: 'reached', rung: higher });
    }
    happen({ is: 'missed' });
  }

  addEventListener('online', () => happen({ is: 'online' }));
  if (choice.rung !== 'socket') socket.close();

  return {
    stream: (sink) => carriers[choice.rung].stream(sink),
    heard: reportOf('socket'),
    forced: () => choice.forced,
    force(forced) {
      chooseRung(forced);
      happen({ is: 'forced', rung: forced });
    },
    ask() {
      if (choice.rung === 'hand') hand.ask();
      else if (choice.rung === 'asking') asking.ask();
    },
  };
}

/** Whether it was Concord that said why not: then nothing is wrong with the way there. */
function answered({ fault }: RungNews): boolean {
  return fault?.kind === 'cursor' || fault?.kind === 'signed-out';
}
