import type { LogPlaceInput } from '../../operations/operations.generated.ts';

const snapshotPrefix = 'snapshot:';

/** A place in the log as an address says it: a cursor, a moment, or a snapshot by its name; null for anything else. */
export function sincePlaceOf(text: string | undefined): LogPlaceInput | null {
  if (!text) return null;
  if (text.startsWith(snapshotPrefix)) return { snapshot: text.slice(snapshotPrefix.length) };
  if (/^\d+\.[0-9a-f]{12}$/.test(text)) return { cursor: text };
  return Number.isNaN(Date.parse(text)) ? null : { moment: new Date(text).toISOString() };
}

/** How an address names a snapshot. */
export function sinceSnapshot(name: string): string {
  return `${snapshotPrefix}${name}`;
}
