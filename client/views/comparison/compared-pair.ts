import type { ComparedPairsQuery } from '../../operations/operations.generated.ts';

/** Two answers beside each other, as they were read. */
export type ComparedPair = ComparedPairsQuery['comparedPairs']['nodes'][number];
