import type { OwnAccessQuery } from '../../operations/operations.generated.ts';

/** One’s own sessions and tokens. */
export type OwnAccess = NonNullable<OwnAccessQuery['viewer']>;
