import { countingRoles } from '../access/counting-roles.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import type { MembershipScope, Role } from '../domain/viewer.ts';

/** A role of the monitor that waits for a second person. COUNTRY_LEAD: that a country's lead reads incidents. */
export type RoleProposal = {
  id: string;
  person: { id: string; name: string };
  role: Role;
  countryCode: string | null;
  /** Of an adviser: they stand in for another one. */
  alternate: boolean;
  proposedBy: { id: string; name: string };
  proposedAt: Date;
};

export type ProposedRole = Pick<RoleProposal, 'role' | 'countryCode' | 'alternate'>;

const proposalColumns = `
  role_proposal.id, role_proposal.role, role_proposal.country_code as "countryCode", role_proposal.alternate,
  proposed_at as "proposedAt",
  (select json_build_object('id', id, 'name', name) from person where id = person_id) as person,
  (select json_build_object('id', id, 'name', name) from person where id = proposed_by) as "proposedBy"`;

/** Nobody has decided on it, and it isn't too old. */
const waits = `(decided_at is null and proposed_at > clock_timestamp() - interval '30 days')`;

const insert: Statement = {
  name: 'role-proposal-insert',
  text: `
    insert into role_proposal (id, person_id, role, country_code, alternate, proposed_by, proposed_at)
    values ($1::uuid, $2::uuid, $3, $4, $5, $6::uuid, clock_timestamp())`,
};

export async function insertProposal(
  connection: Queryable,
  id: string,
  personId: string,
  { role, countryCode, alternate }: ProposedRole,
  proposedBy: string,
): Promise<void> {
  await connection.query(insert, [id, personId, role, countryCode, alternate, proposedBy]);
}

const waiting: Statement = {
  name: 'role-proposal-waiting',
  text: `select ${proposalColumns} from role_proposal where ${waits} order by proposed_at, role_proposal.id`,
};

/** All that wait, the oldest first: of the whole network there are a few. */
export function readProposals(connection: Queryable): Promise<RoleProposal[]> {
  return connection.query<RoleProposal>(waiting);
}

const lock: Statement = {
  name: 'role-proposal-lock',
  text: `select ${proposalColumns} from role_proposal where id = $1::uuid and ${waits} for update of role_proposal`,
};

/** One that waits, held until the transaction ends. */
export async function lockProposal(connection: Queryable, id: string): Promise<RoleProposal | null> {
  const [row] = await connection.query<RoleProposal>(lock, [id]);
  return row ?? null;
}

const decide: Statement = {
  name: 'role-proposal-decide',
  text: `
    update role_proposal set decided_by = $2::uuid, decided_at = clock_timestamp(), confirmed = $3::boolean
     where id = $1::uuid`,
};

export async function decideProposal(
  connection: Queryable,
  id: string,
  personId: string,
  confirmed: boolean,
): Promise<void> {
  await connection.query(decide, [id, personId, confirmed]);
}

const rolesNow: Statement = {
  name: 'role-proposal-roles-now',
  text: `select ${countingRoles} as roles from person where id = $1::uuid and deactivated_at is null`,
};

/** The roles of somebody that count now; none of somebody who was shut out. */
export async function readRolesNow(connection: Queryable, personId: string): Promise<MembershipScope[]> {
  const [row] = await connection.query<{ roles: MembershipScope[] }>(rolesNow, [personId]);
  return row?.roles ?? [];
}
