import { encodeNodeId } from '../../schema/node-id.ts';
import type { Person } from '../../schema/types/person.ts';
import type { RecordResponseResult } from '../../schema/types/record-response-result.ts';
import type { Response } from '../../schema/types/response.ts';
import { toPerson } from '../domain/to-person.ts';
import type { RecordOutcome, ResponseState } from './recording/record-outcome.ts';

/** What of it takes time to make is made when it is asked for: a checklist has hundreds of them. */
class ShownResponse implements Response {
  readonly cycleCode: string;
  readonly countryCode: string;
  readonly itemCode: string;
  readonly agencyCode: string | null;
  readonly status: Response['status'];
  readonly rating: Response['rating'];
  readonly narrative: string | null;
  readonly revision: number;
  readonly updatedAt: Date;
  private readonly author: ResponseState['updatedBy'];

  constructor(state: ResponseState) {
    this.cycleCode = state.cycleCode;
    this.countryCode = state.countryCode;
    this.itemCode = state.itemCode;
    this.agencyCode = state.agencyCode;
    this.status = state.status;
    this.rating = state.rating;
    this.narrative = state.narrative;
    this.revision = state.revision;
    this.updatedAt = state.updatedAt;
    this.author = state.updatedBy;
  }

  get id(): string {
    return encodeNodeId('Response', this.cycleCode, this.countryCode, this.itemCode, this.agencyCode ?? '');
  }

  get updatedBy(): Person {
    return toPerson(this.author);
  }
}

/** A response as the API shows it. */
export function toResponse(state: ResponseState): Response {
  return new ShownResponse(state);
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
