import { SettleConflictDocument } from '../operations/mine.generated.ts';
import type { KeptSide } from '../operations/operations.generated.ts';
import { RequestFault } from './http.ts';
import type { Conflict, Line } from './outbox.ts';
import type { Sync } from './runtime.ts';

const retryMs = 10_000;

/**
 * Tells the server that a conflict is chosen about, once what is kept of one's own has been received: so that it waits on no
 * other device of theirs any more. Where the window goes before, it waits there still, and nothing is lost.
 */
export function settleOnceReceived(sync: Sync, key: string, id: string, kept: KeptSide): void {
  const author = sync.state().author;
  const send = () => {
    const { session, author: now } = sync.state();
    if (session.is !== 'in' || now !== author) return;
    sync.read({ document: SettleConflictDocument, variables: { id, kept } }).catch((error: unknown) => {
      const passing = !(error instanceof RequestFault) || ['network', 'server'].includes(error.fault.kind);
      if (passing) setTimeout(send, retryMs);
    });
  };
  const isReceived = () => {
    const line = sync.state().outbox.lines[key];
    return !line || (line.entries.length === 0 && !line.refusal);
  };
  if (isReceived()) {
    send();
    return;
  }
  const stop = sync.subscribe(() => {
    if (sync.state().author !== author) stop();
    else if (isReceived()) {
      stop();
      send();
    }
  });
}

/** Notices every choice that is made in this window, and gives the function that stops it. */
export function watchChoices(sync: Sync): () => void {
  let before = sync.state();
  return sync.subscribe(() => {
    const now = sync.state();
    const was = before;
    before = now;
    if (was.outbox.lines === now.outbox.lines || was.author !== now.author) return;
    for (const [key, { conflict }] of Object.entries(was.outbox.lines)) {
      const line = now.outbox.lines[key];
      if (!conflict?.id || line?.conflict?.id === conflict.id) continue;
      settleOnceReceived(sync, key, conflict.id, keptOf(conflict, line));
    }
  });
}

/** The author has made another text of both since: theirs to send or to give up, whatever was chosen elsewhere. */
export function isRewritten({ fields, mine }: Conflict): boolean {
  const text = fields.find(({ field }) => field === 'narrative');
  return text !== undefined && (mine.narrative ?? '') !== (text.mine ?? '');
}

/** Takes out of this window what was chosen about on another device. */
export function dropChosen(sync: Sync, ids: ReadonlySet<string>): void {
  for (const [key, { conflict }] of Object.entries(sync.state().outbox.lines)) {
    if (conflict?.id && ids.has(conflict.id) && !isRewritten(conflict)) sync.dispatch({ is: 'discard', key });
  }
}

function keptOf({ fields }: Conflict, line: Line | undefined): KeptSide {
  const sent = line?.entries.flatMap(({ patch }) => Object.keys(patch)) ?? [];
  return fields.some(({ field }) => sent.includes(field)) ? 'MINE' : 'THEIRS';
}
