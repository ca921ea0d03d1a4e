import { encodeNodeId } from '../../schema/node-id.ts';
import { addComment } from '../comments/add-comment.ts';
import { addAddendumWithin } from '../cycles/add-addendum.ts';
import { readClosingBefore } from '../cycles/carry-over.sql.ts';
import type { Database, Queryable } from '../database/database.ts';
import { firstPositionSince } from '../log/event-moment.sql.ts';
import { markSeen } from '../marks/mark-seen.ts';
import { addStep, changeStep } from '../plan/write-steps.ts';
import { type Authors, ensureAuthors } from './authors.ts';
import type { DemonstrationYear } from './demonstration-cycles.ts';
import { ensurePersonas } from './ensure-personas.ts';
import type { DemonstrationAddendum } from './made-up-addenda.ts';
import type { DemonstrationComment, DemonstrationThread } from './made-up-comments.ts';
import type { DemonstrationNextStep } from './made-up-steps.ts';
import { readPersonas } from './persona-directory.ts';

/*
 * What stands beside the answers, by the ordinary functions of each. Each may come twice, from an interrupted start or from
 * another replica, and is there once.
 */

/** How far back the people whom the door offers have looked at the matrix. */
const LOOKED_DAYS_AGO = 7;

/** Adds to last year's answers, in the first hour of this year. */
export async function seedAddenda(
  connection: Queryable,
  year: DemonstrationYear,
  addenda: readonly DemonstrationAddendum[],
): Promise<void> {
  const closing = await readClosingBefore(connection, year.cycle.code);
  if (!closing) throw new Error(`nothing was closed before the demonstration's cycle ${year.cycle.code}`);
  const coordinator = (await ensureAuthors(connection, year.data, ['coordinator'])).of('coordinator');
  const at = new Date(`${year.cycle.opensOn}T06:30:00Z`);
  for (const { place, content } of addenda) {
    await addAddendumWithin(connection, coordinator, { ...place, snapshot: closing.id }, content, at);
  }
}

/** Writes the comments, which are as old as the first start. */
export async function seedComments(
  database: Database,
  year: DemonstrationYear,
  threads: readonly DemonstrationThread[],
): Promise<void> {
  const people = threads
    .flatMap(({ begins, reply }) => [begins, ...(reply ? [reply] : [])])
    .flatMap(({ persona, mentions }) => [persona, ...mentions]);
  const authors = await database.transaction('READ COMMITTED', (connection) =>
    ensureAuthors(connection, year.data, people),
  );
  const add = async (comment: DemonstrationComment, where: object) => {
    const { persona, mutationId, text } = comment;
    const mentions = comment.mentions.map((named) => idOf(authors, named));
    const input = { mutationId, text, mentions, ...where };
    return (await addComment(database, authors.of(persona), input)).commentId;
  };
  for (const { place, audience, begins, reply } of threads) {
    const thread = await add(begins, { ...place, audience });
    if (reply) await add(reply, { thread: encodeNodeId('Comment', thread) });
  }
}

/** Plans what is to be done, and says of some of it that it is. */
export async function seedNextSteps(
  database: Database,
  year: DemonstrationYear,
  steps: readonly DemonstrationNextStep[],
): Promise<void> {
  const authors = await database.transaction('READ COMMITTED', (connection) =>
    ensureAuthors(
      connection,
      year.data,
      steps.map(({ persona }) => persona),
    ),
  );
  for (const { mutationId, place, persona, text, owned, dueOn, doneMutationId } of steps) {
    const actor = authors.of(persona);
    const owner = owned ? idOf(authors, persona) : null;
    const { subjectId } = await addStep(database, actor, { mutationId, ...place, text, owner, dueOn });
    if (doneMutationId === null) continue;
    const id = encodeNodeId('NextStep', subjectId);
    await changeStep(database, actor, { id, mutationId: doneMutationId, baseRevision: 1, done: true });
  }
}

/** Lets everybody whom the door offers have looked at the matrix some days ago: what moved since is marked. */
export async function seedMarks(database: Database, { cycle, lastDay }: DemonstrationYear): Promise<void> {
  const people = await ensurePersonas(database, await readPersonas(database));
  const looked = new Date(Date.parse(`${lastDay}T00:00:00Z`) - LOOKED_DAYS_AGO * 24 * 60 * 60 * 1000);
  const position = (await firstPositionSince(database, looked)) - 1;
  for (const { id: personId } of people) {
    await markSeen(database, { personId, cycleCode: cycle.code }, position, null);
  }
}

function idOf(authors: Authors, persona: string): string {
  return encodeNodeId('Person', authors.of(persona).personId);
}
