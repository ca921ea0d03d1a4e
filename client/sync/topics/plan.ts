import {
  type AnswerPlanQuery,
  type AnswerPlanQueryVariables,
  EventStreamDocument,
  type EventStreamSubscription,
  type EventStreamSubscriptionVariables,
  type NextStepFieldsFragment,
  type StepsQuery,
  type StepsQueryVariables,
} from '../../operations/operations.generated.ts';
import { AnswerPlanDocument, StepsDocument } from '../../operations/plan.generated.ts';
import type { ResponseAddress } from '../model.ts';
import type { TopicKind } from '../topic.ts';
import { planFilter } from './country-plan.ts';

export type Step = NextStepFieldsFragment;
export type Plan = AnswerPlanQuery['answerPlan'];
export type StepPage = StepsQuery['steps'];

/** Who is to write an answer, and what is to be done about it, live. */
export const answerPlanTopic: TopicKind<
  ResponseAddress,
  Plan,
  AnswerPlanQuery,
  AnswerPlanQueryVariables,
  EventStreamSubscription,
  EventStreamSubscriptionVariables
> = {
  name: 'answer-plan',
  read: (address) => ({ document: AnswerPlanDocument, variables: { ...address } }),
  take: (_address, { answerPlan }) => ({ data: answerPlan, cursor: answerPlan.cursor }),
  stream: ({ country }, _data, cursor) => ({
    document: EventStreamDocument,
    variables: { after: cursor, filter: planFilter([country]) },
  }),
  // A rating brings steps, and takes them: what one may plan follows from the answer.
  apply: ({ agency, item, cycle }, data, { events: event }) => ({
    data,
    cursor: event.cursor,
    outdated:
      event.agencyCode === agency &&
      (event.kind !== 'RESPONSE_RECORDED' || (event.cycleCode === cycle && event.itemCode === item)),
  }),
};

/** Which page of the steps; `today` in UTC: with the day some become overdue. */
export type StepsParams = Omit<StepsQueryVariables, 'countries'> & {
  readonly countries: readonly string[] | null;
  readonly today: string;
};

/** The action plan, read afresh with every event that a listed step may hang on. */
export const stepsTopic: TopicKind<
  StepsParams,
  StepPage,
  StepsQuery,
  StepsQueryVariables,
  EventStreamSubscription,
  EventStreamSubscriptionVariables
> = {
  name: 'steps',
  read: ({ today: _today, ...variables }) => ({ document: StepsDocument, variables }),
  take: (_params, { steps }) => ({ data: steps, cursor: steps.cursor }),
  stream: ({ countries }, _data, cursor) => ({
    document: EventStreamDocument,
    variables: { after: cursor, filter: { ...planFilter(countries), handedOver: true } },
  }),
  apply: (_params, data, { events: event }, { viewerId }) => ({
    data,
    cursor: event.cursor,
    heard: [{ at: event.at, country: event.countryCode ?? '', byOther: event.actor?.id !== viewerId }],
    outdated: true,
  }),
};
