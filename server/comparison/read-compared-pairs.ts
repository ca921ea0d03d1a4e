import { encodeNodeId } from '../../schema/node-id.ts';
import type {
  ComparedAnswer,
  ComparedPair,
  ComparedPairPage,
  ComparedPairsArgs,
} from '../../schema/types/comparison.ts';
import { readerOf } from '../access/visibility.ts';
import { readAddenda } from '../cycles/addendum.sql.ts';
import type { Database, Queryable } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput } from '../lib/api-errors.ts';
import type { LogEvent } from '../log/log-event.ts';
import { toEvent } from '../log/to-event.ts';
import { compare } from './compare.ts';
import type { Side } from './find-side.ts';
import { type PairPlace, type PairRow, readPairs } from './pair.sql.ts';

const USUAL = 50;
const MOST = 100;

/** A page of pairs that somebody reads, each with both answers. */
export function readComparedPairs(
  database: Database,
  viewer: Viewer,
  args: ComparedPairsArgs,
): Promise<ComparedPairPage> {
  const size = args.first ?? USUAL;
  if (size < 1 || size > MOST) throw badUserInput(`A page holds 1 to ${MOST} pairs.`);
  const after = args.after == null ? null : parseEnd(args.after);
  return compare(database, viewer, args, async (connection, compared, cursor) => {
    const which = { kinds: args.kinds ?? null, reasons: args.reasons ?? null };
    const found = await readPairs(connection, compared, which, { after, limit: size + 1 });
    const shown = found.slice(0, size);
    const countries = [...new Set(shown.map(({ countryCode }) => countryCode))];
    const addendaOf = ({ snapshot }: Side) => readAddendaOf(connection, snapshot, countries, viewer);
    const earlier = toAnswer(compared.earlier, 'earlier', await addendaOf(compared.earlier));
    const later = toAnswer(compared.later, 'later', await addendaOf(compared.later));
    return {
      nodes: shown.map(
        ({ ordinal: _ordinal, ...row }): ComparedPair => ({
          ...row,
          earlier: earlier(row),
          later: later(row),
        }),
      ),
      hasNextPage: found.length > size,
      endCursor: endOf(shown.at(-1)),
      cursor,
    };
  });
}

async function readAddendaOf(
  connection: Queryable,
  snapshot: Side['snapshot'],
  countries: readonly string[],
  viewer: Viewer,
): Promise<LogEvent[]> {
  if (!snapshot || countries.length === 0) return [];
  return readAddenda(connection, snapshot.id, countries, readerOf(viewer));
}

function toAnswer({ cycleCode, snapshot }: Side, side: 'earlier' | 'later', addenda: readonly LogEvent[]) {
  return (row: Omit<PairRow, 'ordinal'>): ComparedAnswer | null => {
    const { [side]: answer, [`${side}Item` as const]: item, countryCode: country, agencyCode } = row;
    if (!answer || item === null) return null;
    const agency = agencyCode ?? '';
    return {
      ...answer,
      id: snapshot
        ? encodeNodeId('SnapshotAnswer', snapshot.id, country, item, agency)
        : encodeNodeId('Response', cycleCode, country, item, agency),
      addenda: addenda
        .filter(
          (event) =>
            event.countryCode === country && event.agencyCode === agencyCode && event.itemCode === item,
        )
        .map(toEvent),
    };
  };
}

function endOf(pair: PairPlace | undefined): string | null {
  if (!pair) return null;
  const { countryCode, agencyCode, ordinal } = pair;
  return Buffer.from(JSON.stringify([countryCode, agencyCode, ordinal]), 'utf8').toString('base64url');
}

function parseEnd(cursor: string): PairPlace {
  const [, countryCode, agencyCode, ordinal] =
    /^\["([\w.-]{1,40})",(?:null|"([\w.-]{1,40})"),(\d{1,6})\]$/.exec(
      Buffer.from(cursor, 'base64url').toString('utf8'),
    ) ?? [];
  if (countryCode === undefined) {
    throw badUserInput('This is not the end of a page of pairs: send an endCursor as it was given.');
  }
  return { countryCode, agencyCode: agencyCode ?? null, ordinal: Number(ordinal) };
}
