import { randomUUID } from 'node:crypto';
import type { RoleProposalAction } from '../../schema/types/role-proposal.ts';
import { mayAnywhere, mayDo, permits, type Target } from '../access/permissions.ts';
import type { Database, Queryable } from '../database/database.ts';
import { proposedByField } from '../domain/event-content.ts';
import { monitoringRoles, type Role, type Viewer } from '../domain/viewer.ts';
import { badUserInput, forbidden, notFound } from '../lib/api-errors.ts';
import { appendEvent } from '../log/append-event.sql.ts';
import type { RoleGrant } from './invitation.sql.ts';
import { insertMembership, readMembershipsOf, setMonitoring } from './membership.sql.ts';
import { lockPeople } from './person.sql.ts';
import { roleEvent } from './person-event.ts';
import { readRoleChoice } from './role-choice.ts';
import {
  decideProposal,
  insertProposal,
  lockProposal,
  type ProposedRole,
  type RoleProposal,
  readProposals,
  readRolesNow,
} from './role-proposal.sql.ts';

/*
 * A proposal waits from when a coordinator made it. Confirmed by another coordinator, or by the country's Resident
 * Coordinator, it is given and waits no more. Taken back by whoever may propose or confirm there, or after 30 days, it
 * is nothing any more. Nobody proposes or confirms for themselves, and nobody confirms what they proposed. Who proposed
 * it must still be one who may, when it is confirmed.
 */

/** Where a role of the monitor is, as permissions ask. */
function placeOf(countryCode: string | null): Target {
  return { countryCode, agencyCode: null };
}

/** What somebody may do about a proposal; empty where it isn't there for them. */
export function actionsOnProposal(viewer: Viewer, proposal: RoleProposal): RoleProposalAction[] {
  const place = placeOf(proposal.countryCode);
  const confirms = mayDo(viewer, 'confirmMonitoringRole', place);
  const other = viewer.personId !== proposal.person.id && viewer.personId !== proposal.proposedBy.id;
  return [
    ...(confirms && other ? (['CONFIRM'] as const) : []),
    ...(confirms || mayDo(viewer, 'proposeMonitoringRole', place) ? (['WITHDRAW'] as const) : []),
  ];
}

/** The proposals that somebody may do something about. Throws FORBIDDEN for whoever never may. */
export async function readProposalsFor(connection: Queryable, viewer: Viewer): Promise<RoleProposal[]> {
  if (viewer.closedToMonitor || !mayAnywhere(viewer, 'confirmMonitoringRole')) {
    throw forbidden(
      'Proposals are seen by those who confirm them: coordinators and Resident Coordinators, with a second factor.',
    );
  }
  const proposals = await readProposals(connection);
  return proposals.filter((proposal) => actionsOnProposal(viewer, proposal).length > 0);
}

/**
 * Proposes somebody for a role of the monitor, or a country's lead for reading incidents. The same that waits already
 * is not proposed twice. Throws FORBIDDEN, BAD_USER_INPUT or NOT_FOUND.
 */
export function proposeRole(
  database: Database,
  actor: Viewer,
  personId: string,
  role: Role,
  countryCode: string | null,
  alternate = false,
): Promise<RoleProposal> {
  return database.transaction('READ COMMITTED', async (connection) => {
    if (!mayDo(actor, 'proposeMonitoringRole', placeOf(countryCode))) {
      throw forbidden('Roles of the monitor are proposed by coordinators, signed in with a second factor.');
    }
    const wrong = checkProposal(
      { role, countryCode, alternate },
      (await readRoleChoice(connection)).countries,
    );
    if (wrong !== null) throw badUserInput(wrong);
    if (personId === actor.personId) throw badUserInput('Somebody else has to propose you.');
    const [person] = await lockPeople(connection, [personId]);
    if (!person) throw notFound('Nobody has this id.');
    if (person.deactivatedAt) throw badUserInput('This person was deactivated: invite their address first.');
    await refuseHeld(connection, personId, role, countryCode);
    const same = ({ person: { id }, ...one }: RoleProposal) =>
      id === personId && one.role === role && one.countryCode === countryCode && one.alternate === alternate;
    const known = (await readProposals(connection)).find(same);
    if (known) return known;
    await insertProposal(
      connection,
      randomUUID(),
      personId,
      { role, countryCode, alternate },
      actor.personId,
    );
    const made = (await readProposals(connection)).find(same);
    if (!made) throw new Error('a proposal that was just made is not there');
    return made;
  });
}

/** Gives what somebody else proposed; returns whom. Throws FORBIDDEN, BAD_USER_INPUT or NOT_FOUND. */
export function confirmProposal(database: Database, actor: Viewer, id: string): Promise<RoleProposal> {
  return database.transaction('READ COMMITTED', async (connection) => {
    const proposal = await lockVisible(connection, actor, id);
    const { person, role, countryCode, alternate, proposedBy } = proposal;
    if (!actionsOnProposal(actor, proposal).includes('CONFIRM')) {
      throw forbidden('A second person has to confirm it: neither who proposed it nor whom it is for.');
    }
    const [locked] = await lockPeople(connection, [person.id]);
    if (!locked || locked.deactivatedAt) throw badUserInput('This person was deactivated meanwhile.');
    const proposers = await readRolesNow(connection, proposedBy.id);
    if (!proposers.some((one) => permits(one, 'proposeMonitoringRole', placeOf(countryCode)))) {
      throw badUserInput(
        'Who proposed it is no coordinator there any more: withdraw it, and have it proposed anew.',
      );
    }
    await refuseHeld(connection, person.id, role, countryCode);
    const grant = await give(connection, person.id, { role, countryCode, alternate });
    await decideProposal(connection, id, actor.personId, true);
    const event = roleEvent('MEMBERSHIP_GRANTED', actor.personId, person.id, grant);
    event.changes.push({ field: proposedByField, from: null, to: proposedBy.id });
    await appendEvent(connection, event);
    return proposal;
  });
}

/** Takes a proposal back that nobody confirmed. */
export function withdrawProposal(database: Database, actor: Viewer, id: string): Promise<RoleProposal> {
  return database.transaction('READ COMMITTED', async (connection) => {
    const proposal = await lockVisible(connection, actor, id);
    await decideProposal(connection, id, actor.personId, false);
    return proposal;
  });
}

async function lockVisible(connection: Queryable, actor: Viewer, id: string): Promise<RoleProposal> {
  const proposal = await lockProposal(connection, id);
  if (!proposal || actionsOnProposal(actor, proposal).length === 0) {
    throw notFound('No proposal that waits for you has this id.');
  }
  return proposal;
}

function checkProposal(
  { role, countryCode: country, alternate }: ProposedRole,
  countries: ReadonlySet<string>,
): string | null {
  if (alternate && role !== 'HUMAN_RIGHTS_ADVISER')
    return 'Of the roles of the monitor an adviser’s alone can be held as an alternate.';
  if (role !== 'COUNTRY_LEAD' && !monitoringRoles.includes(role)) {
    return 'Only roles of the monitor are proposed, and COUNTRY_LEAD for a lead who is to read incidents.';
  }
  if (role === 'MANDATE_HOLDER')
    return country === null ? null : 'A MANDATE_HOLDER is of no country: leave it out.';
  if (country === null) return `The role ${role} needs a country.`;
  return countries.has(country) ? null : 'No country has this code.';
}

async function refuseHeld(
  connection: Queryable,
  personId: string,
  role: Role,
  countryCode: string | null,
): Promise<void> {
  const held = (await readMembershipsOf(connection, [personId])).filter(
    (one) => one.role === role && one.countryCode === countryCode,
  );
  if (role === 'COUNTRY_LEAD') {
    if (held.length === 0)
      throw badUserInput('They don’t lead this country: give them the role of a lead first.');
    if (held.some(({ monitoring }) => monitoring)) throw badUserInput('They read incidents there already.');
  } else if (held.length > 0) throw badUserInput('They have this role already.');
}

async function give(
  connection: Queryable,
  personId: string,
  { role, countryCode, alternate }: ProposedRole,
): Promise<RoleGrant> {
  if (role === 'COUNTRY_LEAD' && countryCode !== null) {
    const opened = await setMonitoring(connection, personId, countryCode);
    if (!opened) throw new Error('a lead who was just there is gone');
    return opened;
  }
  const always = { startsOn: null, endsOn: null };
  const grant = {
    role,
    agencyCode: null,
    countryCode,
    alternate,
    ...always,
    residentCoordinator: false,
    monitoring: false,
  };
  await insertMembership(connection, personId, grant);
  return grant;
}
