// Written by scripts/codegen.mjs. Do not edit.
import type { Document } from './document.ts';
import type { ClosingQuery, ClosingQueryVariables, AddendaQuery, AddendaQueryVariables, AddAddendumMutation, AddAddendumMutationVariables, CarriedQuery, CarriedQueryVariables, EnglishWordingsQuery, EnglishWordingsQueryVariables, ConfirmResponsesMutation, ConfirmResponsesMutationVariables, CommentCountsQuery, CommentCountsQueryVariables, CountryEvidenceQuery, CountryEvidenceQueryVariables, FileAuthorQuery, FileAuthorQueryVariables, LatenessQuery, LatenessQueryVariables, CountryPlanQuery, CountryPlanQueryVariables, ReturnsQuery, ReturnsQueryVariables, ReturnStreamSubscription, ReturnStreamSubscriptionVariables, WhoTakesUpQuery, WhoTakesUpQueryVariables, SecondPersonQuery, SecondPersonQueryVariables, AskForSecondPersonMutation, AskForSecondPersonMutationVariables } from './operations.generated.ts';

const responseFields =
  "fragment ResponseFields on Response{countryCode cycleCode itemCode agencyCode status rating narrative revision updatedAt updatedBy{id name}}";
const progressFields =
  "fragment ProgressFields on Progress{countryCode agencyCode notStarted carried inProgress submitted returned accepted total updatedAt}";
const eventFields =
  "fragment EventFields on Event{id cursor kind at actor{id name}cycleCode countryCode agencyCode itemCode revision changes{field from to}note progress{...ProgressFields}}";
const wordingFields =
  "fragment WordingFields on ChecklistItem{code title guidance meetsWhen evidence callToActionAreas}";
const returnFields =
  "fragment ReturnFields on Event{...EventFields returned{rating narrative}}";
export const ClosingDocument: Document<ClosingQuery, ClosingQueryVariables> =
  "query Closing($cycle:String!$filter:EventFilter){events(last:1 filter:$filter){pageInfo{endCursor}}snapshots(cycle:$cycle){name closing}}";
export const AddendaDocument: Document<AddendaQuery, AddendaQueryVariables> =
  "query Addenda($cycle:String!$name:String!$country:String!){snapshotAnswers(cycle:$cycle name:$name country:$country){id agencyCode itemCode rating narrative addenda{id at actor{name}note erased changes{field from to}}}}";
export const AddAddendumDocument: Document<AddAddendumMutation, AddAddendumMutationVariables> =
  "mutation AddAddendum($input:AddAddendumInput!){addAddendum(input:$input){id}}";
export const CarriedDocument: Document<CarriedQuery, CarriedQueryVariables> =
  "query Carried($country:String!$cycle:String!$former:String!){countryChecklist(country:$country cycle:$cycle){carried{agencyCode itemCode kind rating unfinished from{id cycleCode itemCode status narrative erased amended}}cursor}former:countryChecklist(country:$country cycle:$former){checklist{sections{items{...WordingFields}}}responses{agencyCode itemCode updatedAt updatedBy{name}}}}" + wordingFields;
export const EnglishWordingsDocument: Document<EnglishWordingsQuery, EnglishWordingsQueryVariables> =
  "query EnglishWordings($cycle:String!){checklist(cycle:$cycle){sections{items{...WordingFields}}}}" + wordingFields;
export const ConfirmResponsesDocument: Document<ConfirmResponsesMutation, ConfirmResponsesMutationVariables> =
  "mutation ConfirmResponses($inputs:[ConfirmResponseInput!]!){confirmResponses(inputs:$inputs){__typename ...on ResponseRecorded{response{...ResponseFields}}...on ResponseConflict{fields{theirsBy{name}}}...on ResponseRefused{code message}}}" + responseFields;
export const CommentCountsDocument: Document<CommentCountsQuery, CommentCountsQueryVariables> =
  "query CommentCounts($country:String$cycle:String){commentCounts(country:$country cycle:$cycle){places{agencyCode itemCode comments unresolved}cursor}}";
export const CountryEvidenceDocument: Document<CountryEvidenceQuery, CountryEvidenceQueryVariables> =
  "query CountryEvidence($country:String!$cycle:String){countryEvidence(country:$country cycle:$cycle){places{agencyCode itemCode documents counting}cursor}}";
export const FileAuthorDocument: Document<FileAuthorQuery, FileAuthorQueryVariables> =
  "query FileAuthor($id:ID!){node(id:$id){...on Person{name}}}";
export const LatenessDocument: Document<LatenessQuery, LatenessQueryVariables> =
  "query Lateness($country:String!$cycle:String!){countryChecklist(country:$country cycle:$cycle){responses{agencyCode itemCode late lateWrittenAt}cursor}}";
export const CountryPlanDocument: Document<CountryPlanQuery, CountryPlanQueryVariables> =
  "query CountryPlan($country:String!$cycle:String){countryPlan(country:$country cycle:$cycle){places{agencyCode itemCode assignment{to{id name}dueOn}openSteps firstDueOn}cursor}}";
export const ReturnsDocument: Document<ReturnsQuery, ReturnsQueryVariables> =
  "query Returns($last:Int!$filter:EventFilter){events(last:$last filter:$filter){edges{node{...ReturnFields}}pageInfo{hasPreviousPage endCursor}}}" + returnFields + eventFields + progressFields;
export const ReturnStreamDocument: Document<ReturnStreamSubscription, ReturnStreamSubscriptionVariables> =
  "subscription ReturnStream($after:Cursor$filter:EventFilter){events(after:$after filter:$filter){...ReturnFields}}" + returnFields + eventFields + progressFields;
export const WhoTakesUpDocument: Document<WhoTakesUpQuery, WhoTakesUpQueryVariables> =
  "query WhoTakesUp($places:[CellPlaceInput!]!){whoTakesUp(places:$places){id name}}";
export const SecondPersonDocument: Document<SecondPersonQuery, SecondPersonQueryVariables> =
  "query SecondPerson($country:String!){secondPerson(country:$country){askedBy mayBeAskedBy cursor}}";
export const AskForSecondPersonDocument: Document<AskForSecondPersonMutation, AskForSecondPersonMutationVariables> =
  "mutation AskForSecondPerson($agency:String!$country:String$asked:Boolean!){askForSecondPerson(agency:$agency country:$country asked:$asked)}";
