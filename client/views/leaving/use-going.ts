import { useEffect, useState } from 'preact/hooks';
import { useApp, useSelected } from '../../elements/app-context.ts';
import { keyOf } from '../../sync/model.ts';
import { lineOf } from '../../sync/outbox.ts';
import type { Edit } from '../../sync/outbox-edits.ts';

/**
 * Hands changes to the outbox. Of one answer each goes only once the one before has its outcome: joined they would not be what was
 * written. Gives the function that begins, and the answers of which something has not been handed over yet.
 */
export function useGoing(): { go: (edits: readonly Edit[]) => void; ahead: ReadonlySet<string> } {
  const { sync } = useApp();
  const [waiting, setWaiting] = useState<readonly Edit[]>([]);
  const outbox = useSelected((state) => state.outbox);
  useEffect(() => {
    const keys = waiting.map(({ address }) => keyOf(address));
    const next = waiting.find(
      ({ address }, index) =>
        lineOf(outbox, address).entries.length === 0 && keys.indexOf(keyOf(address)) === index,
    );
    if (!next) return;
    setWaiting(waiting.filter((one) => one !== next));
    sync.dispatch({ is: 'edit', edit: next });
    sync.dispatch({ is: 'settle', key: keyOf(next.address) });
  }, [sync, waiting, outbox]);
  return { go: setWaiting, ahead: new Set(waiting.map(({ address }) => keyOf(address))) };
}
