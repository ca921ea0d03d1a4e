import { permissions } from '../../access/permission-table.ts';
import { permits } from '../../access/permissions.ts';
import { changesContent } from '../../domain/response-fields.ts';
import type { Viewer } from '../../domain/viewer.ts';
import type { MergeResult } from './merge.ts';
import type { RecordableContext } from './record-context.sql.ts';
import type { RecordInput } from './record-input.ts';
import type { Refusal } from './refusal.ts';

/**
 * What an agency that asks for a second person says to a change that would leave its answer submitted (rule 58): null where
 * it may be. An acceptance is taken back by whoever decides, and so is a return of what they didn't write.
 */
export function heedSecondPerson(
  author: Viewer,
  { country, agency }: RecordInput,
  context: RecordableContext,
  result: Extract<MergeResult, { kind: 'RECORDED' }>,
): Refusal | null {
  if (!context.second_person || result.next.status !== 'SUBMITTED') return null;
  if (changesContent(result.changes)) return needed(agency);
  if (context.status === 'ACCEPTED') return null;
  if (context.own_words || (context.status !== 'RETURNED' && !isOfAgency(author, country, agency))) {
    return needed(agency);
  }
  if (changesContent((context.since ?? []).flatMap(({ changes }) => changes))) {
    return {
      code: 'INVALID',
      message: 'The answer says something else than you read: read it again, and submit that.',
    };
  }
  return null;
}

/** Whether somebody submits that agency's answers there without deciding on them. */
function isOfAgency({ memberships }: Viewer, countryCode: string, agencyCode: string | null = null): boolean {
  const target = { countryCode, agencyCode };
  return memberships.some(
    (membership) =>
      permissions[membership.role].accept === 'NEVER' &&
      permits(membership, 'writeAgencyAnswer', target) &&
      permits(membership, 'submit', target),
  );
}

function needed(agency: string | null | undefined): Refusal {
  return {
    code: 'SECOND_PERSON_NEEDED',
    message: `${agency} has what somebody wrote submitted by somebody else of theirs: leave it in progress, complete, for a colleague to submit.`,
  };
}
