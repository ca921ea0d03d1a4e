import { randomUUID } from 'node:crypto';
import type { CatalogueData } from '../../server/catalogue/catalogue-data.ts';
import type { Database } from '../../server/database/database.ts';
import type { MembershipScope, Viewer } from '../../server/domain/viewer.ts';
import { loadCatalogue } from '../../server/loading/load-catalogue.ts';
import { appendEvent } from '../../server/log/append-event.sql.ts';
import type { RecordInput } from '../../server/responses/recording/record-input.ts';
import { recordResponses } from '../../server/responses/recording/record-responses.ts';
import { agency, country, cycle, item } from '../catalogue/small-catalogue.ts';
import { insertPerson } from '../support/builders.ts';

/*
 * A small network in which every answer says who may hear it. Each text is a mark such as
 * ⟦2026/KEN/UNICEF/SUBMITTED said⟧. In everything that somebody is told, the marks show what of which answer
 * reached them.
 */

export const closedCycle = '2025';
export const openCycle = '2026';
export const cycles = [closedCycle, openCycle];
/** Kenya has a lead; WHO does not report in Peru. */
export const countries = ['KEN', 'NPL', 'PER'];
/** Null is the country team. */
export const owners = ['UNICEF', 'WHO', null];

/** How an answer came to where it is, which is also the name of its item: `A-` for agencies, `T-` for the country team. */
export const stories = [
  'UNTOUCHED',
  'BEGUN',
  'DRAFTED',
  'SUBMITTED',
  'RETURNED',
  'ACCEPTED',
  'WITHDRAWN',
  'REAPPEARED',
] as const;
export type Story = (typeof stories)[number];

export type Answer = { cycle: string; country: string; owner: string | null; story: Story };

export const itemOf = ({ owner, story }: Pick<Answer, 'owner' | 'story'>) => `${owner ? 'A' : 'T'}-${story}`;
export const keyOf = ({ cycle, country, owner, story }: Answer) =>
  `${cycle}/${country}/${owner ?? 'TEAM'}/${story}`;
export const reports = (owner: string | null, countryCode: string) =>
  !(owner === 'WHO' && countryCode === 'PER');

/** Every answer that somebody could name, those that are not due included. */
export const answers: Answer[] = cycles.flatMap((cycle) =>
  countries.flatMap((country) =>
    owners.flatMap((owner) => stories.map((story) => ({ cycle, country, owner, story }))),
  ),
);

/** What is written into an answer, step by step; the word in a text names its mark. */
type Step = Partial<Pick<RecordInput, 'status' | 'rating'>> & { says?: string; note?: string; stale?: true };

export const steps: Record<Story, Step[]> = {
  UNTOUCHED: [],
  BEGUN: [{ says: 'draft' }],
  DRAFTED: [{ status: 'IN_PROGRESS', says: 'draft', note: 'draft-note' }],
  SUBMITTED: [
    { says: 'draft', rating: 'MISSING', note: 'draft-note' },
    { status: 'IN_PROGRESS', says: 'said', rating: 'MEETS' },
    { status: 'SUBMITTED', note: 'note' },
  ],
  RETURNED: [
    { says: 'draft' },
    { says: 'said', status: 'SUBMITTED' },
    { status: 'RETURNED', note: 'asked' },
    { says: 'lost', stale: true },
  ],
  ACCEPTED: [{ says: 'draft' }, { says: 'said', status: 'SUBMITTED' }, { status: 'ACCEPTED', note: 'note' }],
  WITHDRAWN: [
    { says: 'said', status: 'SUBMITTED', rating: 'MEETS' },
    { says: 'draft', status: 'IN_PROGRESS', note: 'draft-note' },
  ],
  REAPPEARED: [
    { says: 'said', status: 'SUBMITTED' },
    { says: 'draft', status: 'IN_PROGRESS', rating: 'EXCEEDS' },
    { says: 'again' },
    { status: 'SUBMITTED' },
    { says: 'later' },
  ],
};

export const mark = (answer: Answer, word: string) => `⟦${keyOf(answer)} ${word}⟧`;
export const marksIn = (text: string): string[] => [...new Set(text.match(/⟦[^⟧]*⟧/g) ?? [])].sort();

export type Asker = { name: string; viewer: Viewer | null };

export type PermissionWorld = { database: Database; coordinator: Viewer; askers: Asker[] };

export async function createPermissionWorld(database: Database): Promise<PermissionWorld> {
  await loadCatalogue(database, catalogue('OPEN', 'PLANNED'));
  const coordinator = await insertPerson(database, [
    { role: 'COORDINATOR', agencyCode: null, countryCode: null },
  ]);
  await writeAll(database, coordinator, closedCycle);
  await loadCatalogue(database, catalogue('CLOSED', 'OPEN'));
  await writeAll(database, coordinator, openCycle);
  const person = (role: MembershipScope['role'], agencyCode: string | null, countryCode: string | null) =>
    insertPerson(database, [{ role, agencyCode, countryCode }]);
  const lead = await person('COUNTRY_LEAD', null, 'KEN');
  const askers: Asker[] = [
    { name: 'coordinator', viewer: coordinator },
    { name: 'co-chair', viewer: await person('CO_CHAIR', null, null) },
    { name: 'focal point of UNICEF in KEN', viewer: await person('FOCAL_POINT', 'UNICEF', 'KEN') },
    { name: 'focal point of UNICEF everywhere', viewer: await person('FOCAL_POINT', 'UNICEF', null) },
    { name: 'focal point of WHO everywhere', viewer: await person('FOCAL_POINT', 'WHO', null) },
    { name: 'contributor of UNICEF in NPL', viewer: await person('CONTRIBUTOR', 'UNICEF', 'NPL') },
    { name: 'contributor of WHO everywhere', viewer: await person('CONTRIBUTOR', 'WHO', null) },
    { name: 'lead of KEN', viewer: lead },
    { name: 'observer', viewer: await person('OBSERVER', null, null) },
    {
      name: 'coordinator’s reading token',
      viewer: { ...coordinator, readOnly: true, closedToMonitor: true },
    },
    {
      name: 'coordinator’s token for UNICEF in KEN',
      viewer: {
        ...coordinator,
        memberships: [{ role: 'COORDINATOR', agencyCode: 'UNICEF', countryCode: 'KEN' }],
        tokenScope: { agencyCode: 'UNICEF', countryCode: 'KEN' },
        closedToMonitor: true,
      },
    },
    { name: 'somebody without a role', viewer: await insertPerson(database, []) },
    { name: 'somebody not signed in', viewer: null },
  ];
  await database.transaction('READ COMMITTED', (connection) =>
    appendEvent(connection, {
      kind: 'MEMBERSHIP_GRANTED',
      actorId: coordinator.personId,
      cycleCode: null,
      cellId: null,
      changes: [{ field: 'person', from: null, to: lead.personId }],
      note: '⟦people⟧',
    }),
  );
  return { database, coordinator, askers };
}

async function writeAll(database: Database, author: Viewer, cycleCode: string): Promise<void> {
  const due = answers.filter(({ cycle, country, owner }) => cycle === cycleCode && reports(owner, country));
  const longest = Math.max(...Object.values(steps).map(({ length }) => length));
  for (let index = 0; index < longest; index++) {
    const inputs = due.flatMap((answer) => {
      const step = steps[answer.story][index];
      if (!step) return [];
      const { says, note, stale, ...fields } = step;
      return [
        {
          mutationId: randomUUID(),
          country: answer.country,
          agency: answer.owner,
          item: itemOf(answer),
          baseRevision: stale ? 0 : index,
          ...fields,
          ...(says && { narrative: mark(answer, says) }),
          ...(note && { note: mark(answer, note) }),
        },
      ];
    });
    for (const outcome of await recordResponses(
      database,
      inputs.map((input) => ({ author, input })),
    )) {
      if (outcome.kind === 'REFUSED')
        throw new Error(`the world was not written: ${JSON.stringify(outcome)}`);
    }
  }
}

/** One area or two, so that no filter by one lets the same items through as another. */
const areasOf = (place: number) => (place % 3 === 0 ? [1, 6] : [place % 2 === 0 ? 2 : 6]);

function catalogue(closing: 'OPEN' | 'CLOSED', opening: 'PLANNED' | 'OPEN'): CatalogueData {
  const everywhere = { elsewhere: 'RESIDENT' as const, byCountry: new Map() };
  const presence = {
    elsewhere: 'NONE' as const,
    byAgency: new Map([
      ['UNICEF', everywhere],
      ['WHO', { elsewhere: 'RESIDENT' as const, byCountry: new Map([['PER', 'NONE' as const]]) }],
    ]),
  };
  return {
    source: '/catalogue',
    agencies: [agency('UNICEF', 1), agency('WHO', 2)],
    countries: countries.map((code, index) => country(code, code.slice(0, 2), String(100 + index))),
    checklist: {
      sections: [
        { code: 'A', title: 'Agencies', purpose: 'What agencies answer.', sortOrder: 1 },
        { code: 'T', title: 'Team', purpose: 'What the team answers.', sortOrder: 2 },
      ],
      items: stories.flatMap((story, index) => [
        { ...item(`A-${story}`, index + 1, 'AGENCY'), callToActionAreas: areasOf(index) },
        {
          ...item(`T-${story}`, stories.length + index + 1, 'COUNTRY_TEAM'),
          callToActionAreas: areasOf(index + 1),
        },
      ]),
      retiredItems: [],
    },
    translations: [],
    cycles: [cycle(closedCycle, closing), cycle(openCycle, opening)],
    presence: new Map([
      [closedCycle, presence],
      [openCycle, presence],
    ]),
  };
}
