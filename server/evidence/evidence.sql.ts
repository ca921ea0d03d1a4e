import type { ResponseStatus } from '../../schema/types/response-status.ts';
import type { VisibilityScope } from '../access/visibility.ts';
import { draftStatus, keysOf, visibleResponse } from '../access/visible-responses.sql.ts';
import { teamColumns } from '../comments/comment-place.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import type { EvidenceContent } from '../database/tables/evidence.entity.ts';
import type { RuledEvidence } from './evidence.policy.ts';

/** Evidence as every statement that reads it returns it; what is erased is not read any more. */
export type EvidenceRow = RuledEvidence & {
  id: string;
  cellId: number;
  cycleCode: string;
  itemCode: string;
  status: ResponseStatus;
  cycleOpen: boolean;
  content: EvidenceContent;
  counts: boolean;
  authorName: string;
  declaredAt: Date;
  revision: number;
  withdrawnAt: Date | null;
  fileId: string | null;
  fileState: 'DECLARED' | 'RECEIVED' | 'REFUSED' | null;
  received: number | null;
  mediaType: string | null;
  /** Who sends the file. */
  senderId: string;
};

const today = `(clock_timestamp() at time zone 'utc')::date`;

/** Its `file`: that of its last revision. */
export const withFile = `
  left join lateral (
    select * from evidence_file where evidence_file.evidence_id = evidence.id
     order by evidence_file.revision desc limit 1
  ) as file on true`;

/** A document stands: neither withdrawn nor erased, and no file that was refused. */
export const stands = `
  evidence.withdrawn_at is null and evidence.erased_at is null and file.state is distinct from 'REFUSED'`;

/** Nothing of it is still to come. */
export const hasCome = `(file.id is null or file.state = 'RECEIVED')`;

/** It is of a cycle, or in force in it. What a closed one counted it counts for good. */
export function inForce(cycle: string): string {
  return `(evidence.dated_on between ${cycle}.opens_on and ${cycle}.closes_on
        or evidence.expires_on >= least(${today}, ${cycle}.closes_on))`;
}

/** It counts, as `Evidence.counts` says. */
export const counts = `(${stands} and ${hasCome} and ${inForce('cycle')})`;

export const evidenceTables = `
  evidence join cell on cell.id = evidence.cell_id join cycle on cycle.code = cell.cycle_code
  join lateral (
    select status from response
     where response.cell_id = evidence.cell_id and response.item_code = evidence.item_code limit 1
  ) as response on true
  ${withFile}`;

/** Of an `EvidenceRow`. */
export const columns = `
  evidence.id, evidence.cell_id as "cellId", cell.cycle_code as "cycleCode", cell.country_code as "countryCode",
  cell.agency_code as "agencyCode", evidence.item_code as "itemCode", response.status, cycle.state = 'OPEN' as "cycleOpen",
  said.content, evidence.sensitivity, ${counts} is true as counts, evidence.author_id as "authorId",
  author.name as "authorName", evidence.declared_at as "declaredAt", evidence.revision,
  evidence.withdrawn_at is not null as withdrawn, evidence.withdrawn_at as "withdrawnAt", file.id as "fileId",
  file.state as "fileState", file.received, file.media_type as "mediaType",
  coalesce(file.sender_id, evidence.author_id) as "senderId", ${teamColumns}`;

export const tables = `
  ${evidenceTables}
  join evidence_revision as said on said.evidence_id = evidence.id and said.revision = evidence.revision
  join person as author on author.id = evidence.author_id`;

/** Whether its answer is for somebody to read; which of its evidence is, `readsEvidence` says. */
export const read = (keys: `$${number}`) => visibleResponse(draftStatus('response.status'), keys);

const oneStatement: Statement = {
  name: 'evidence-one',
  text: `select ${columns} from ${tables}
          where evidence.id = $1::uuid and evidence.erased_at is null and ${read('$2')}`,
};

/** Evidence by its id, for somebody who reads its answer. */
export async function findEvidence(
  connection: Queryable,
  id: string,
  scope: VisibilityScope,
): Promise<EvidenceRow | undefined> {
  return (await connection.query<EvidenceRow>(oneStatement, [id, keysOf(scope)]))[0];
}

/** Who reads what was `said` in a revision: what was said in a draft, those alone who read drafts there. */
const readSaid = (keys: `$${number}`) => visibleResponse(`telling.visibility = 'DRAFT'`, keys);

const ofFileStatement: Statement = {
  name: 'evidence-of-file',
  // A file that stands is called as it is called now: a name that was corrected is told to nobody else.
  text: `select ${columns}, asked.id <> file.id as earlier,
                case when asked.id = file.id then said.content else brought.content end -> 'file' ->> 'name' as "fileName"
           from ${tables}
           join evidence_file as asked on asked.evidence_id = evidence.id
           join evidence_revision as brought on brought.evidence_id = evidence.id and brought.revision = asked.revision
           join event as telling on telling.position = brought.position
          where asked.id = $1::uuid and evidence.erased_at is null and ${read('$2')}
            and (asked.id = file.id or ${readSaid('$2')})`,
};

/** The same by the id of one of its files, with its name; `earlier`: another one stands in its place now. */
export async function findEvidenceOfFile(
  connection: Queryable,
  fileId: string,
  scope: VisibilityScope,
): Promise<(EvidenceRow & { earlier: boolean; fileName: string }) | undefined> {
  type Found = EvidenceRow & { earlier: boolean; fileName: string };
  return (await connection.query<Found>(ofFileStatement, [fileId, keysOf(scope)]))[0];
}

const revisionsStatement: Statement = {
  name: 'evidence-revisions',
  text: `
    select said.revision, said.content, telling.at, reviser.id as "personId", reviser.name as "personName",
           file.id as "fileId", file.state as "fileState", file.received, file.media_type as "mediaType"
      from evidence join cell on cell.id = evidence.cell_id
      join evidence_revision as said on said.evidence_id = evidence.id
      join event as telling on telling.position = said.position
      join person as reviser on reviser.id = telling.actor_id
      left join lateral (
        select * from evidence_file where evidence_file.evidence_id = evidence.id and evidence_file.revision <= said.revision
         order by evidence_file.revision desc limit 1
      ) as file on true
     where evidence.id = $1::uuid and evidence.erased_at is null and ${readSaid('$2')}
     order by said.revision desc limit $3::integer`,
};

/** What evidence says, or said once. */
export type RevisionRow = Pick<
  EvidenceRow,
  'revision' | 'content' | 'fileId' | 'fileState' | 'received' | 'mediaType'
> & { at: Date; personId: string; personName: string };

/** What evidence says and said before, the last first. */
export function readRevisionsOf(
  connection: Queryable,
  id: string,
  scope: VisibilityScope,
  limit: number,
): Promise<RevisionRow[]> {
  return connection.query<RevisionRow>(revisionsStatement, [id, keysOf(scope), limit]);
}

const ofAnswerStatement: Statement = {
  name: 'evidence-of-answer',
  text: `select ${columns} from ${tables}
          where evidence.cell_id = $1::integer and evidence.item_code = $2::text and evidence.erased_at is null
            and ${read('$3')}
          order by evidence.position`,
};

/** All that stands beside an answer, withdrawn or not; nothing for those who don't read the answer. */
export function readEvidenceOf(
  connection: Queryable,
  { cellId, itemCode }: { cellId: number; itemCode: string },
  scope: VisibilityScope,
): Promise<EvidenceRow[]> {
  return connection.query<EvidenceRow>(ofAnswerStatement, [cellId, itemCode, keysOf(scope)]);
}

const countsStatement: Statement = {
  name: 'evidence-counts',
  text: `
    select cell.agency_code as "agencyCode", evidence.item_code as "itemCode",
           count(*)::integer as documents, (count(*) filter (where ${counts}))::integer as counting
      from ${evidenceTables}
     where cell.cycle_code = $1::text and cell.country_code = $2::text and ${stands} and ${read('$3')}
     group by cell.agency_code, evidence.item_code
     order by cell.agency_code nulls first, evidence.item_code`,
};

export type EvidenceCount = {
  agencyCode: string | null;
  itemCode: string;
  documents: number;
  counting: number;
};

/** How much stands beside each answer of a country that somebody reads. */
export function readEvidenceCounts(
  connection: Queryable,
  cycle: string,
  country: string,
  scope: VisibilityScope,
): Promise<EvidenceCount[]> {
  return connection.query<EvidenceCount>(countsStatement, [cycle, country, keysOf(scope)]);
}

const kindsStatement: Statement = {
  name: 'evidence-kinds',
  text: `
    select item.evidence as kinds
      from cycle join checklist_item as item on item.version = cycle.checklist_version
     where cycle.code = $1::text and item.code = $2::text`,
};

/** The kinds of evidence that an item lists in its cycle. */
export async function readKinds(connection: Queryable, cycle: string, item: string): Promise<string[]> {
  return (await connection.query<{ kinds: string[] }>(kindsStatement, [cycle, item]))[0]?.kinds ?? [];
}

const downloadsStatement: Statement = {
  name: 'evidence-downloads',
  text: `
    select person.id, person.name, download.at
      from evidence_download as download join person on person.id = download.person_id
     where download.file_id in (select id from evidence_file where evidence_id = $1::uuid)
     order by download.at desc limit $2::integer`,
};

/** Who took a file of evidence, the last first. */
export function readDownloadsOf(
  connection: Queryable,
  id: string,
  limit: number,
): Promise<{ id: string; name: string; at: Date }[]> {
  return connection.query(downloadsStatement, [id, limit]);
}

// One reading of a file, in however many ranges, is one line.
const noteStatement: Statement = {
  name: 'evidence-note-download',
  text: `
    insert into evidence_download (file_id, person_id, at)
    select $1::uuid, $2::uuid, date_trunc('milliseconds', clock_timestamp())
     where not exists (
       select from evidence_download
        where file_id = $1::uuid and person_id = $2::uuid and at > clock_timestamp() - interval '10 minutes')
    on conflict do nothing`,
};

/** Notes that somebody begins to take a file. */
export async function noteDownload(connection: Queryable, fileId: string, personId: string): Promise<void> {
  await connection.query(noteStatement, [fileId, personId]);
}
