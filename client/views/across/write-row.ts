import { keyOf, type Patch, valuesNamedBy } from '../../sync/model.ts';
import type { Along } from '../../sync/outbox.ts';
import type { Sync } from '../../sync/runtime.ts';
import type { AcrossRow } from './across-rows.ts';

/** Hands a change of one row to the outbox, to be sent at once. Who rates or writes has begun. `along` goes with it. */
export function writeRow(
  sync: Sync,
  { address, values, server }: AcrossRow,
  change: Patch,
  along: Along,
): void {
  const begins = values.status === 'NOT_STARTED' && !('status' in change);
  const patch: Patch = { ...(begins && { status: 'IN_PROGRESS' }), ...change };
  sync.dispatch({
    is: 'edit',
    edit: {
      address,
      patch,
      seen: valuesNamedBy(patch, values),
      relied: along,
      base: server?.revision ?? 0,
      note: null,
      mutationId: crypto.randomUUID(),
      at: new Date().toISOString(),
    },
  });
  sync.dispatch({ is: 'settle', key: keyOf(address) });
}
