import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Alert, AlertPage, ProposeAlertInput } from '../../../schema/types/alert.ts';
import { AlertDecision, AlertLevel } from '../../../schema/types/alert-terms.ts';
import { UUID } from '../../../schema/types/uuid.ts';
import type { Context } from '../../access/context.ts';
import { requireViewer } from '../../access/require-viewer.ts';
import { toPerson } from '../../domain/to-person.ts';
import { toEarlyAction } from '../early-actions/to-early-action.ts';
import { monitorIdOf } from '../monitor-id.ts';
import type { MonitorParts } from '../monitor-parts.ts';
import { decideAlert, dissentFromAlert } from './decide-alert.ts';
import { proposeAlert } from './propose-alert.ts';
import { listAlerts, type Alert as OpenedAlert } from './read-alerts.ts';

/** What needs a decision in a country, who is asked, and what was decided. */
@Resolver()
export class AlertResolver {
  constructor(private readonly parts: MonitorParts) {}

  @Query(() => AlertPage, {
    description:
      'A country’s alerts, those that wait first. For its analysts, adviser and lead, and for coordinators; one about a hidden ' +
      'group for those alone who read reports and incidents.',
  })
  async alerts(
    @Arg('country', () => String, { description: 'ISO 3166-1 alpha-3.' }) country: string,
    @Arg('first', () => Int, { nullable: true, description: 'How many at most, up to 100; 50 if left out.' })
    first: number | null,
    @Arg('skip', () => Int, { defaultValue: 0, description: 'How many to leave out first.' }) skip: number,
    @Ctx() context: Context,
  ): Promise<AlertPage> {
    const asked = { country, first: first ?? null, offset: skip };
    const page = await listAlerts(this.parts, requireViewer(context), asked, new Date());
    return { ...page, alerts: page.alerts.map(toAlert) };
  }

  @Mutation(() => Alert, {
    description:
      'Proposes an alert, from signals or without. The country’s lead and its adviser are asked to decide on it, then who ' +
      'stands in for the adviser, then coordinators. For the country’s analysts, adviser and lead, and for coordinators.',
  })
  async proposeAlert(
    @Arg('input', () => ProposeAlertInput, { description: 'The alert.' }) input: ProposeAlertInput,
    @Ctx() context: Context,
  ): Promise<Alert> {
    const { group, signals, ...given } = input;
    const viewer = requireViewer(context);
    const groupId = group == null ? null : monitorIdOf(group);
    return toAlert(
      await proposeAlert(
        this.parts,
        viewer,
        { ...given, groupId, signalIds: signals.map(monitorIdOf) },
        new Date(),
      ),
    );
  }

  @Mutation(() => Alert, {
    description:
      'Decides on an alert. For the country’s lead, its adviser and who stands in for them, and for coordinators once it is ' +
      'their turn.',
  })
  async decideAlert(
    @Arg('id', () => ID, { description: 'Of the alert.' }) id: string,
    @Arg('baseRevision', () => Int, {
      description: 'The revision that you saw; BAD_USER_INPUT where it was decided on after it.',
    })
    baseRevision: number,
    @Arg('decision', () => AlertDecision, { description: 'What is decided.' }) decision: AlertDecision,
    @Arg('level', () => AlertLevel, {
      nullable: true,
      description:
        'With CONFIRM the level at which it stands, as it was proposed if left out; with CHANGE_LEVEL the other one.',
    })
    level: AlertLevel | null,
    @Arg('reasons', () => String, { description: 'Why, up to 20,000 characters.' }) reasons: string,
    @Ctx() context: Context,
  ): Promise<Alert> {
    const decided = { id: monitorIdOf(id), baseRevision, decision, level: level ?? null, reasons };
    return toAlert(await decideAlert(this.parts, requireViewer(context), decided, new Date()));
  }

  @Mutation(() => Alert, {
    description:
      'Records beside an alert that you see it otherwise. It moves nothing. For whoever may propose or decide alerts there, until ' +
      'it is closed.',
  })
  async dissentFromAlert(
    @Arg('id', () => ID, { description: 'Of the alert.' }) id: string,
    @Arg('mutationId', () => UUID, {
      description: 'Made by the device, once per request, and sent again with it: it is recorded once.',
    })
    mutationId: string,
    @Arg('words', () => String, { description: 'How you see it, up to 20,000 characters.' }) words: string,
    @Ctx() context: Context,
  ): Promise<Alert> {
    const dissent = { id: monitorIdOf(id), mutationId, words };
    return toAlert(await dissentFromAlert(this.parts, requireViewer(context), dissent, new Date()));
  }
}

function toAlert(alert: OpenedAlert): Alert {
  return {
    ...alert,
    proposedBy: toPerson(alert.proposedBy),
    asked: alert.asked.map(toPerson),
    steps: alert.steps.map((step) => ({ ...step, actor: toPerson(step.actor) })),
    actions: alert.actions.map(toEarlyAction),
  };
}
