import type { Queryable } from '../database/database.ts';
import { declareEvidenceWithin } from '../evidence/change-evidence.ts';
import { ensureAuthors } from './authors.ts';
import type { DemonstrationYear } from './demonstration-cycles.ts';
import { shownFirst } from './demonstration-places.ts';
import { holdsEvidence, readEvidencePlaces } from './evidence-places.sql.ts';
import { formerEvidence } from './made-up-evidence.ts';

/** Of last year's answers, so many have a link beside them. */
const FORMER = 16;

/** Declares what showed last year's answers, on the evening before it is closed. All of it or nothing. */
export async function seedFormerEvidence(
  connection: Queryable,
  { cycle, data }: DemonstrationYear,
): Promise<void> {
  if (await holdsEvidence(connection)) return;
  const places = await readEvidencePlaces(connection, [...shownFirst.countries], FORMER);
  const coordinator = (await ensureAuthors(connection, data, ['coordinator'])).of('coordinator');
  const at = new Date(`${cycle.closesOn}T17:00:00Z`);
  for (const input of formerEvidence(places, cycle.closesOn)) {
    await declareEvidenceWithin(connection, coordinator, input.mutationId, input, at);
  }
}
