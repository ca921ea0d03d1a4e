import type pg from 'pg';
import {
  type EventNode,
  readCell,
  readCountry,
  readEventsAfter,
  readLastEvents,
  readMatrix,
} from './reads.ts';
import { findAuthor, type RecordInput, record } from './record.ts';

type Args<Fields> = [_parent: unknown, args: Fields];

/** Query and mutation over the lean rows, the same for every peer that writes its schema as text. */
export async function leanResolvers(pool: pg.Pool, publish: (event: EventNode) => void) {
  const author = await findAuthor(pool);
  const recordOne = async (input: RecordInput) => {
    const { outcome, event } = await record(pool, author, input);
    publish(event);
    return outcome;
  };
  return {
    Query: {
      countryChecklist: (...[, { country, cycle }]: Args<{ country: string; cycle: string }>) =>
        readCountry(pool, country, cycle),
      progressMatrix: (
        ...[, { cycle, countries, agencies }]: Args<{
          cycle: string;
          countries?: string[];
          agencies?: string[];
        }>
      ) =>
        countries?.[0] && agencies?.[0]
          ? readCell(pool, cycle, countries[0], agencies[0])
          : readMatrix(pool, cycle),
      events: (...[, { first, after, last }]: Args<{ first?: number; after?: string; last?: number }>) =>
        after === undefined ? readLastEvents(pool, last ?? 50) : readEventsAfter(pool, after, first ?? 50),
    },
    Mutation: {
      recordResponse: (...[, { input }]: Args<{ input: RecordInput }>) => recordOne(input),
      recordResponses: async (...[, { inputs }]: Args<{ inputs: RecordInput[] }>) => {
        const outcomes = [];
        for (const input of inputs) outcomes.push(await recordOne(input));
        return outcomes;
      },
    },
  };
}

/** Whether a reader asked for this event. */
export function wants(filter: { countries?: string[] | null } | null | undefined, event: EventNode): boolean {
  return !filter?.countries || (event.countryCode !== null && filter.countries.includes(event.countryCode));
}
