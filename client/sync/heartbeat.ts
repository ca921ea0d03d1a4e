import { ReportWaitingDocument } from '../operations/mine.generated.ts';
import type { WaitingChangesInput } from '../operations/operations.generated.ts';
import type { Outbox } from './outbox.ts';
import type { Sync } from './runtime.ts';

type Waiting = readonly WaitingChangesInput[];

/** A change that is received within this is no change that waits: most are there for two seconds. */
const settledMs = 20_000;
/** While nothing becomes another, so often: an hour costs two small requests. */
const againMs = 30 * 60_000;
const mostPlaces = 50;

/**
 * Says at each contact how many changes wait on this device and since when, with no content. That is as soon as there is a
 * line, when the number has become another and stays so, and every half hour. Gives the function that stops it.
 */
export function startHeartbeat(sync: Sync): () => void {
  let said: { readonly author: string; readonly count: string; readonly at: number } | null = null;
  let link = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  const say = () => {
    clearTimeout(timer);
    timer = setTimeout(say, againMs);
    const { session, author, outbox, device } = sync.state();
    if (session.is !== 'in' || author === null || device?.trouble === 'locked') return;
    const waiting = waitingIn(outbox, Date.now());
    said = { author, count: countIn(outbox), at: Date.now() };
    const variables = { device: deviceOf(author), waiting };
    // A heartbeat that doesn’t arrive is what it tells of: the next contact says how it is then.
    sync.read({ document: ReportWaitingDocument, variables }).catch(() => {
      said = null;
    });
  };
  const look = () => {
    const { session, author, outbox, device, link: now } = sync.state();
    // How many wait here is not known before the passphrase opens it, and none is no guess.
    if (device?.trouble === 'locked') return;
    const back = now.is === 'live' && link !== 'live';
    link = now.is;
    if (session.is !== 'in' || author === null || now.is !== 'live') return;
    const other = said?.author !== author;
    if (other || (back && countIn(outbox) !== '')) say();
    else if (said && countIn(outbox) !== said.count) {
      clearTimeout(timer);
      timer = setTimeout(() => (countIn(sync.state().outbox) === said?.count ? rest() : say()), settledMs);
    }
  };
  const rest = () => {
    clearTimeout(timer);
    timer = setTimeout(say, againMs);
  };
  const stop = sync.subscribe(look);
  look();
  return () => {
    stop();
    clearTimeout(timer);
  };
}

/** What waits in an outbox, by cell: those with the most where there are too many to name. What is chosen about is with the server. */
export function waitingIn(outbox: Outbox, now: number): Waiting {
  const cells = new Map<string, Waiting[number]>();
  for (const { address, entries, refusal } of Object.values(outbox.lines)) {
    if (entries.length === 0 && !refusal) continue;
    const { cycle, country, agency } = address;
    const key = `${cycle}/${country}/${agency ?? ''}`;
    const before = cells.get(key) ?? { cycle, country, agency, count: 0, waitedSeconds: 0 };
    const oldest = Math.min(now, ...entries.map(({ writtenAt }) => Date.parse(writtenAt) || now));
    const waitedSeconds = Math.max(before.waitedSeconds, Math.round((now - oldest) / 1000));
    cells.set(key, { ...before, count: before.count + 1, waitedSeconds });
  }
  return [...cells.values()].sort((one, other) => other.count - one.count).slice(0, mostPlaces);
}

function countIn(outbox: Outbox): string {
  return waitingIn(outbox, 0)
    .map(({ country, agency, count }) => `${country}/${agency}:${count}`)
    .join();
}

/** A random number that this browser keeps for one account; where it keeps nothing, of this moment. */
function deviceOf(person: string): string {
  const name = `concord.device ${person}`;
  try {
    const kept = localStorage.getItem(name) ?? crypto.randomUUID();
    localStorage.setItem(name, kept);
    return kept;
  } catch {
    return crypto.randomUUID();
  }
}
