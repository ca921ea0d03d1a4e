import {
  type AnswerEvidenceQuery,
  type AnswerEvidenceQueryVariables,
  EventStreamDocument,
  type EventStreamSubscription,
  type EventStreamSubscriptionVariables,
} from '../../operations/operations.generated.ts';
import { AnswerEvidenceDocument } from '../../operations/seldom.generated.ts';
import type { ResponseAddress } from '../model.ts';
import type { TopicKind } from '../topic.ts';
import { evidenceFilter } from './country-evidence.ts';

export type EvidenceData = AnswerEvidenceQuery['answerEvidence'];
export type EvidenceDocument = EvidenceData['documents'][number];

/** What shows an answer, live. */
export const answerEvidenceTopic: TopicKind<
  ResponseAddress,
  EvidenceData,
  AnswerEvidenceQuery,
  AnswerEvidenceQueryVariables,
  EventStreamSubscription,
  EventStreamSubscriptionVariables
> = {
  name: 'answer-evidence',
  read: (address) => ({ document: AnswerEvidenceDocument, variables: { ...address } }),
  take: (_address, { answerEvidence }) => ({ data: answerEvidence, cursor: answerEvidence.cursor }),
  stream: ({ country, cycle }, _data, cursor) => ({
    document: EventStreamDocument,
    variables: { after: cursor, filter: evidenceFilter(cycle, country) },
  }),
  apply: ({ agency, item }, data, { events: event }) => ({
    data,
    cursor: event.cursor,
    outdated: event.agencyCode === agency && event.itemCode === item,
  }),
};
