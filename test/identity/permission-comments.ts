import { randomUUID } from 'node:crypto';
import { addComment } from '../../server/comments/add-comment.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { insertPerson } from '../support/builders.ts';
import { isPublished } from './permission-oracle.ts';
import {
  type Answer,
  answers,
  countries,
  itemOf,
  openCycle,
  owners,
  type PermissionWorld,
  reports,
} from './permission-world.ts';

/** A comment in the world: its mark, who may hear it, and where it stands. */
export type Said = {
  id: string;
  mark: string;
  /** Null for everybody who reads what is published. */
  internal: { forLeadAlone: boolean } | null;
  country: string;
  owner: string | null;
  /** Null: about the whole cell. */
  answer: Answer | null;
};

type Place = Pick<Said, 'country' | 'owner' | 'answer'>;

/** One answer of each kind: nobody's, a draft, one that is published, and one that was. */
export function isSpokenOf({ cycle, story }: Answer): boolean {
  return cycle === openCycle && ['UNTOUCHED', 'DRAFTED', 'SUBMITTED', 'WITHDRAWN'].includes(story);
}

/**
 * Comments of every audience on answers of the open cycle, and on every cell. Kenya's team is spoken of before it
 * has a lead, and afterwards.
 */
export async function writeComments({ database, coordinator, askers }: PermissionWorld): Promise<Said[]> {
  const lead = askers.find(({ name }) => name === 'lead of KEN')?.viewer;
  if (!lead) throw new Error('Kenya has no lead');
  const led = (counts: boolean) =>
    database.query(
      {
        name: 'test-led',
        text: 'update membership set ended_at = case when $2 then null else now() end where person_id = $1',
      },
      [lead.personId, counts],
    );
  const byOwner = new Map<string | null, Viewer>();
  for (const agencyCode of ['UNICEF', 'WHO']) {
    byOwner.set(
      agencyCode,
      await insertPerson(database, [{ role: 'FOCAL_POINT', agencyCode, countryCode: null }]),
    );
  }
  byOwner.set(null, byOwner.get('UNICEF') as Viewer);
  const said: Said[] = [];
  const say = async (author: Viewer, place: Place, internal: Said['internal'], word: string) => {
    const { country, owner, answer } = place;
    const mark = `⟦${country}/${owner ?? 'TEAM'}/${answer?.story ?? 'cell'} ${word}⟧`;
    const { commentId } = await addComment(database, author, {
      mutationId: randomUUID(),
      country,
      agency: owner,
      item: answer && itemOf(answer),
      audience: internal ? 'INTERNAL' : 'OPEN',
      text: mark,
      mentions: [],
    });
    said.push({ id: commentId, mark, internal, ...place });
  };
  const places: Place[] = countries.flatMap((country) =>
    owners
      .filter((owner) => reports(owner, country))
      .flatMap((owner) => [
        { country, owner, answer: null },
        ...answers
          .filter((one) => isSpokenOf(one) && one.country === country && one.owner === owner)
          .map((answer) => ({ country, owner, answer })),
      ]),
  );
  await led(false);
  for (const place of places) {
    await say(byOwner.get(place.owner) as Viewer, place, { forLeadAlone: false }, 'internal');
    if (place.answer === null || isPublished(place.answer)) await say(coordinator, place, null, 'open');
  }
  await led(true);
  for (const place of places.filter(({ country, owner }) => country === 'KEN' && owner === null)) {
    await say(lead, place, { forLeadAlone: true }, 'lead');
  }
  return said;
}
