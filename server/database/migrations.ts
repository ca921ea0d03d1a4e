import { Checklist1764000000001 } from './migrations/0001-checklist.ts';

/** In the order they run. Append only: one that has run anywhere is never edited. */
export const migrations = [Checklist1764000000001];
