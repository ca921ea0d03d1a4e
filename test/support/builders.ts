import { randomUUID } from 'node:crypto';
import type { CatalogueData } from '../../server/catalogue/catalogue-data.ts';
import type { Database } from '../../server/database/database.ts';
import type { MembershipScope, Viewer } from '../../server/domain/viewer.ts';
import { loadCatalogue } from '../../server/loading/load-catalogue.ts';
import type { RecordInput } from '../../server/responses/recording/record-input.ts';
import type { RecordOutcome } from '../../server/responses/recording/record-outcome.ts';
import { recordResponses } from '../../server/responses/recording/record-responses.ts';
import { agency, country, cycle, item } from '../catalogue/small-catalogue.ts';

/** Where an answer is, by codes; agency null for the country team's. */
export type Place = { country: string; agency: string | null; item: string };

export const countryCodes = ['KEN', 'PER', 'NPL', 'BRA', 'FJI', 'MDA', 'ZAF', 'JPN'];
export const agencyCodes = ['UNICEF', 'WHO', 'UNDP', 'UN_WOMEN'];
export const agencyItems = ['LDR-2', 'LDR-3', 'ANL-1', 'ANL-3'];
export const teamItems = ['LDR-1', 'ANL-2'];

/** A closed, an open and a planned cycle. All four agencies are everywhere, but WHO is not in Peru. */
export const closedCycle = '2025';
export const openCycle = '2026';
export const plannedCycle = '2027';
export const absent = { agency: 'WHO', country: 'PER' };
/** A member of the network that does not answer the checklist. */
export const readingAgency = 'DCO';

export function worldCatalogue(): CatalogueData {
  const presence = {
    elsewhere: 'RESIDENT' as const,
    byAgency: new Map([
      [
        absent.agency,
        { elsewhere: 'RESIDENT' as const, byCountry: new Map([[absent.country, 'NONE' as const]]) },
      ],
    ]),
  };
  const agencies = [...agencyCodes, readingAgency].map((code, index) => ({
    ...agency(code, index + 1),
    answersChecklist: code !== readingAgency,
  }));
  return {
    source: '/catalogue',
    agencies,
    countries: countryCodes.map((code, index) => country(code, code.slice(0, 2), String(100 + index))),
    checklist: {
      sections: [
        { code: 'LDR', title: 'Leadership', purpose: 'Who leads.', sortOrder: 1 },
        { code: 'ANL', title: 'Analysis', purpose: 'Who is left behind.', sortOrder: 2 },
      ],
      items: ['LDR-1', 'LDR-2', 'LDR-3', 'ANL-1', 'ANL-2', 'ANL-3'].map((code, index) =>
        item(code, index + 1, teamItems.includes(code) ? 'COUNTRY_TEAM' : 'AGENCY'),
      ),
      retiredItems: [],
    },
    translations: [],
    cycles: [cycle(closedCycle, 'CLOSED'), cycle(openCycle, 'OPEN'), cycle(plannedCycle, 'PLANNED')],
    presence: new Map([
      [closedCycle, presence],
      [openCycle, presence],
    ]),
  };
}

/** The same in three regions, with items of two areas of the Call to Action; one of them has those of analysis alone. */
export function variedCatalogue(): CatalogueData {
  const { checklist, countries, ...others } = worldCatalogue();
  const items = checklist.items.map((one) => ({
    ...one,
    callToActionAreas: one.sectionCode === 'ANL' ? [1, 6] : [6],
  }));
  const inRegions = countries.map((one, index) => ({ ...one, region: `Region ${index % 3}` }));
  return { ...others, checklist: { ...checklist, items }, countries: inRegions };
}

/** A database with the small world in it, and hands to make people and take answers that no test has touched yet. */
export interface World {
  database: Database;
  coordinator: Viewer;
  /** A person with these roles; none: a coordinator. */
  createPerson(memberships?: MembershipScope[]): Promise<Viewer>;
  focalPoint(agencyCode: string, countryCode: string): Promise<Viewer>;
  observer(): Promise<Viewer>;
  /** An agency's answer in the open cycle that nobody else gets. */
  unusedAnswer(): Place;
  /** The same of a country team. */
  unusedTeamAnswer(): Place;
}

export async function createWorld(database: Database, catalogue = worldCatalogue()): Promise<World> {
  await loadCatalogue(database, catalogue);
  const createPerson = (memberships: MembershipScope[] = [coordinatorOfAll]) =>
    insertPerson(database, memberships);
  const unused = take(
    countryCodes.flatMap((code) =>
      agencyCodes
        .filter((one) => one !== absent.agency || code !== absent.country)
        .flatMap((one) => agencyItems.map((itemCode) => ({ country: code, agency: one, item: itemCode }))),
    ),
  );
  const unusedTeam = take(
    countryCodes.flatMap((code) =>
      teamItems.map((itemCode) => ({ country: code, agency: null, item: itemCode })),
    ),
  );
  return {
    database,
    coordinator: await createPerson(),
    createPerson,
    focalPoint: (agencyCode, countryCode) => createPerson([{ role: 'FOCAL_POINT', agencyCode, countryCode }]),
    observer: () => createPerson([{ role: 'OBSERVER', agencyCode: null, countryCode: null }]),
    unusedAnswer: unused,
    unusedTeamAnswer: unusedTeam,
  };
}

const coordinatorOfAll: MembershipScope = { role: 'COORDINATOR', agencyCode: null, countryCode: null };

function take(places: Place[]): () => Place {
  let next = 0;
  return () => {
    const place = places[next++];
    if (!place) throw new Error('All answers of the small world are taken: give it another country.');
    return place;
  };
}

/** Somebody with these roles, as they are stored. */
export async function insertPerson(database: Database, memberships: MembershipScope[]): Promise<Viewer> {
  const personId = randomUUID();
  const name = `Person ${personId.slice(0, 4)}`;
  await database.query({ name: 'test-person', text: 'insert into person (id, name) values ($1, $2)' }, [
    personId,
    name,
  ]);
  for (const {
    role,
    agencyCode,
    countryCode,
    residentCoordinator = false,
    monitoring = false,
  } of memberships) {
    await database.query(
      {
        name: 'test-membership',
        text: `insert into membership (person_id, role, agency_code, country_code, resident_coordinator, monitoring)
               values ($1, $2, $3, $4, $5, $6)`,
      },
      [personId, role, agencyCode, countryCode, residentCoordinator, monitoring],
    );
  }
  return { personId, name, memberships };
}

/** An input for an answer; with nothing given it is somebody's first words on it. */
export function inputFor(place: Place, given: Partial<RecordInput> = {}): RecordInput {
  const says = 'status' in given || 'rating' in given || 'narrative' in given;
  return {
    mutationId: randomUUID(),
    ...place,
    baseRevision: 0,
    ...(!says && { narrative: 'We are working on it.' }),
    ...given,
  };
}

/** Records one input, and returns its outcome. */
export async function record(database: Database, author: Viewer, input: RecordInput): Promise<RecordOutcome> {
  const [outcome] = await recordResponses(database, [{ author, input }]);
  if (!outcome) throw new Error('an input was left without an outcome');
  return outcome;
}

/** Records one input that has to be accepted, and returns its receipt. */
export async function recorded(database: Database, author: Viewer, input: RecordInput) {
  const outcome = await record(database, author, input);
  if (outcome.kind !== 'RECORDED') throw new Error(`It was not recorded: ${JSON.stringify(outcome)}`);
  return outcome;
}
