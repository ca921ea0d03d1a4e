// Written by scripts/codegen.mjs. Do not edit.
import type { Document } from './document.ts';
import type { OwnAccessQuery, OwnAccessQueryVariables, EndSessionMutation, EndSessionMutationVariables, EndAllSessionsMutation, EndAllSessionsMutationVariables, CreateTokenMutation, CreateTokenMutationVariables, RevokeTokenMutation, RevokeTokenMutationVariables, RolesToGiveQuery, RolesToGiveQueryVariables, PeopleQuery, PeopleQueryVariables, PersonNameQuery, PersonNameQueryVariables, InvitePeopleMutation, InvitePeopleMutationVariables, RevokeInvitationMutation, RevokeInvitationMutationVariables, GrantMembershipMutation, GrantMembershipMutationVariables, EndMembershipMutation, EndMembershipMutationVariables, DeactivatePersonMutation, DeactivatePersonMutationVariables, HandOverMutation, HandOverMutationVariables, AuditQuery, AuditQueryVariables, AuditStreamSubscription, AuditStreamSubscriptionVariables, CommentsQuery, CommentsQueryVariables, CommentHistoryQuery, CommentHistoryQueryVariables, MentionableQuery, MentionableQueryVariables, AddCommentMutation, AddCommentMutationVariables, EditCommentMutation, EditCommentMutationVariables, ResolveThreadMutation, ResolveThreadMutationVariables, ReopenThreadMutation, ReopenThreadMutationVariables, EraseCommentMutation, EraseCommentMutationVariables, WaitingQuery, WaitingQueryVariables, OwnMarksQuery, OwnMarksQueryVariables, MarksStreamSubscription, MarksStreamSubscriptionVariables, MarkSeenMutation, MarkSeenMutationVariables, MovedCellsQuery, MovedCellsQueryVariables, ProgressMatrixQuery, ProgressMatrixQueryVariables, ProgressStreamSubscription, ProgressStreamSubscriptionVariables, CountedCellsQuery, CountedCellsQueryVariables, ReturnedQuery, ReturnedQueryVariables } from './operations.generated.ts';

const responseFields =
  "fragment ResponseFields on Response{countryCode cycleCode itemCode agencyCode status rating narrative revision updatedAt updatedBy{id name}}";
const progressFields =
  "fragment ProgressFields on Progress{countryCode agencyCode notStarted inProgress submitted returned accepted total updatedAt}";
const eventFields =
  "fragment EventFields on Event{id cursor kind at actor{id name}cycleCode countryCode agencyCode itemCode revision changes{field from to}note progress{...ProgressFields}}";
const tokenFields =
  "fragment TokenFields on AccessToken{id name access agency{code}country{code}createdAt expiresAt lastUsedAt}";
const accountFields =
  "fragment AccountFields on PersonAccount{person{id name}email hasSignedIn deactivatedAt viewerCan memberships{id role agency{code}country{code}startsOn endsOn alternate counts viewerCan}invitations{id role agency{code}country{code}startsOn endsOn alternate expiresAt viewerCan}}";
const auditFields =
  "fragment AuditFields on Event{...EventFields person{id name}}";
const commentFields =
  "fragment CommentFields on Comment{id audience leadOnly author{id name}text mentions{id name}revision writtenAt editedAt resolvedAt resolvedBy{id name}viewerCan}";
const markFields =
  "fragment MarkFields on Marks{revision floor floorAt whole cells{...ProgressFields}}";
export const OwnAccessDocument: Document<OwnAccessQuery, OwnAccessQueryVariables> =
  "query OwnAccess{viewer{sessions{id device current secondFactor createdAt lastSeenAt expiresAt}tokens{...TokenFields}}}" + tokenFields;
export const EndSessionDocument: Document<EndSessionMutation, EndSessionMutationVariables> =
  "mutation EndSession($id:ID!){endSession(id:$id)}";
export const EndAllSessionsDocument: Document<EndAllSessionsMutation, EndAllSessionsMutationVariables> =
  "mutation EndAllSessions{endAllSessions}";
export const CreateTokenDocument: Document<CreateTokenMutation, CreateTokenMutationVariables> =
  "mutation CreateToken($input:CreateTokenInput!){createToken(input:$input){token{...TokenFields}secret}}" + tokenFields;
export const RevokeTokenDocument: Document<RevokeTokenMutation, RevokeTokenMutationVariables> =
  "mutation RevokeToken($id:ID!){revokeToken(id:$id)}";
export const RolesToGiveDocument: Document<RolesToGiveQuery, RolesToGiveQueryVariables> =
  "query RolesToGive{viewer{rolesToGive{role agencyCode countryCode alternateOnly}}}";
export const PeopleDocument: Document<PeopleQuery, PeopleQueryVariables> =
  "query People($search:String$agency:String$country:String$deactivated:Boolean!$after:String){people(search:$search agency:$agency country:$country deactivated:$deactivated first:100 after:$after){nodes{...AccountFields}hasNextPage endCursor}}" + accountFields;
export const PersonNameDocument: Document<PersonNameQuery, PersonNameQueryVariables> =
  "query PersonName($id:ID!){node(id:$id){...on Person{name}}}";
export const InvitePeopleDocument: Document<InvitePeopleMutation, InvitePeopleMutationVariables> =
  "mutation InvitePeople($lines:[InviteInput!]!$dryRun:Boolean!){invitePeople(lines:$lines dryRun:$dryRun){email result message account{person{id}}}}";
export const RevokeInvitationDocument: Document<RevokeInvitationMutation, RevokeInvitationMutationVariables> =
  "mutation RevokeInvitation($id:ID!){revokeInvitation(id:$id){...AccountFields}}" + accountFields;
export const GrantMembershipDocument: Document<GrantMembershipMutation, GrantMembershipMutationVariables> =
  "mutation GrantMembership($person:ID!$role:RoleInput!){grantMembership(person:$person role:$role){...AccountFields}}" + accountFields;
export const EndMembershipDocument: Document<EndMembershipMutation, EndMembershipMutationVariables> =
  "mutation EndMembership($id:ID!){endMembership(id:$id){...AccountFields}}" + accountFields;
export const DeactivatePersonDocument: Document<DeactivatePersonMutation, DeactivatePersonMutationVariables> =
  "mutation DeactivatePerson($person:ID!){deactivatePerson(person:$person){...AccountFields}}" + accountFields;
export const HandOverDocument: Document<HandOverMutation, HandOverMutationVariables> =
  "mutation HandOver($from:ID!$to:ID!$countries:[String!]){handOver(from:$from to:$to countries:$countries){...AccountFields}}" + accountFields;
export const AuditDocument: Document<AuditQuery, AuditQueryVariables> =
  "query Audit($last:Int!$before:Cursor$filter:EventFilter){events(last:$last before:$before filter:$filter){edges{node{...AuditFields}}pageInfo{hasPreviousPage startCursor endCursor}}}" + auditFields + eventFields + progressFields;
export const AuditStreamDocument: Document<AuditStreamSubscription, AuditStreamSubscriptionVariables> =
  "subscription AuditStream($after:Cursor$filter:EventFilter){events(after:$after filter:$filter){...AuditFields}}" + auditFields + eventFields + progressFields;
export const CommentsDocument: Document<CommentsQuery, CommentsQueryVariables> =
  "query Comments($cycle:String$country:String!$agency:String$item:String$after:String){comments(cycle:$cycle country:$country agency:$agency item:$item first:50 after:$after){threads{comment{...CommentFields}replies{...CommentFields}}hasNextPage endCursor mayWrite leadOnly cursor}}" + commentFields;
export const CommentHistoryDocument: Document<CommentHistoryQuery, CommentHistoryQueryVariables> =
  "query CommentHistory($id:ID!){commentHistory(id:$id first:100){edges{node{id kind at changes{field from to}}}}}";
export const MentionableDocument: Document<MentionableQuery, MentionableQueryVariables> =
  "query Mentionable($thread:ID$cycle:String$country:String$agency:String$item:String$audience:CommentAudience$search:String!){mentionable(thread:$thread cycle:$cycle country:$country agency:$agency item:$item audience:$audience search:$search){id name}}";
export const AddCommentDocument: Document<AddCommentMutation, AddCommentMutationVariables> =
  "mutation AddComment($input:AddCommentInput!){addComment(input:$input){cursor}}";
export const EditCommentDocument: Document<EditCommentMutation, EditCommentMutationVariables> =
  "mutation EditComment($id:ID!$mutationId:UUID!$baseRevision:Int!$text:String!$mentions:[ID!]){editComment(id:$id mutationId:$mutationId baseRevision:$baseRevision text:$text mentions:$mentions){cursor}}";
export const ResolveThreadDocument: Document<ResolveThreadMutation, ResolveThreadMutationVariables> =
  "mutation ResolveThread($id:ID!$mutationId:UUID!){resolveThread(id:$id mutationId:$mutationId){cursor}}";
export const ReopenThreadDocument: Document<ReopenThreadMutation, ReopenThreadMutationVariables> =
  "mutation ReopenThread($id:ID!$mutationId:UUID!){reopenThread(id:$id mutationId:$mutationId){cursor}}";
export const EraseCommentDocument: Document<EraseCommentMutation, EraseCommentMutationVariables> =
  "mutation EraseComment($id:ID!$mutationId:UUID!$reason:String){eraseComment(id:$id mutationId:$mutationId reason:$reason){cursor}}";
export const WaitingDocument: Document<WaitingQuery, WaitingQueryVariables> =
  "query Waiting($cycle:String$countries:[String!]$agencies:[String!]$countryTeam:Boolean$after:String){responses(cycle:$cycle status:SUBMITTED countries:$countries agencies:$agencies countryTeam:$countryTeam first:50 after:$after){nodes{...ResponseFields viewerCan}totalCount hasNextPage endCursor cursor}checklist(cycle:$cycle){sections{items{code title meetsWhen}}}}" + responseFields;
export const OwnMarksDocument: Document<OwnMarksQuery, OwnMarksQueryVariables> =
  "query OwnMarks($cycle:String!){viewer{marks(cycle:$cycle){...MarkFields}}snapshots(cycle:$cycle){name}}" + markFields + progressFields;
export const MarksStreamDocument: Document<MarksStreamSubscription, MarksStreamSubscriptionVariables> =
  "subscription MarksStream($cycle:String!$after:Int){marks(cycle:$cycle after:$after){...MarkFields}}" + markFields + progressFields;
export const MarkSeenDocument: Document<MarkSeenMutation, MarkSeenMutationVariables> =
  "mutation MarkSeen($cycle:String!$upTo:LogPlaceInput!$cells:[CellPlaceInput!]){markSeen(cycle:$cycle upTo:$upTo cells:$cells){...MarkFields}}" + markFields + progressFields;
export const MovedCellsDocument: Document<MovedCellsQuery, MovedCellsQueryVariables> =
  "query MovedCells($cycle:String!$since:LogPlaceInput!){movedCells(cycle:$cycle since:$since){since sinceAt cells{before{...ProgressFields}}}}" + progressFields;
export const ProgressMatrixDocument: Document<ProgressMatrixQuery, ProgressMatrixQueryVariables> =
  "query ProgressMatrix($cycle:String){checklist(cycle:$cycle){sections{code title}}progressMatrix(cycle:$cycle){cycle{code state opensOn closesOn}cells{...ProgressFields}cursor}}" + progressFields;
export const ProgressStreamDocument: Document<ProgressStreamSubscription, ProgressStreamSubscriptionVariables> =
  "subscription ProgressStream($cycle:String$after:Cursor){progress(cycle:$cycle after:$after){cells{...ProgressFields}cursor}}" + progressFields;
export const CountedCellsDocument: Document<CountedCellsQuery, CountedCellsQueryVariables> =
  "query CountedCells($cycle:String$section:String$rating:Rating$countries:[String!]){progressMatrix(cycle:$cycle section:$section rating:$rating countries:$countries){cells{...ProgressFields}}}" + progressFields;
export const ReturnedDocument: Document<ReturnedQuery, ReturnedQueryVariables> =
  "query Returned($cycle:String$countries:[String!]$agencies:[String!]$filter:EventFilter){responses(cycle:$cycle status:RETURNED countries:$countries agencies:$agencies countryTeam:true first:200){nodes{cycleCode countryCode agencyCode itemCode}cursor}events(last:500 filter:$filter){edges{node{...EventFields}}}}" + eventFields + progressFields;
