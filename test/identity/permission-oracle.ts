import type { Viewer } from '../../server/domain/viewer.ts';
import { type Answer, mark, reports, type Story } from './permission-world.ts';

/*
 * Who may do what, said a second time and in other words than the server's table, so that the two can be wrong only in
 * different ways.
 */

export type Sight = 'everything' | 'from outside' | 'nothing';

export const statusOf: Record<Story, string> = {
  UNTOUCHED: 'NOT_STARTED',
  BEGUN: 'NOT_STARTED',
  DRAFTED: 'IN_PROGRESS',
  SUBMITTED: 'SUBMITTED',
  RETURNED: 'RETURNED',
  ACCEPTED: 'ACCEPTED',
  WITHDRAWN: 'IN_PROGRESS',
  REAPPEARED: 'SUBMITTED',
};

/** What of an answer's life somebody sees, published or not. */
export function sightOf(viewer: Viewer | null, { country, owner }: Answer): Sight {
  if (!viewer) return 'nothing';
  const { tokenScope, memberships } = viewer;
  if (tokenScope?.countryCode && tokenScope.countryCode !== country) return 'nothing';
  if (tokenScope?.agencyCode && owner && tokenScope.agencyCode !== owner) return 'nothing';
  if (memberships.length === 0) return 'nothing';
  const works = memberships.some(({ role, agencyCode, countryCode }) => {
    const here = !countryCode || countryCode === country;
    switch (role) {
      case 'COORDINATOR':
      case 'COUNTRY_LEAD':
        return here;
      case 'CO_CHAIR':
        return true;
      case 'FOCAL_POINT':
      case 'CONTRIBUTOR':
        return here && (owner ? owner === agencyCode : reports(agencyCode, country));
      default:
        return false;
    }
  });
  return works ? 'everything' : 'from outside';
}

export const isPublished = ({ story }: Answer) =>
  ['SUBMITTED', 'RETURNED', 'ACCEPTED'].includes(statusOf[story]);

/** Whether they hear what those who work on an answer, or on a cell, say among themselves. */
export function hearsInternal(
  viewer: Viewer | null,
  { country, owner }: Pick<Answer, 'country' | 'owner'>,
  forLeadAlone: boolean,
): boolean {
  if (!viewer) return false;
  const { tokenScope, memberships } = viewer;
  if (tokenScope?.countryCode && tokenScope.countryCode !== country) return false;
  if (tokenScope?.agencyCode && owner && tokenScope.agencyCode !== owner) return false;
  return memberships.some(({ role, agencyCode, countryCode }) => {
    if (countryCode && countryCode !== country) return false;
    if (role === 'COUNTRY_LEAD') return true;
    if (role === 'FOCAL_POINT')
      return owner ? owner === agencyCode : !forLeadAlone && reports(agencyCode, country);
    return role === 'CONTRIBUTOR' && owner !== null && owner === agencyCode;
  });
}

/** Whether the answer is there for them at this moment. */
export function exists(viewer: Viewer | null, answer: Answer): boolean {
  if (answer.story === 'UNTOUCHED' || !reports(answer.owner, answer.country)) return false;
  const sight = sightOf(viewer, answer);
  return sight === 'everything' || (sight === 'from outside' && isPublished(answer));
}

/** The words that an answer says now. */
const current: Record<Story, string[]> = {
  UNTOUCHED: [],
  BEGUN: ['draft'],
  DRAFTED: ['draft'],
  SUBMITTED: ['said'],
  RETURNED: ['said'],
  ACCEPTED: ['said'],
  WITHDRAWN: ['draft'],
  REAPPEARED: ['later'],
};

/** Those in the events that everybody in the network sees. */
const heard: Record<Story, string[]> = {
  UNTOUCHED: [],
  BEGUN: [],
  DRAFTED: [],
  SUBMITTED: ['said', 'note'],
  RETURNED: ['said', 'asked'],
  ACCEPTED: ['said', 'note'],
  WITHDRAWN: ['said'],
  REAPPEARED: ['said', 'again', 'later'],
};

/** Those in all of its events. */
const written: Record<Story, string[]> = {
  UNTOUCHED: [],
  BEGUN: ['draft'],
  DRAFTED: ['draft', 'draft-note'],
  SUBMITTED: ['draft', 'draft-note', 'said', 'note'],
  RETURNED: ['draft', 'said', 'asked', 'lost'],
  ACCEPTED: ['draft', 'said', 'note'],
  WITHDRAWN: ['said', 'draft', 'draft-note'],
  REAPPEARED: ['said', 'draft', 'again', 'later'],
};

const marked = (answer: Answer, words: string[]) => words.map((word) => mark(answer, word));

export const saidNow = (viewer: Viewer | null, answer: Answer) =>
  exists(viewer, answer) ? marked(answer, current[answer.story]) : [];

export function saidInEvents(viewer: Viewer | null, answer: Answer): string[] {
  if (!reports(answer.owner, answer.country)) return [];
  const sight = sightOf(viewer, answer);
  if (sight === 'nothing') return [];
  return marked(answer, (sight === 'everything' ? written : heard)[answer.story]);
}

/** How many events of it they see: all, or those since it was first published that left or made it so. */
export function eventCount(viewer: Viewer | null, answer: Answer): number {
  if (!reports(answer.owner, answer.country)) return 0;
  const counts: Record<Story, [all: number, outside: number]> = {
    UNTOUCHED: [0, 0],
    BEGUN: [1, 0],
    DRAFTED: [1, 0],
    SUBMITTED: [3, 1],
    RETURNED: [4, 2],
    ACCEPTED: [3, 2],
    WITHDRAWN: [2, 2],
    REAPPEARED: [5, 4],
  };
  const sight = sightOf(viewer, answer);
  return sight === 'nothing' ? 0 : counts[answer.story][sight === 'everything' ? 0 : 1];
}

export const changes = ['EDIT', 'DRAFT', 'SUBMIT', 'RETURN', 'ACCEPT'] as const;
export type Change = (typeof changes)[number];

/** Whether their roles allow a change of an answer, wherever its cycle is. */
export function mayChange(viewer: Viewer, { country, owner, story }: Answer, change: Change): boolean {
  if (viewer.readOnly) return false;
  const { tokenScope } = viewer;
  if (tokenScope && (tokenScope.agencyCode !== owner || tokenScope.countryCode !== country)) return false;
  const status = reports(owner, country) ? statusOf[story] : 'NOT_STARTED';
  return viewer.memberships.some(({ role, agencyCode, countryCode }) => {
    const here = !countryCode || countryCode === country;
    const decides = change === 'RETURN' || change === 'ACCEPT' || status === 'ACCEPTED';
    switch (role) {
      case 'COORDINATOR':
        return here;
      case 'FOCAL_POINT':
        if (!here || decides) return false;
        return owner ? owner === agencyCode : country !== 'KEN' && reports(agencyCode, country);
      case 'CONTRIBUTOR':
        if (!here || decides || owner !== agencyCode) return false;
        // Nothing that they write is before the network.
        return status === 'RETURNED' ? change === 'DRAFT' : status !== 'SUBMITTED' && change !== 'SUBMIT';
      case 'COUNTRY_LEAD':
        return here && !decides && owner === null;
      default:
        return false;
    }
  });
}
