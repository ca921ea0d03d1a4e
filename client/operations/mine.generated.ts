// Written by scripts/codegen.mjs. Do not edit.
import type { Document } from './document.ts';
import type { OwnChangesQuery, OwnChangesQueryVariables, OpenConflictsQuery, OpenConflictsQueryVariables, SettleConflictMutation, SettleConflictMutationVariables, OpenAnswersMutation, OpenAnswersMutationVariables, ReportWaitingMutation, ReportWaitingMutationVariables, UnreadNoticesQuery, UnreadNoticesQueryVariables, UnreadStreamSubscription, UnreadStreamSubscriptionVariables } from './operations.generated.ts';

const responseFields =
  "fragment ResponseFields on Response{countryCode cycleCode itemCode agencyCode status rating narrative revision updatedAt updatedBy{id name}}";
export const OwnChangesDocument: Document<OwnChangesQuery, OwnChangesQueryVariables> =
  "query OwnChanges($cycle:String!$after:String){viewer{changes(cycle:$cycle first:50 after:$after){nodes{id at countryCode agencyCode itemCode revision fields status seenOn decision{status by{id name}at}}hasNextPage endCursor cursor}}}";
export const OpenConflictsDocument: Document<OpenConflictsQuery, OpenConflictsQueryVariables> =
  "query OpenConflicts{viewer{conflicts{nodes{id at writtenAt response{...ResponseFields}fields{field base theirs mine theirsBy{id name}theirsAt}mine{field from to}note}cursor}}}" + responseFields;
export const SettleConflictDocument: Document<SettleConflictMutation, SettleConflictMutationVariables> =
  "mutation SettleConflict($id:ID!$kept:KeptSide!){settleConflict(id:$id kept:$kept)}";
export const OpenAnswersDocument: Document<OpenAnswersMutation, OpenAnswersMutationVariables> =
  "mutation OpenAnswers($answers:[OpenedAnswerInput!]!){openAnswers(answers:$answers)}";
export const ReportWaitingDocument: Document<ReportWaitingMutation, ReportWaitingMutationVariables> =
  "mutation ReportWaiting($device:UUID!$waiting:[WaitingChangesInput!]!){reportWaiting(device:$device waiting:$waiting)}";
export const UnreadNoticesDocument: Document<UnreadNoticesQuery, UnreadNoticesQueryVariables> =
  "query UnreadNotices{viewer{notices(first:0){unread stamp}}}";
export const UnreadStreamDocument: Document<UnreadStreamSubscription, UnreadStreamSubscriptionVariables> =
  "subscription UnreadStream($after:String){unreadNotices(after:$after){count stamp}}";
