import type { ResponsePageArgs } from '../../schema/types/response-args.ts';
import type { ResponsePage } from '../../schema/types/response-page.ts';
import type { VisibilityScope } from '../access/visibility.ts';
import type { Database } from '../database/database.ts';
import { badUserInput } from '../lib/api-errors.ts';
import { formatCursor, logPosition } from '../log/cursor.ts';
import { type ResponseKeyset, type ResponsePageRow, readResponses } from './read-responses.sql.ts';
import { toResponse, toResponseState } from './to-response.ts';

const DEFAULT_SIZE = 50;
const LARGEST_SIZE = 200;

/** A page of the answers of one cycle that match and that the viewer may see, those that have not changed for longest first. */
export async function readResponsePage(
  database: Database,
  cycle: string,
  args: ResponsePageArgs,
  scope: VisibilityScope,
): Promise<ResponsePage> {
  const size = args.first ?? DEFAULT_SIZE;
  if (size < 0 || size > LARGEST_SIZE) throw badUserInput(`A page holds 0 to ${LARGEST_SIZE} answers.`);
  const { status = null, countries = null, agencies = null, area = null } = args;
  const filter = { cycle, status, countries, agencies, countryTeam: args.countryTeam ?? false, area };
  const after = args.after == null ? null : parseEndCursor(args.after);
  const rows = await readResponses(database, filter, after, size + 1, scope);
  const [first] = rows;
  if (!first) throw new Error('the log has no head');
  const found = rows.filter(({ country_code: country }) => country !== null);
  const page = found.slice(0, size);
  const last = page.at(-1);
  return {
    nodes: page.map((row) => toResponse(toResponseState(cycle, row.country_code ?? '', row))),
    totalCount: first.total,
    hasNextPage: found.length > size,
    endCursor: last ? formatEndCursor(last) : null,
    cursor: formatCursor(logPosition(first.position, first.hash)),
  };
}

function formatEndCursor(row: ResponsePageRow): string {
  const parts = [row.updated_at.toISOString(), row.country_code, row.agency_code ?? '', row.item_code];
  return Buffer.from(parts.join(' '), 'utf8').toString('base64url');
}

function parseEndCursor(cursor: string): ResponseKeyset {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([\w-]+) ([\w-]*) ([\w.-]+)$/.exec(text);
  const [, updatedAt, countryCode, agencyCode, itemCode] = match ?? [];
  if (
    updatedAt === undefined ||
    countryCode === undefined ||
    agencyCode === undefined ||
    itemCode === undefined ||
    Number.isNaN(Date.parse(updatedAt))
  ) {
    throw badUserInput(
      'This is not the end of a page of answers: send an endCursor as it was given, or nothing.',
    );
  }
  return { updatedAt, countryCode, agencyCode, itemCode };
}
