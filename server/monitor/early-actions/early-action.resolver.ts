import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { EarlyAction, EarlyActionPage, PlanEarlyActionInput } from '../../../schema/types/early-action.ts';
import { EarlyActionOutcome } from '../../../schema/types/early-action-terms.ts';
import { Person } from '../../../schema/types/person.ts';
import type { Context } from '../../access/context.ts';
import { requireViewer } from '../../access/require-viewer.ts';
import { toPerson } from '../../domain/to-person.ts';
import { namedPerson } from '../../plan/named-person.ts';
import { monitorIdOf } from '../monitor-id.ts';
import type { MonitorParts } from '../monitor-parts.ts';
import { endAction, planAction, recordOutcome } from './plan-action.ts';
import { listActions, listOwners } from './read-actions.ts';
import { toEarlyAction } from './to-early-action.ts';

const country = { description: 'ISO 3166-1 alpha-3.' };
const idOf = { description: 'Of the early action.' };
const baseRevision = {
  description: 'The revision that you saw; BAD_USER_INPUT where it was changed after it.',
};

/** What is done about alerts, by whom and by when, and what came of it. */
@Resolver()
export class EarlyActionResolver {
  constructor(private readonly parts: MonitorParts) {}

  @Query(() => EarlyActionPage, {
    description:
      'A country’s early actions, those due first before the others; of alerts that you see. For its analysts, adviser and lead, and ' +
      'for coordinators.',
  })
  async earlyActions(
    @Arg('country', () => String, country) code: string,
    @Arg('item', () => String, {
      nullable: true,
      description: 'Only what touches this item’s answers, by code.',
    })
    item: string | null,
    @Arg('overdue', () => Boolean, {
      defaultValue: false,
      description: 'Only what is still to be done though its day is over.',
    })
    overdue: boolean,
    @Arg('first', () => Int, { nullable: true, description: 'How many at most, up to 100; 50 if left out.' })
    first: number | null,
    @Arg('skip', () => Int, { defaultValue: 0, description: 'How many to leave out first.' }) skip: number,
    @Ctx() context: Context,
  ): Promise<EarlyActionPage> {
    const asked = { country: code, item: item ?? null, overdue, first: first ?? null, offset: skip };
    const page = await listActions(this.parts, requireViewer(context), asked, new Date());
    return { ...page, actions: page.actions.map(toEarlyAction) };
  }

  @Query(() => [Person], {
    description:
      'Whose an early action of a country can be: its analysts, adviser and lead, and coordinators, by name; 100 at most. For ' +
      'these people themselves.',
  })
  async earlyActionOwners(
    @Arg('country', () => String, country) code: string,
    @Ctx() context: Context,
  ): Promise<Person[]> {
    return (await listOwners(this.parts, requireViewer(context), code)).map(toPerson);
  }

  @Mutation(() => EarlyAction, {
    description:
      'Plans an early action on an alert that was confirmed. For the country’s analysts, adviser and lead, and for coordinators.',
  })
  async planEarlyAction(
    @Arg('input', () => PlanEarlyActionInput, { description: 'The early action.' })
    input: PlanEarlyActionInput,
    @Ctx() context: Context,
  ): Promise<EarlyAction> {
    const { alert, owner, items, ...given } = input;
    const viewer = requireViewer(context);
    const action = { ...given, itemCodes: items, alertId: monitorIdOf(alert), ownerId: namedPerson(owner) };
    return toEarlyAction(await planAction(this.parts, viewer, action, new Date()));
  }

  @Mutation(() => EarlyAction, { description: 'Says that an early action was done, or that it won’t be.' })
  async endEarlyAction(
    @Arg('id', () => ID, idOf) id: string,
    @Arg('baseRevision', () => Int, baseRevision) revision: number,
    @Arg('done', () => Boolean, { description: 'True: it was done; false: it is given up.' }) done: boolean,
    @Ctx() context: Context,
  ): Promise<EarlyAction> {
    const move = done ? 'DONE' : 'GIVE_UP';
    const ended = { id: monitorIdOf(id), baseRevision: revision, move } as const;
    return toEarlyAction(await endAction(this.parts, requireViewer(context), ended, new Date()));
  }

  @Mutation(() => EarlyAction, {
    description: 'Records what came of an early action that was done; once more is known, again.',
  })
  async recordEarlyActionOutcome(
    @Arg('id', () => ID, idOf) id: string,
    @Arg('baseRevision', () => Int, baseRevision) revision: number,
    @Arg('outcome', () => EarlyActionOutcome, { description: 'What came of it.' })
    outcome: EarlyActionOutcome,
    @Arg('outcomeOn', () => String, {
      description: 'Of which day that is true, `YYYY-MM-DD`, and none to come.',
    })
    outcomeOn: string,
    @Arg('words', () => String, { description: 'In words, up to 20,000 characters.' }) words: string,
    @Ctx() context: Context,
  ): Promise<EarlyAction> {
    const given = { id: monitorIdOf(id), baseRevision: revision, outcome, outcomeOn, words };
    return toEarlyAction(await recordOutcome(this.parts, requireViewer(context), given, new Date()));
  }
}
