import { encodeNodeId } from '../../schema/node-id.ts';
import type { Evidence, EvidenceAction, EvidenceFile } from '../../schema/types/evidence.ts';
import { toPerson } from '../domain/to-person.ts';
import type { Viewer } from '../domain/viewer.ts';
import { mayEraseEvidence, readsDownloads, refusalToDeclare } from './evidence.policy.ts';
import type { EvidenceRow } from './evidence.sql.ts';

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

function toFile({
  content: { file },
  fileId,
  fileState,
  received,
  mediaType,
}: EvidenceRow): EvidenceFile | null {
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
  ];
  return offered.flatMap(([action, may]) => (may ? [action] : []));
}

/** Whether somebody who reads evidence may send its file: whoever declared it may, also once the answer is submitted. */
export function maySend(
  viewer: Viewer,
  { authorId, fileState, withdrawn }: Pick<EvidenceRow, 'authorId' | 'fileState' | 'withdrawn'>,
): boolean {
  return !viewer.readOnly && authorId === viewer.personId && fileState === 'DECLARED' && !withdrawn;
}
