import { type Entry, isHeldBack, markHeads, type Outbox } from './outbox.ts';

// What of the outbox goes, and in which portions: the oldest first, and of a response only what nothing precedes.

const mostEntries = 20;
/**
 * A page that goes away may have 64 KiB on their way that the browser still brings. A portion stays below that together
 * with its document, so that closing a tab ends no request that has begun.
 */
const mostBytes = 56 * 1024;
const documentBytes = 4 * 1024;

/** An entry as the server takes it. */
export function inputOf({ mutationId, address, base, patch, relied, note, returnTo, writtenAt }: Entry) {
  const changed = { ...relied, ...patch, ...(note ? { note, returnTo } : {}) };
  return { mutationId, ...address, baseRevision: base, ...changed, writtenAt };
}

/** The entries that may go now, marked as on their way. */
export function taken(outbox: Outbox): { outbox: Outbox; entries: readonly Entry[] } {
  const [entries = []] = outbox.sending ? [] : portionsOf(probed(outbox), outbox.oneByOne, mostBytes);
  if (entries.length === 0) return { outbox, entries };
  const request = outbox.requests + 1;
  return {
    outbox: { ...markHeads(outbox, entries, 'sending'), sending: request, requests: request },
    entries,
  };
}

/**
 * Everything that may go beside the request in progress, for a page that may not be there for its answer. If the
 * page is still there, it sends the same again, unchanged under the same ids, and the answer to that counts.
 */
export function sentOff(outbox: Outbox): { outbox: Outbox; portions: readonly (readonly Entry[])[] } {
  const onTheirWay = Object.values(outbox.lines).flatMap(({ entries }) =>
    entries.filter((entry) => entry.state === 'sending'),
  );
  const room = mostBytes - documentBytes - onTheirWay.reduce((sum, entry) => sum + bytesOf(entry), 0);
  const portions = portionsOf(headsOf(outbox), outbox.oneByOne, room);
  return { outbox: markHeads(outbox, portions.flat(), 'again'), portions };
}

/** `room`: the bytes of the first portion. An entry that is larger than any portion goes alone, after those that fit. */
function portionsOf(heads: readonly Entry[], oneByOne: boolean, room: number): readonly (readonly Entry[])[] {
  const limit = oneByOne ? 1 : mostEntries;
  const portions: { entries: Entry[]; room: number }[] = [{ entries: [], room }];
  for (const entry of heads) {
    const bytes = bytesOf(entry);
    const fitting = portions.find(({ entries, room: left }) => entries.length < limit && bytes <= left);
    if (fitting) {
      fitting.entries.push(entry);
      fitting.room -= bytes;
    } else portions.push({ entries: [entry], room: mostBytes - bytes });
  }
  return portions.map(({ entries }) => entries).filter((entries) => entries.length > 0);
}

/**
 * After a fault one entry finds out whether anybody answers: what was never sent can still be taken back. It is the oldest, and
 * another after every third try, so that none that a line can't carry keeps back the others.
 */
function probed(outbox: Outbox): readonly Entry[] {
  const heads = headsOf(outbox);
  const turn = Math.floor(outbox.attempt / 3) % heads.length;
  return outbox.attempt > 0 ? heads.slice(turn, turn + 1) : heads;
}

function headsOf(outbox: Outbox): readonly Entry[] {
  return Object.values(outbox.lines)
    .flatMap(({ entries: [head], conflict }) =>
      head && !conflict && (head.state === 'ready' || head.state === 'again') && !isHeldBack(head)
        ? [head]
        : [],
    )
    .sort((a, b) => a.order - b.order);
}

function bytesOf(entry: Entry): number {
  return new TextEncoder().encode(JSON.stringify(inputOf(entry))).length;
}
