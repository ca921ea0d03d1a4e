import type { Database, Queryable } from '../database/database.ts';
import { contentNames, isDraft, type ResponseContent } from '../domain/response-fields.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput, notFound } from '../lib/api-errors.ts';
import { lacksReason } from '../responses/recording/merge.ts';
import { appendAddendum, type FrozenPlace, lockStanding } from './addendum.sql.ts';

/** What an addendum says; what is absent stays. */
export type AddendumContent = { reason: string } & {
  [Name in keyof ResponseContent]?: ResponseContent[Name] | undefined;
};

/**
 * Adds to an answer once its cycle is closed, and returns the position of the event that says so. What the closing recorded
 * stays as it is. Saying what the last addendum says already adds nothing, and gives that one.
 */
export function addAddendum(
  database: Database,
  actor: Viewer,
  place: FrozenPlace,
  content: AddendumContent,
): Promise<number> {
  return database.transaction('READ COMMITTED', (connection) =>
    addAddendumWithin(connection, actor, place, content),
  );
}

/** The same within its caller's transaction; `at` is for a demonstration that is being made. */
export async function addAddendumWithin(
  connection: Queryable,
  actor: Viewer,
  place: FrozenPlace,
  { reason, ...sent }: AddendumContent,
  at: Date | null = null,
): Promise<number> {
  const standing = await lockStanding(connection, place);
  if (!standing) throw noAnswer();
  if (!standing.open_to_addenda) {
    throw badUserInput(
      'Addenda are for the last closing of a cycle that is closed: while it is open its answers are recorded.',
    );
  }
  const wanted = { ...sent, narrative: sent.narrative === '' ? null : sent.narrative };
  const changes = contentNames.flatMap((field) => {
    const to = wanted[field];
    return to === undefined || to === standing[field] ? [] : [{ field, from: standing[field], to }];
  });
  if (changes.length === 0) {
    if (standing.last_position !== null) return Number(standing.last_position);
    throw badUserInput('This is what the answer says already: send something that differs.');
  }
  const next = { ...standing, ...Object.fromEntries(changes.map(({ field, to }) => [field, to])) };
  if (!isDraft(next.status) && lacksReason(next)) {
    throw badUserInput('An answer that is not applicable needs a narrative that says why.');
  }
  const visibility = isDraft(standing.status) ? 'DRAFT' : 'OPEN';
  const { cell_id: cellId } = standing;
  return appendAddendum(
    connection,
    actor.personId,
    { cellId, item: place.item, visibility },
    { changes, note: reason },
    at,
  );
}

export function noAnswer() {
  return notFound('There is no such recorded answer: `snapshotAnswers` lists those that there are.');
}
