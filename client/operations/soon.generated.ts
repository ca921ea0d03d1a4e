// Written by scripts/codegen.mjs. Do not edit.
import type { Document } from './document.ts';
import type { CommentCountsQuery, CommentCountsQueryVariables, LatenessQuery, LatenessQueryVariables, ReturnsQuery, ReturnsQueryVariables, ReturnStreamSubscription, ReturnStreamSubscriptionVariables } from './operations.generated.ts';

const progressFields =
  "fragment ProgressFields on Progress{countryCode agencyCode notStarted inProgress submitted returned accepted total updatedAt}";
const eventFields =
  "fragment EventFields on Event{id cursor kind at actor{id name}cycleCode countryCode agencyCode itemCode revision changes{field from to}note progress{...ProgressFields}}";
const returnFields =
  "fragment ReturnFields on Event{...EventFields returned{rating narrative}}";
export const CommentCountsDocument: Document<CommentCountsQuery, CommentCountsQueryVariables> =
  "query CommentCounts($country:String!$cycle:String){commentCounts(country:$country cycle:$cycle){places{agencyCode itemCode comments unresolved}cursor}}";
export const LatenessDocument: Document<LatenessQuery, LatenessQueryVariables> =
  "query Lateness($country:String!$cycle:String!){countryChecklist(country:$country cycle:$cycle){responses{agencyCode itemCode late lateWrittenAt}cursor}}";
export const ReturnsDocument: Document<ReturnsQuery, ReturnsQueryVariables> =
  "query Returns($last:Int!$filter:EventFilter){events(last:$last filter:$filter){edges{node{...ReturnFields}}pageInfo{hasPreviousPage endCursor}}}" + returnFields + eventFields + progressFields;
export const ReturnStreamDocument: Document<ReturnStreamSubscription, ReturnStreamSubscriptionVariables> =
  "subscription ReturnStream($after:Cursor$filter:EventFilter){events(after:$after filter:$filter){...ReturnFields}}" + returnFields + eventFields + progressFields;
