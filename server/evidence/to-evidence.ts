import { encodeNodeId } from '../../schema/node-id.ts';
import type {
  Evidence,
  EvidenceAction,
  EvidenceFile,
  EvidenceRevision,
} from '../../schema/types/evidence.ts';
import { toPerson } from '../domain/to-person.ts';
import type { Viewer } from '../domain/viewer.ts';
import { mayEraseEvidence, readsDownloads, readsRevisions, refusalToDeclare } from './evidence.policy.ts';
import type { EvidenceRow, RevisionRow } from './evidence.sql.ts';

/** Evidence as the API shows it to somebody who reads it. */
export function toEvidence(row: EvidenceRow, viewer: Viewer): Evidence {
  const { id, content, authorId, authorName, ...shown } = row;
  const { kind, datedOn, language, shows, expiresOn, url } = content;
  return {
    id: encodeNodeId('Evidence', id),
    cycleCode: shown.cycleCode,
    countryCode: shown.countryCode,
    agencyCode: shown.agencyCode,
    itemCode: shown.itemCode,
    form: content.file ? 'FILE' : 'LINK',
    kind,
    datedOn,
    language,
    sensitivity: shown.sensitivity,
    shows,
    expiresOn,
    url,
    file: toFile(row),
    counts: shown.counts,
    author: toPerson({ id: authorId, name: authorName }),
    declaredAt: shown.declaredAt,
    revision: shown.revision,
    withdrawnAt: shown.withdrawnAt,
    viewerCan: actionsOn(row, viewer),
  };
}

/** What it said at a revision, as the API shows it. */
export function toRevision(row: RevisionRow): EvidenceRevision {
  const { kind, datedOn, language, sensitivity, shows, expiresOn, url } = row.content;
  return {
    revision: row.revision,
    at: row.at,
    by: toPerson({ id: row.personId, name: row.personName }),
    kind,
    datedOn,
    language,
    sensitivity,
    shows,
    expiresOn,
    url,
    file: toFile(row),
  };
}

function toFile({
  content: { file },
  fileId,
  fileState,
  received,
  mediaType,
}: Pick<EvidenceRow, 'content' | 'fileId' | 'fileState' | 'received' | 'mediaType'>): EvidenceFile | null {
  if (!file || fileId === null || fileState === null) return null;
  const { name, bytes, sha256 } = file;
  return { id: fileId, name, bytes, state: fileState, received: received ?? 0, mediaType, sha256 };
}

function actionsOn(row: EvidenceRow, viewer: Viewer): EvidenceAction[] {
  const changes = row.cycleOpen && !row.withdrawn && refusalToDeclare(viewer, row, row.status) === null;
  const offered: [EvidenceAction, boolean][] = [
    ['REVISE', changes],
    ['WITHDRAW', changes],
    ['ERASE', mayEraseEvidence(viewer, row)],
    ['SEND', maySend(viewer, row)],
    ['READ_DOWNLOADS', row.fileState === 'RECEIVED' && readsDownloads(viewer, row)],
    ['READ_REVISIONS', row.revision > 1 && readsRevisions(viewer, row)],
  ];
  return offered.flatMap(([action, may]) => (may ? [action] : []));
}

/** Whether somebody who reads evidence may send its file: whoever declared the file, also once the answer is submitted. */
export function maySend(
  viewer: Viewer,
  { senderId, fileState, withdrawn }: Pick<EvidenceRow, 'senderId' | 'fileState' | 'withdrawn'>,
): boolean {
  return !viewer.readOnly && senderId === viewer.personId && fileState === 'DECLARED' && !withdrawn;
}
