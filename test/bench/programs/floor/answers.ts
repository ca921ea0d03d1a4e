import type pg from 'pg';
import { readCell, readCountry, readEventsAfter, readLastEvents, readMatrix } from '../shared/reads.ts';

/** What the load sends everybody; the floor looks at its name and never at the document. */
export interface Operation {
  operationName: string;
  variables: {
    country?: string;
    cycle?: string;
    countries?: string[];
    agencies?: string[];
    first?: number;
    after?: string;
    last?: number;
  };
}

/** The rows of one operation, from one statement, in the shape of its answer. */
export async function answer(pool: pg.Pool, { operationName, variables }: Operation): Promise<unknown> {
  const { cycle = '', country = '', countries = [], agencies = [] } = variables;
  switch (operationName) {
    case 'Checklist':
      return { countryChecklist: await readCountry(pool, country, cycle) };
    case 'Matrix':
      return { progressMatrix: await readMatrix(pool, cycle) };
    case 'Cell':
      return { progressMatrix: await readCell(pool, cycle, countries[0] ?? '', agencies[0] ?? '') };
    case 'LastEvents':
      return { events: await readLastEvents(pool, variables.last ?? 50) };
    case 'EventsAfter':
      return { events: await readEventsAfter(pool, variables.after ?? '0.', variables.first ?? 50) };
    default:
      throw new Error(`The floor knows no operation ${operationName}.`);
  }
}
