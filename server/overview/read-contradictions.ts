import type {
  Contradiction,
  ContradictionArgs,
  ContradictionPage,
} from '../../schema/types/contradiction.ts';
import type { VisibilityScope } from '../access/visibility.ts';
import type { Queryable } from '../database/database.ts';
import { badUserInput } from '../lib/api-errors.ts';
import { formatCursor, logPosition } from '../log/cursor.ts';
import { toResponse, toResponseState } from '../responses/to-response.ts';
import { type ContradictionPlace, readContradictionRows } from './contradictions.sql.ts';

const USUAL = 20;
const MOST = 50;

/** A page of the contradictions of a cycle, among the answers that somebody reads. */
export async function readContradictions(
  connection: Queryable,
  cycle: string,
  args: ContradictionArgs,
  scope: VisibilityScope,
): Promise<ContradictionPage> {
  const size = args.first ?? USUAL;
  if (size < 0 || size > MOST) throw badUserInput(`A page holds 0 to ${MOST} contradictions.`);
  const after = args.after == null ? null : parseEnd(args.after);
  const which = { cycle, countries: args.countries ?? null, area: args.area ?? null };
  const rows = await readContradictionRows(connection, which, { after, limit: size + 1 }, scope);
  const [first] = rows;
  if (!first) throw new Error('the log has no head');
  const found: Contradiction[] = [];
  for (const row of rows) {
    const { country_code: countryCode, item_code: itemCode, steps } = row;
    if (countryCode === null) continue;
    const answer = toResponse(toResponseState(cycle, countryCode, row));
    const last = found.at(-1);
    if (last?.countryCode === countryCode && last.itemCode === itemCode) last.answers.push(answer);
    else found.push({ countryCode, itemCode, steps, answers: [answer] });
  }
  const nodes = found.slice(0, size);
  return {
    nodes,
    totalCount: first.total,
    hasNextPage: found.length > size,
    endCursor: endOf(nodes.at(-1)),
    cursor: formatCursor(logPosition(first.position, first.hash)),
  };
}

function endOf(last: ContradictionPlace | undefined): string | null {
  if (!last) return null;
  const { steps, countryCode, itemCode } = last;
  return Buffer.from(JSON.stringify([steps, countryCode, itemCode]), 'utf8').toString('base64url');
}

function parseEnd(cursor: string): ContradictionPlace {
  const [, steps, countryCode, itemCode] =
    /^\[(\d),"([\w.-]{1,40})","([\w.-]{1,40})"\]$/.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ??
    [];
  if (steps === undefined || countryCode === undefined || itemCode === undefined) {
    throw badUserInput('This is not the end of a page of contradictions: send an endCursor as it was given.');
  }
  return { steps: Number(steps), countryCode, itemCode };
}
