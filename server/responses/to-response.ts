import { encodeNodeId } from '../../schema/node-id.ts';
import type { RecordResponseResult } from '../../schema/types/record-response-result.ts';
import type { Response } from '../../schema/types/response.ts';
import { toPerson } from '../identity/to-person.ts';
import type { RecordOutcome, ResponseState } from './record-outcome.ts';

/** A response as the API shows it. */
export function toResponse(state: ResponseState): Response {
  const { cycleCode, countryCode, itemCode, agencyCode } = state;
  return {
    id: encodeNodeId('Response', cycleCode, countryCode, itemCode, agencyCode ?? ''),
    cycleCode,
    countryCode,
    itemCode,
    agencyCode,
    status: state.status,
    rating: state.rating,
    narrative: state.narrative,
    revision: state.revision,
    updatedAt: state.updatedAt,
    updatedBy: toPerson(state.updatedBy),
  };
}

/** What became of an input as the API says it. */
export function toRecordResult(outcome: RecordOutcome): RecordResponseResult {
  const { mutationId } = outcome;
  switch (outcome.kind) {
    case 'RECORDED': {
      const { progress, cursor, merged, replayed } = outcome;
      const response = toResponse(outcome.response);
      return { __typename: 'ResponseRecorded', mutationId, response, progress, cursor, merged, replayed };
    }
    case 'CONFLICTED':
      return {
        __typename: 'ResponseConflict',
        mutationId,
        id: encodeNodeId('Event', String(outcome.position)),
        response: toResponse(outcome.response),
        fields: outcome.clashes.map((clash) => ({ ...clash, theirsBy: toPerson(clash.theirsBy) })),
        replayed: outcome.replayed,
      };
    case 'REFUSED':
      return { __typename: 'ResponseRefused', mutationId, code: outcome.code, message: outcome.message };
  }
}
