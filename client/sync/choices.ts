import { SettleConflictDocument } from '../operations/mine.generated.ts';
import type { KeptSide } from '../operations/operations.generated.ts';
import { RequestFault } from './http.ts';
import type { Conflict } from './outbox.ts';
import type { Sync } from './runtime.ts';

const retryMs = 10_000;

/**
 * Tells the server that a conflict is chosen about, once what is kept of one's own has been received: so that it waits on no
 * other device of theirs any more. Where the window goes before, it waits there still, and nothing is lost.
 */
export function settleOnceReceived(sync: Sync, key: string, id: string | undefined, kept: KeptSide): void {
  // One that an older version of the page kept on the device: its author chooses about it in the list.
  if (id === undefined) return;
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

/** The author has made another text of both since: theirs to send or to give up, whatever was chosen elsewhere. */
export function isRewritten({ fields, mine }: Conflict): boolean {
  const text = fields.find(({ field }) => field === 'narrative');
  return text !== undefined && (mine.narrative ?? '') !== (text.mine ?? '');
}

/**
 * Takes out of this window what was chosen about on another device. Where something else of the answer waits here, the author is asked:
 * they have written on since.
 */
export function dropChosen(sync: Sync, ids: ReadonlySet<string>): void {
  for (const [key, { conflict, entries, refusal }] of Object.entries(sync.state().outbox.lines)) {
    if (!conflict?.id || !ids.has(conflict.id) || isRewritten(conflict)) continue;
    if (entries.length === 0 && !refusal) sync.dispatch({ is: 'discard', key });
  }
}
