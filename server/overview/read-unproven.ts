import type { ContradictionArgs } from '../../schema/types/contradiction.ts';
import type { ResponsePage } from '../../schema/types/response-page.ts';
import type { VisibilityScope } from '../access/visibility.ts';
import type { Queryable } from '../database/database.ts';
import { badUserInput } from '../lib/api-errors.ts';
import { formatCursor, logPosition } from '../log/cursor.ts';
import { toResponse, toResponseState } from '../responses/to-response.ts';
import { readUnprovenRows, type UnprovenPlace } from './unproven.sql.ts';

const USUAL_SIZE = 20;
const LARGEST_SIZE = 50;

/** A page of what was accepted without evidence, by country, agency and item. */
export async function readUnproven(
  connection: Queryable,
  cycle: string,
  args: ContradictionArgs,
  scope: VisibilityScope,
): Promise<ResponsePage> {
  const size = args.first ?? USUAL_SIZE;
  if (size < 0 || size > LARGEST_SIZE) throw badUserInput(`A page holds 0 to ${LARGEST_SIZE} answers.`);
  const asked = { after: placeOf(args.after), limit: size + 1 };
  const which = { cycle, countries: args.countries ?? null, area: args.area ?? null };
  const rows = await readUnprovenRows(connection, which, asked, scope);
  const [first] = rows;
  if (!first) throw new Error('the log has no head');
  const found = rows.filter(({ country_code: country }) => country !== null);
  const page = found.slice(0, size);
  const last = page.at(-1);
  return {
    nodes: page.map((row) => toResponse(toResponseState(cycle, row.country_code ?? '', row))),
    totalCount: first.total,
    hasNextPage: found.length > size,
    endCursor: last ? `${last.country_code} ${last.agency_code ?? ''} ${last.item_code}` : null,
    cursor: formatCursor(logPosition(first.position, first.hash)),
  };
}

function placeOf(after: string | null | undefined): UnprovenPlace | null {
  if (after == null) return null;
  const [, countryCode, agencyCode, itemCode] = /^([\w-]+) ([\w-]*) ([\w.-]+)$/.exec(after) ?? [];
  if (countryCode === undefined || agencyCode === undefined || itemCode === undefined) {
    throw badUserInput('This is not the end of a page: send an endCursor as it was given.');
  }
  return { countryCode, agencyCode, itemCode };
}
