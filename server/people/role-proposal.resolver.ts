import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { decodeNodeId } from '../../schema/node-id.ts';
import { Role } from '../../schema/types/role.ts';
import { RoleProposal } from '../../schema/types/role-proposal.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import { readCodeLookup } from '../catalogue/code-lookup.ts';
import type { Database } from '../database/database.ts';
import { toPerson } from '../domain/to-person.ts';
import type { Viewer } from '../domain/viewer.ts';
import { notFound } from '../lib/api-errors.ts';
import { isUuid } from '../lib/is-uuid.ts';
import type { WakeUps } from '../log/wake-ups.ts';
import type { SessionWatch } from '../sessions/session-watch.ts';
import {
  actionsOnProposal,
  confirmProposal,
  proposeRole,
  readProposalsFor,
  withdrawProposal,
} from './propose-role.ts';
import type { RoleProposal as StoredProposal } from './role-proposal.sql.ts';

@Resolver()
export class RoleProposalResolver {
  constructor(
    private readonly database: Database,
    private readonly wakeUps: WakeUps,
    private readonly watch: SessionWatch,
  ) {}

  @Query(() => [RoleProposal], {
    description:
      'Roles of the monitor that wait for a second person, where you may propose or confirm them; the oldest first. ' +
      'FORBIDDEN for everybody but coordinators and Resident Coordinators who signed in with a second factor.',
  })
  async monitoringRoleProposals(@Ctx() context: Context): Promise<RoleProposal[]> {
    const viewer = requireViewer(context);
    return this.#shown(viewer, await readProposalsFor(this.database, viewer), true);
  }

  @Mutation(() => RoleProposal, {
    description:
      'Proposes somebody for a role of the monitor, which gives them nothing yet. For coordinators; never for oneself, and ' +
      'never by a token. COUNTRY_LEAD proposes that the lead of the country reads reports and incidents.',
  })
  async proposeMonitoringRole(
    @Arg('person', () => ID, { description: 'For whom.' }) person: string,
    @Arg('role', () => Role, { description: 'A role of the monitor, or COUNTRY_LEAD.' }) role: Role,
    @Arg('country', () => String, {
      nullable: true,
      description: 'In which country, by its alpha-3 code; left out for a MANDATE_HOLDER alone.',
    })
    country: string | null,
    @Arg('alternate', () => Boolean, {
      defaultValue: false,
      description:
        'Of a HUMAN_RIGHTS_ADVISER: they stand in for another one, to whom alerts that go unanswered pass.',
    })
    alternate: boolean,
    @Ctx() context: Context,
  ): Promise<RoleProposal> {
    const viewer = requireViewer(context);
    const named = decodeNodeId(person);
    if (named?.type !== 'Person' || !isUuid(named.parts[0])) throw notFound('Nobody has this id.');
    const made = await proposeRole(this.database, viewer, named.parts[0], role, country ?? null, alternate);
    return this.#one(viewer, made, true);
  }

  @Mutation(() => RoleProposal, {
    description:
      'Gives a role that somebody else proposed. For another coordinator, and for the Resident Coordinator of the country; ' +
      'nobody confirms for themselves. NOT_FOUND where it doesn’t wait for you.',
  })
  async confirmMonitoringRole(
    @Arg('id', () => ID, { description: 'The proposal.' }) id: string,
    @Ctx() context: Context,
  ): Promise<RoleProposal> {
    const viewer = requireViewer(context);
    const given = await confirmProposal(this.database, viewer, proposalIdOf(id));
    this.watch.rolesChanged();
    this.wakeUps.announce();
    return this.#one(viewer, given, false);
  }

  @Mutation(() => RoleProposal, {
    description: 'Takes a proposal back, or turns it down. NOT_FOUND where it doesn’t wait for you.',
  })
  async withdrawMonitoringRole(
    @Arg('id', () => ID, { description: 'The proposal.' }) id: string,
    @Ctx() context: Context,
  ): Promise<RoleProposal> {
    const viewer = requireViewer(context);
    return this.#one(viewer, await withdrawProposal(this.database, viewer, proposalIdOf(id)), false);
  }

  async #one(viewer: Viewer, proposal: StoredProposal, waits: boolean): Promise<RoleProposal> {
    const [shown] = await this.#shown(viewer, [proposal], waits);
    if (!shown) throw new Error('a proposal can’t be shown');
    return shown;
  }

  async #shown(
    viewer: Viewer,
    proposals: readonly StoredProposal[],
    waits: boolean,
  ): Promise<RoleProposal[]> {
    const lookUp = await readCodeLookup(this.database);
    return proposals.map((one) => ({
      id: one.id,
      role: one.role,
      alternate: one.alternate,
      person: toPerson(one.person),
      proposedBy: toPerson(one.proposedBy),
      proposedAt: one.proposedAt,
      country: lookUp({ agencyCode: null, countryCode: one.countryCode }).country,
      viewerCan: waits ? actionsOnProposal(viewer, one) : [],
    }));
  }
}

function proposalIdOf(id: string): string {
  if (!isUuid(id)) throw notFound('No proposal that waits for you has this id.');
  return id;
}
