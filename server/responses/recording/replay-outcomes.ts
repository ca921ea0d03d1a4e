import { canRead, visibilityOf } from '../../access/visibility.ts';
import type { Queryable } from '../../database/database.ts';
import { cellProgress } from '../../domain/cell.ts';
import { isDraft } from '../../domain/response-fields.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { formatCursor, logPosition } from '../../log/cursor.ts';
import { toResponseState } from '../to-response.ts';
import { findClashes } from './merge.ts';
import { type ReplayContext, readAsOf, readReplays } from './read-replays.sql.ts';
import { targetOf } from './record-context.sql.ts';
import type { Pending, RecordInput } from './record-input.ts';
import type { RecordOutcome, Resolve } from './record-outcome.ts';

/**
 * First outcomes told again (rule 8), in one read: cursor, merged, id and fields as they were, response and progress as
 * they are now. An author who may no longer read the answer, because roles have ended since, is told what they were told then,
 * and nothing that came later. Outcomes go to `resolve` by the index of their entry.
 */
export async function replay(
  database: Queryable,
  entries: readonly Pending[],
  resolve: Resolve,
): Promise<void> {
  if (entries.length === 0) return;
  const byIndex = new Map(entries.map((entry) => [entry.index, entry]));
  const targets = entries.map((entry) => targetOf(entry, entry.index));
  for (const context of await readReplays(database, targets)) {
    const entry = byIndex.get(context.ordinal);
    if (!entry) throw new Error('a replay was read that nobody asked for');
    const told = mayStillRead(entry.author, context)
      ? context
      : { ...context, ...(await readAsOf(database, context)) };
    resolve(context.ordinal, replayOutcome(entry.input, told));
  }
}

function mayStillRead(author: Viewer, context: ReplayContext): boolean {
  return canRead(visibilityOf(author), {
    countryCode: context.country_code,
    agencyCode: context.agency_code,
    draft: isDraft(context.status),
    reportingAgencies: context.reporting_agencies,
  });
}

function replayOutcome(input: RecordInput, context: ReplayContext): RecordOutcome {
  const { mutationId } = input;
  const response = toResponseState(context.cycle_code, context.country_code, context);
  if (context.outcome === 'CONFLICTED') {
    const since = (context.since ?? []).map((change) => ({ ...change, at: new Date(change.at) }));
    const { position } = context;
    // What was confirmed is no part of the input: the event says it.
    const mine = input.confirms
      ? { ...input, ...Object.fromEntries((context.mine ?? []).map(({ field, to }) => [field, to])) }
      : input;
    const clashes = findClashes(mine, since);
    return { kind: 'CONFLICTED', mutationId, position, response, clashes, replayed: true };
  }
  return {
    kind: 'RECORDED',
    mutationId,
    response,
    progress: cellProgress(response, context.counts, context.carried, context.cell_updated_at),
    cursor: formatCursor(logPosition(context.position, context.hash)),
    merged: context.merged,
    replayed: true,
  };
}
