import { canRead, visibilityOf } from '../../access/visibility.ts';
import type { Queryable } from '../../database/database.ts';
import { cellProgress } from '../../domain/cell.ts';
import { isDraft } from '../../domain/draft.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { formatCursor, logPosition } from '../../log/cursor.ts';
import { findClashes } from './merge.ts';
import { readAsOf } from './read-as-of.sql.ts';
import { type RecordTarget, type ReplayContext, readReplays } from './read-for-recording.sql.ts';
import type { RecordInput } from './record-input.ts';
import type { RecordOutcome, ResponseState } from './record-outcome.ts';

/** An input that has a receipt, its author, and its index in the call. */
type Replay = { index: number; author: Viewer; input: RecordInput; target: RecordTarget };

/**
 * First outcomes told again (rule 8): cursor, merged, id and fields as they were, response and progress as they are now.
 * Whoever may no longer read the answer, because roles have ended since, is told what they were told then, and nothing
 * that came later. Returned by the index of their entry.
 */
export async function replayOutcomes(
  database: Queryable,
  replays: readonly Replay[],
): Promise<Map<number, RecordOutcome>> {
  const contexts = await readReplays(
    database,
    replays.map(({ target }) => target),
  );
  const byIndex = new Map(replays.map((replay) => [replay.index, replay]));
  const outcomes = new Map<number, RecordOutcome>();
  for (const context of contexts) {
    const replay = byIndex.get(context.ordinal);
    if (!replay) throw new Error('a replay was read that nobody asked for');
    const told = mayStillRead(replay.author, context)
      ? context
      : { ...context, ...(await readAsOf(database, context)) };
    outcomes.set(context.ordinal, replayOutcome(replay.input, told));
  }
  return outcomes;
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
  const place = { countryCode: context.country_code, agencyCode: context.agency_code };
  const response: ResponseState = {
    ...place,
    cycleCode: context.cycle_code,
    itemCode: context.item_code,
    status: context.status,
    rating: context.rating,
    narrative: context.narrative,
    revision: context.revision,
    updatedAt: context.updated_at,
    updatedBy: context.updated_by,
  };
  if (context.outcome === 'CONFLICTED') {
    const since = (context.since ?? []).map((change) => ({ ...change, at: new Date(change.at) }));
    const { position } = context;
    return {
      kind: 'CONFLICTED',
      mutationId,
      position,
      response,
      clashes: findClashes(input, since),
      replayed: true,
    };
  }
  return {
    kind: 'RECORDED',
    mutationId,
    response,
    progress: cellProgress(place, context.counts, context.cell_updated_at),
    cursor: formatCursor(logPosition(context.position, context.hash)),
    merged: context.merged,
    replayed: true,
  };
}
