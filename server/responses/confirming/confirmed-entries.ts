import { decodeNodeId } from '../../../schema/node-id.ts';
import type { ConfirmResponseInput } from '../../../schema/types/confirm-response-input.ts';
import { visibilityOf } from '../../access/visibility.ts';
import type { Queryable } from '../../database/database.ts';
import { isDraft, nothingSaid, pickContent } from '../../domain/response-fields.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { isUuid } from '../../lib/is-uuid.ts';
import { type CarriedRow, type RecordedName, readCarriedByName } from '../carried-answers.sql.ts';
import type { Entry } from '../recording/record-input.ts';
import type { Refusal } from '../recording/refusal.ts';

/**
 * What somebody confirms, as entries of the one write path: from nothing to what the recorded answer says, based on revision 0. What can't be confirmed goes along with its refusal, which is given where it wasn't confirmed before.
 */
export async function confirmedEntries(
  connection: Queryable,
  author: Viewer,
  inputs: readonly ConfirmResponseInput[],
): Promise<Entry[]> {
  const names = inputs.map(({ answer }) => nameOf(answer));
  const rows = await readCarriedByName(connection, names, visibilityOf(author));
  return inputs.map(({ mutationId, answer, writtenAt }, index): Entry => {
    const found = rows.filter(({ ordinal, status }) => ordinal === index && !isDraft(status));
    const row = found.find(({ kind }) => kind === 'SAME' || kind === 'REWORDED');
    const { snapshot, country, item, agency } = names[index] ?? nothing;
    return {
      author,
      input: {
        mutationId,
        cycle: row?.cycle_code,
        country,
        item: row?.item_code ?? item,
        agency,
        baseRevision: 0,
        ...pickContent(row ?? nothingSaid),
        writtenAt,
        confirms: { answer, continues: `${snapshot}:${item}`, refusal: refusalOf(row, found, inputs.length) },
      },
    };
  });
}

const nothing: RecordedName = { snapshot: null, country: '', item: '', agency: null };

function nameOf(id: string): RecordedName {
  const named = decodeNodeId(id);
  if (named?.type !== 'SnapshotAnswer' || named.parts.some((part) => part.includes('\0'))) return nothing;
  const [snapshot, country, item, agency] = named.parts;
  return isUuid(snapshot) ? { snapshot, country, item, agency: agency || null } : nothing;
}

function refusalOf(
  row: CarriedRow | undefined,
  found: readonly CarriedRow[],
  together: number,
): Refusal | null {
  if (row?.kind === 'SAME' || (row && together === 1)) return null;
  if (row) {
    return {
      code: 'REWORDED',
      message: `${row.item_code} is asked in other words than last year: compare them, and confirm its answer alone.`,
    };
  }
  return found.length > 0
    ? {
        code: 'NOT_CONFIRMABLE',
        message:
          'The item was split or merged since: take over what still holds of the text, and rate it anew.',
      }
    : {
        code: 'NOT_CARRIED',
        message: 'No such answer is carried over: read `carried` of the country’s checklist again.',
      };
}
