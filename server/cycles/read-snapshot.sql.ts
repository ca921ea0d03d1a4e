import { encodeNodeId } from '../../schema/node-id.ts';
import type { SnapshotAnswer, SnapshotCell } from '../../schema/types/snapshot.ts';
import type { Reader } from '../access/visibility.ts';
import { draftStatus, keysOf, visibleResponse } from '../access/visible-responses.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import { toEvent } from '../log/to-event.ts';
import { readAddenda } from './addendum.sql.ts';
import { frozenFields } from './frozen-fields.ts';
import type { SnapshotRow } from './snapshot.sql.ts';

/** A snapshot with who took it and how far the cycle was. */
export type ListedSnapshot = SnapshotRow & {
  taker_id: string | null;
  taker_name: string | null;
  answered: number;
  total: number;
};

const listed: Statement = {
  name: 'snapshot-listed',
  text: `
    select snapshot.id, snapshot.cycle_code, snapshot.name, closing, snapshot.position, snapshot.hash, snapshot.at, digest,
           signature, person.id as taker_id, person.name as taker_name, far.answered, far.total
      from snapshot
      join event on event.position = snapshot.position
      left join person on person.id = event.actor_id
      cross join lateral (
        select coalesce(sum(counts[3] + counts[5]), 0)::integer as answered,
               coalesce(sum(counts[1] + counts[2] + counts[3] + counts[4] + counts[5]), 0)::integer as total
          from snapshot_cell where snapshot_id = snapshot.id
      ) as far
     where snapshot.cycle_code = $1 order by snapshot.position`,
};

/** The snapshots of a cycle, oldest first. */
export function readListedSnapshots(connection: Queryable, cycleCode: string): Promise<ListedSnapshot[]> {
  return connection.query<ListedSnapshot>(listed, [cycleCode]);
}

const cells: Statement = {
  name: 'snapshot-read-cells',
  text: `
    select cell.country_code as "countryCode", cell.agency_code as "agencyCode", counts[1] as "notStarted",
           counts[2] as "inProgress", counts[3] as submitted, counts[4] as returned, counts[5] as accepted,
           counts[1] + counts[2] + counts[3] + counts[4] + counts[5] as total
      from snapshot_cell as said join cell on cell.id = said.cell_id
     where said.snapshot_id = $1::uuid and said.presence is distinct from 'NONE'
       and ($2::text[] is null or cell.country_code = any ($2))
     order by cell.country_code collate "C", cell.agency_code collate "C" nulls first`,
};

/** The cells in which answers were due: of these countries, or all. */
export function readSnapshotCells(
  connection: Queryable,
  id: string,
  countries: readonly string[] | null,
): Promise<SnapshotCell[]> {
  return connection.query<SnapshotCell>(cells, [id, countries]);
}

const answers: Statement = {
  name: 'snapshot-read-answers',
  text: `
    select cell.country_code as "countryCode", cell.agency_code as "agencyCode", frozen.item_code as "itemCode",
           frozen.status, frozen.revision, ${frozenFields.map((name) => `frozen.said ->> '${name}' as "${name}"`).join(', ')}, words.erased_by is not null and narrative.said is null as erased,
           narrative.said as narrative
      from cell
      join snapshot_cell as said on said.snapshot_id = $1::uuid and said.cell_id = cell.id
      join snapshot_answer as frozen on frozen.snapshot_id = $1::uuid and frozen.cell_id = cell.id
      left join event as words on words.position = frozen.narrative_position
      left join lateral (
        select change ->> 'to' as said from jsonb_array_elements(words.changes) as change
         where change ->> 'field' = 'narrative'
      ) as narrative on true
     where cell.country_code = $2 and said.presence is distinct from 'NONE'
       and ${visibleResponse(draftStatus('frozen.status'), '$3')}
     order by cell.agency_code collate "C" nulls first, frozen.item_code collate "C"`,
};

/** The answers of a country that were there then with what was added since, as far as somebody reads them. */
export async function readSnapshotAnswers(
  connection: Queryable,
  { id, country }: { id: string; country: string },
  reader: Reader,
): Promise<SnapshotAnswer[]> {
  const rows = await connection.query<Omit<SnapshotAnswer, 'id' | 'addenda'>>(answers, [
    id,
    country,
    keysOf(reader.scope),
  ]);
  const addenda = await readAddenda(connection, id, [country], reader);
  return rows.map((row) => ({
    ...row,
    id: encodeNodeId('SnapshotAnswer', id, row.countryCode, row.itemCode, row.agencyCode ?? ''),
    addenda: addenda
      .filter(({ agencyCode, itemCode }) => agencyCode === row.agencyCode && itemCode === row.itemCode)
      .map(toEvent),
  }));
}
