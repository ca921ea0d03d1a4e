import type { Patch, Values } from '../../sync/model.ts';

/** What an answer becomes when a text of the cycle before is taken over: it comes after what stands there, its rating where there is none. */
export function takenOver(values: Values, text: string, rating: Values['rating']): Patch {
  const standing = values.narrative ?? '';
  return {
    ...(values.status === 'NOT_STARTED' && { status: 'IN_PROGRESS' as const }),
    ...(rating && !values.rating && { rating }),
    narrative: standing ? `${standing}\n\n${text}` : text,
  };
}
