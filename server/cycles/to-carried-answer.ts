import { encodeNodeId } from '../../schema/node-id.ts';
import type { CarriedAnswer, CarriedText } from '../../schema/types/carried-answer.ts';
import { isDraft, nothingSaid, pickContent } from '../domain/response-fields.ts';
import type { CarriedRow } from '../responses/carried-answers.sql.ts';

/** What stands beside one answer, from its rows. `begun`: somebody has begun the answer, as far as the reader may know. */
export function toCarriedAnswer(
  sources: readonly [CarriedRow, ...CarriedRow[]],
  begun: boolean,
): CarriedAnswer {
  const { agency_code: agencyCode, item_code: itemCode, kind } = sources[0];
  const ratable = kind === 'SAME' || kind === 'REWORDED';
  const unfinished = sources.every(({ status }) => isDraft(status));
  return {
    agencyCode,
    itemCode,
    kind,
    ...(ratable ? pickContent(sources[0]) : nothingSaid),
    unfinished,
    standing: !begun && !unfinished,
    from: sources.map(textOf),
  };
}

/** Rows by the answer beside which they stand. */
export function groupCarried(
  rows: readonly CarriedRow[],
  keyOf: (row: CarriedRow) => string,
): Map<string, [CarriedRow, ...CarriedRow[]]> {
  const groups = new Map<string, [CarriedRow, ...CarriedRow[]]>();
  for (const row of rows) {
    const others = groups.get(keyOf(row));
    if (others) others.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

function textOf(row: CarriedRow): CarriedText {
  const { snapshot_id, country_code, from_item_code, agency_code } = row;
  return {
    id: encodeNodeId('SnapshotAnswer', snapshot_id, country_code, from_item_code, agency_code ?? ''),
    cycleCode: row.from_cycle_code,
    itemCode: from_item_code,
    status: row.status,
    narrative: row.narrative,
    erased: row.erased,
    amended: row.amended,
  };
}
