import type { ResponseStatus } from '../../operations/operations.generated.ts';
import { keyOf, type RecordedResponse } from '../../sync/model.ts';
import { noWhy, type Why } from '../../sync/outbox.ts';
import type { Sync } from '../../sync/runtime.ts';

/**
 * Decides on answers as they stand on the page. The text and the rating that were read go along unchanged. If
 * somebody changed them meanwhile, the server answers with a conflict instead of accepting what nobody looked at.
 */
export function decide(
  sync: Sync,
  responses: readonly RecordedResponse[],
  status: ResponseStatus,
  why: Why = noWhy,
): void {
  for (const response of responses) {
    const { rating, narrative } = response;
    const address = addressOf(response);
    sync.dispatch({
      is: 'edit',
      edit: {
        address,
        patch: { status },
        seen: { status: response.status },
        relied: { rating, narrative },
        base: response.revision,
        ...why,
        mutationId: crypto.randomUUID(),
        at: new Date().toISOString(),
      },
    });
    sync.dispatch({ is: 'settle', key: keyOf(address) });
  }
}

/** Which response it is. */
export function addressOf({ cycleCode, countryCode, agencyCode, itemCode }: RecordedResponse) {
  return { cycle: cycleCode, country: countryCode, agency: agencyCode, item: itemCode };
}
