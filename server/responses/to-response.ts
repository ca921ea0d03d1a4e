import { encodeNodeId } from '../../schema/node-id.ts';
import type { Person } from '../../schema/types/person.ts';
import type { Response } from '../../schema/types/response.ts';
import { fieldNames, type ResponseFields } from '../domain/response-fields.ts';
import { toPerson } from '../domain/to-person.ts';

/** What every statement that reads responses returns of each. */
export type ResponseRow = ResponseFields & {
  agency_code: string | null;
  item_code: string;
  revision: number;
  updated_at: Date;
  author_id: string;
  author_name: string;
};

/**
 * The columns of a `ResponseRow`, where a statement has the table `person` as `author`, and the tables `cell` and
 * `response` under their names or under others.
 */
export function responseColumns(cell = 'cell', response = 'response'): string {
  return `
    ${cell}.agency_code, ${response}.item_code, ${fieldNames.map((name) => `${response}.${name}`).join(', ')},
    ${response}.revision, ${response}.updated_at, author.id as author_id, author.name as author_name`;
}

/** A response as it stands. */
export type ResponseState = ResponseFields & {
  cycleCode: string;
  countryCode: string;
  itemCode: string;
  agencyCode: string | null;
  revision: number;
  updatedAt: Date;
  updatedBy: { id: string; name: string };
};

/**
 * A response from its row; the cycle and the country are those that were asked for. Field by field, for a checklist has
 * hundreds of them, and one that begins with a spread takes some forty times as long to make.
 */
export function toResponseState(cycleCode: string, countryCode: string, row: ResponseRow): ResponseState {
  return {
    cycleCode,
    countryCode,
    itemCode: row.item_code,
    agencyCode: row.agency_code,
    status: row.status,
    rating: row.rating,
    narrative: row.narrative,
    revision: row.revision,
    updatedAt: row.updated_at,
    updatedBy: { id: row.author_id, name: row.author_name },
  };
}

/** What of it takes time to make is made when it is asked for. */
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
