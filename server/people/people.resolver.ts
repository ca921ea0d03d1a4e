import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { decodeNodeId } from '../../schema/node-id.ts';
import { HandedWork } from '../../schema/types/handed-work.ts';
import { InviteInput } from '../../schema/types/invite-input.ts';
import { InviteOutcome } from '../../schema/types/invite-outcome.ts';
import { PeopleArgs } from '../../schema/types/people-args.ts';
import { PeoplePage } from '../../schema/types/people-page.ts';
import { PersonAccount } from '../../schema/types/person-account.ts';
import { RoleInput } from '../../schema/types/role-input.ts';
import type { Context } from '../access/context.ts';
import { requireViewer } from '../access/require-viewer.ts';
import type { Database } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { badUserInput, notFound } from '../lib/api-errors.ts';
import { isUuid } from '../lib/is-uuid.ts';
import type { WakeUps } from '../log/wake-ups.ts';
import type { SessionWatch } from '../sessions/session-watch.ts';
import { endMembership, grantMembership, revokeInvitation } from './change-roles.ts';
import { deactivatePerson } from './deactivate-person.ts';
import { handOver } from './hand-over.ts';
import { invitePeople } from './invite-people.ts';
import { inviteUnder } from './invite-under.ts';
import { readPeople } from './people.sql.ts';
import { readPeoplePage } from './people-page.ts';
import { toAccounts } from './to-account.ts';

const MOST_LINES = 200;
const anybody = {
  search: null,
  agency: null,
  country: null,
  deactivated: true,
  visible: [{ agency: null, country: null }],
  after: null,
};

@Resolver()
export class PeopleResolver {
  constructor(
    private readonly database: Database,
    private readonly wakeUps: WakeUps,
    private readonly watch: SessionWatch,
  ) {}

  @Query(() => PeoplePage, {
    description:
      'People with their roles and invitations, by name: all of them for coordinators and co-chairs, those with one in their ' +
      'country for coordinators of a country, those of their own agency for focal points. FORBIDDEN for everybody else.',
  })
  people(@Args(() => PeopleArgs) args: PeopleArgs, @Ctx() context: Context): Promise<PeoplePage> {
    return readPeoplePage(this.database, requireViewer(context), args);
  }

  @Mutation(() => [InviteOutcome], {
    description:
      'Invites people to roles, line by line: a line that is refused stops no other. Whoever has signed in before gets the ' +
      `role at once. \`dryRun\` says what would happen and changes nothing. At most ${MOST_LINES} lines, otherwise BAD_USER_INPUT.`,
  })
  async invitePeople(
    @Arg('lines', () => [InviteInput], { description: 'Whom, to what.' }) lines: InviteInput[],
    @Arg('dryRun', () => Boolean, { defaultValue: false, description: 'Only say what would happen.' })
    dryRun: boolean,
    @Ctx() context: Context,
  ): Promise<InviteOutcome[]> {
    if (lines.length > MOST_LINES) throw badUserInput(`At most ${MOST_LINES} lines go in one call.`);
    const viewer = requireViewer(context);
    const outcomes = await invitePeople(this.database, viewer, lines, dryRun);
    if (dryRun) return outcomes.map((outcome) => ({ ...outcome, account: null }));
    this.watch.rolesChanged();
    this.wakeUps.announce();
    const accounts = await this.#accounts(
      outcomes.flatMap(({ personId }) => personId ?? []),
      viewer,
    );
    return outcomes.map((outcome) => ({
      ...outcome,
      account: outcome.personId === null ? null : (accounts.get(outcome.personId) ?? null),
    }));
  }

  @Mutation(() => PersonAccount, {
    description:
      'Takes back an invitation that has not been accepted. NOT_FOUND where it is not yours to take back.',
  })
  async revokeInvitation(
    @Arg('id', () => ID, { description: 'The invitation.' }) id: string,
    @Ctx() context: Context,
  ): Promise<PersonAccount> {
    if (!isUuid(id)) throw notFound('No open invitation that you may take back has this id.');
    const viewer = requireViewer(context);
    return this.#changed(await revokeInvitation(this.database, viewer, id), viewer);
  }

  @Mutation(() => PersonAccount, {
    description:
      'Invites somebody who never signed in to the same once more, under another address: nothing reaches the one that they were ' +
      'invited under. For coordinators. BAD_USER_INPUT where no invitation waits for them, or somebody has the address.',
  })
  async inviteUnder(
    @Arg('person', () => ID, { description: 'Whom.' }) person: string,
    @Arg('email', () => String, { description: 'The address that is theirs.' }) email: string,
    @Ctx() context: Context,
  ): Promise<PersonAccount> {
    const personId = personIdOf(person);
    const viewer = requireViewer(context);
    await inviteUnder(this.database, viewer, personId, email);
    return this.#changed(personId, viewer);
  }

  @Mutation(() => PersonAccount, {
    description: 'Gives a person a role, at once or, where they never signed in, as an invitation.',
  })
  async grantMembership(
    @Arg('person', () => ID, { description: 'To whom.' }) person: string,
    @Arg('role', () => RoleInput, { description: 'The role.' }) role: RoleInput,
    @Ctx() context: Context,
  ): Promise<PersonAccount> {
    const personId = personIdOf(person);
    const viewer = requireViewer(context);
    await grantMembership(this.database, viewer, personId, role);
    return this.#changed(personId, viewer);
  }

  @Mutation(() => PersonAccount, {
    description:
      'Takes a role away at once: what it showed stops within a second, on every device. NOT_FOUND where it is not yours to end.',
  })
  async endMembership(
    @Arg('id', () => ID, { description: 'The role that a person holds.' }) id: string,
    @Ctx() context: Context,
  ): Promise<PersonAccount> {
    if (!/^[1-9]\d{0,8}$/.test(id)) throw notFound('No role that you may end has this id.');
    const viewer = requireViewer(context);
    return this.#changed(await endMembership(this.database, viewer, Number(id)), viewer);
  }

  @Mutation(() => PersonAccount, {
    description:
      'Shuts a person out within a second: roles, invitations, sessions and tokens end. What they wrote stays. ' +
      'Inviting their address again lets them back in. For coordinators.',
  })
  async deactivatePerson(
    @Arg('person', () => ID, { description: 'Whom.' }) person: string,
    @Ctx() context: Context,
  ): Promise<PersonAccount> {
    const personId = personIdOf(person);
    const viewer = requireViewer(context);
    const ended = await deactivatePerson(this.database, viewer, personId);
    for (const id of ended) this.watch.ended(id);
    return this.#changed(personId, viewer);
  }

  @Mutation(() => PersonAccount, {
    description:
      'Hands the countries of somebody who leaves to a successor, as `handOverWork` does; answers with the successor.',
  })
  async handOver(
    @Arg('from', () => ID, { description: 'Who leaves.' }) from: string,
    @Arg('to', () => ID, { description: 'The successor.' }) to: string,
    @Arg('countries', () => [String], {
      nullable: true,
      description:
        'Only roles in these countries, by alpha-3 code; every role of an agency or country if left out.',
    })
    countries: string[] | null,
    @Ctx() context: Context,
  ): Promise<PersonAccount> {
    const who = { from: personIdOf(from), to: personIdOf(to), countries: countries ?? null };
    const viewer = requireViewer(context);
    await handOver(this.database, viewer, who);
    return this.#changed(who.to, viewer);
  }

  @Mutation(() => HandedWork, {
    description:
      'Hands the work of somebody who leaves to a successor, all or nothing: their roles in countries and, where these are, the ' +
      'answers that are assigned or were returned to them, their open next steps and what open comments ask of them. `dryRun` ' +
      'counts the same and changes nothing.',
  })
  async handOverWork(
    @Arg('from', () => ID, { description: 'Who leaves.' }) from: string,
    @Arg('to', () => ID, { description: 'The successor.' }) to: string,
    @Arg('countries', () => [String], {
      nullable: true,
      description: 'Only what is in these countries, by alpha-3 code; everything if left out.',
    })
    countries: string[] | null,
    @Arg('dryRun', () => Boolean, { defaultValue: false, description: 'Only say what would pass.' })
    dryRun: boolean,
    @Ctx() context: Context,
  ): Promise<HandedWork> {
    const who = { from: personIdOf(from), to: personIdOf(to), countries: countries ?? null };
    const viewer = requireViewer(context);
    const handed = await handOver(this.database, viewer, who, dryRun);
    return { ...handed, successor: dryRun ? null : await this.#changed(who.to, viewer) };
  }

  async #changed(personId: string, viewer: Viewer): Promise<PersonAccount> {
    this.watch.rolesChanged();
    this.wakeUps.announce();
    const account = (await this.#accounts([personId], viewer)).get(personId);
    if (!account) throw new Error('a person who was just changed is not there');
    return account;
  }

  async #accounts(ids: string[], viewer: Viewer): Promise<Map<string, PersonAccount>> {
    const people = await readPeople(this.database, { ...anybody, ids, limit: ids.length });
    const accounts = await toAccounts(this.database, people, viewer);
    return new Map(people.map(({ id }, index) => [id, accounts[index] as PersonAccount]));
  }
}

/** The person that a node's id names. */
function personIdOf(id: string): string {
  const named = decodeNodeId(id);
  if (named?.type !== 'Person' || !isUuid(named.parts[0])) throw notFound('Nobody has this id.');
  return named.parts[0];
}
