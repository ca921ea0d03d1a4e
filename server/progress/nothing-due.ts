import type { GraphQLError } from 'graphql';
import type { StoredCycle } from '../catalogue/catalogue.sql.ts';
import { notFound } from '../lib/api-errors.ts';

/** Says why nothing is due: none is open, or the one that is asked for has not been opened yet. */
export function nothingDue(cycle: StoredCycle | null): GraphQLError {
  return notFound(
    cycle
      ? `Nothing is due in cycle ${cycle.code} yet: it has not been opened.`
      : 'No cycle is open: name the one to read.',
  );
}
