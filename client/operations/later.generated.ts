// Written by scripts/codegen.mjs. Do not edit.
import type { Document } from './document.ts';
import type { OwnAccessQuery, OwnAccessQueryVariables, EndSessionMutation, EndSessionMutationVariables, EndAllSessionsMutation, EndAllSessionsMutationVariables, CreateTokenMutation, CreateTokenMutationVariables, RevokeTokenMutation, RevokeTokenMutationVariables, RolesToGiveQuery, RolesToGiveQueryVariables, PeopleQuery, PeopleQueryVariables, PersonNameQuery, PersonNameQueryVariables, InvitePeopleMutation, InvitePeopleMutationVariables, RevokeInvitationMutation, RevokeInvitationMutationVariables, GrantMembershipMutation, GrantMembershipMutationVariables, EndMembershipMutation, EndMembershipMutationVariables, DeactivatePersonMutation, DeactivatePersonMutationVariables, HandOverWorkMutation, HandOverWorkMutationVariables, RoleProposalsQuery, RoleProposalsQueryVariables, ProposeMonitoringRoleMutation, ProposeMonitoringRoleMutationVariables, ConfirmMonitoringRoleMutation, ConfirmMonitoringRoleMutationVariables, WithdrawMonitoringRoleMutation, WithdrawMonitoringRoleMutationVariables, RolesToProposeQuery, RolesToProposeQueryVariables, AuditQuery, AuditQueryVariables, AuditStreamSubscription, AuditStreamSubscriptionVariables, AreaItemsQuery, AreaItemsQueryVariables, CommentsQuery, CommentsQueryVariables, AskForNewLookMutation, AskForNewLookMutationVariables, CommentHistoryQuery, CommentHistoryQueryVariables, MentionableQuery, MentionableQueryVariables, AddCommentMutation, AddCommentMutationVariables, EditCommentMutation, EditCommentMutationVariables, ResolveThreadMutation, ResolveThreadMutationVariables, ReopenThreadMutation, ReopenThreadMutationVariables, EraseCommentMutation, EraseCommentMutationVariables, MentionsQuery, MentionsQueryVariables, ComparisonSidesQuery, ComparisonSidesQueryVariables, ComparisonQuery, ComparisonQueryVariables, ComparedAddendaQuery, ComparedAddendaQueryVariables, ComparedPairsQuery, ComparedPairsQueryVariables, CycleOverviewQuery, CycleOverviewQueryVariables, CycleDetailsQuery, CycleDetailsQueryVariables, CyclePresenceQuery, CyclePresenceQueryVariables, CheckSnapshotQuery, CheckSnapshotQueryVariables, PlanCycleMutation, PlanCycleMutationVariables, ChangeCycleMutation, ChangeCycleMutationVariables, ChangeWhatIsAskedMutation, ChangeWhatIsAskedMutationVariables, OpenCycleMutation, OpenCycleMutationVariables, CloseCycleMutation, CloseCycleMutationVariables, ReopenCycleMutation, ReopenCycleMutationVariables, ChangePresenceMutation, ChangePresenceMutationVariables, GiveLaterLastDayMutation, GiveLaterLastDayMutationVariables, TakeSnapshotMutation, TakeSnapshotMutationVariables, WaitingQuery, WaitingQueryVariables, WaitingByAgeQuery, WaitingByAgeQueryVariables, HeartbeatsQuery, HeartbeatsQueryVariables, OwnMarksQuery, OwnMarksQueryVariables, MarksStreamSubscription, MarksStreamSubscriptionVariables, MarkSeenMutation, MarkSeenMutationVariables, MovedCellsQuery, MovedCellsQueryVariables, ProgressMatrixQuery, ProgressMatrixQueryVariables, ProgressStreamSubscription, ProgressStreamSubscriptionVariables, CountedCellsQuery, CountedCellsQueryVariables, MonitorBeginQuery, MonitorBeginQueryVariables, MonitorChangesSubscription, MonitorChangesSubscriptionVariables, OverviewQuery, OverviewQueryVariables, ContradictionsQuery, ContradictionsQueryVariables, AcceptedWithoutEvidenceQuery, AcceptedWithoutEvidenceQueryVariables, StuckQuery, StuckQueryVariables, CountryCalendarQuery, CountryCalendarQueryVariables, SetWorkingWeekMutation, SetWorkingWeekMutationVariables, DeclarePauseMutation, DeclarePauseMutationVariables, ChangePauseMutation, ChangePauseMutationVariables, TodoQuery, TodoQueryVariables, WaitingAlertsQuery, WaitingAlertsQueryVariables, EndorseMutation, EndorseMutationVariables } from './operations.generated.ts';

const responseFields =
  "fragment ResponseFields on Response{countryCode cycleCode itemCode agencyCode status rating narrative revision updatedAt updatedBy{id name}}";
const progressFields =
  "fragment ProgressFields on Progress{countryCode agencyCode notStarted carried inProgress submitted returned accepted total updatedAt}";
const eventFields =
  "fragment EventFields on Event{id cursor kind at actor{id name}cycleCode countryCode agencyCode itemCode revision changes{field from to}note progress{...ProgressFields}}";
const tokenFields =
  "fragment TokenFields on AccessToken{id name access agency{code}country{code}createdAt expiresAt lastUsedAt}";
const accountFields =
  "fragment AccountFields on PersonAccount{person{id name}email hasSignedIn deactivatedAt viewerCan memberships{id role agency{code}country{code}startsOn endsOn alternate residentCoordinator counts viewerCan}invitations{id role agency{code}country{code}startsOn endsOn alternate residentCoordinator expiresAt viewerCan}}";
const auditFields =
  "fragment AuditFields on Event{...EventFields person{id name}}";
const commentFields =
  "fragment CommentFields on Comment{id audience leadOnly author{id name}text mentions{id name}revision writtenAt editedAt resolvedAt resolvedBy{id name}viewerCan}";
const comparisonCountsFields =
  "fragment ComparisonCountsFields on ComparisonCounts{pairs gains losses unchanged notComparable reasons{reason pairs}reworded amended}";
const comparedAnswerFields =
  "fragment ComparedAnswerFields on ComparedAnswer{id status rating narrative erased addenda{id}}";
const stepFields =
  "fragment StepFields on CycleStep{done answersDue answersLeaving answersUnfinished peopleGaining peopleLosing rolesEnding obstacles{code message}}";
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
export const HandOverWorkDocument: Document<HandOverWorkMutation, HandOverWorkMutationVariables> =
  "mutation HandOverWork($from:ID!$to:ID!$countries:[String!]$dryRun:Boolean!){handOverWork(from:$from to:$to countries:$countries dryRun:$dryRun){roles assigned returned steps mentions}}";
export const RoleProposalsDocument: Document<RoleProposalsQuery, RoleProposalsQueryVariables> =
  "query RoleProposals{monitoringRoleProposals{id person{id name}role alternate country{code}proposedBy{name}proposedAt viewerCan}}";
export const ProposeMonitoringRoleDocument: Document<ProposeMonitoringRoleMutation, ProposeMonitoringRoleMutationVariables> =
  "mutation ProposeMonitoringRole($person:ID!$role:Role!$country:String$alternate:Boolean!){proposeMonitoringRole(person:$person role:$role country:$country alternate:$alternate){id}}";
export const ConfirmMonitoringRoleDocument: Document<ConfirmMonitoringRoleMutation, ConfirmMonitoringRoleMutationVariables> =
  "mutation ConfirmMonitoringRole($id:ID!){confirmMonitoringRole(id:$id){id}}";
export const WithdrawMonitoringRoleDocument: Document<WithdrawMonitoringRoleMutation, WithdrawMonitoringRoleMutationVariables> =
  "mutation WithdrawMonitoringRole($id:ID!){withdrawMonitoringRole(id:$id){id}}";
export const RolesToProposeDocument: Document<RolesToProposeQuery, RolesToProposeQueryVariables> =
  "query RolesToPropose{monitorAccess{countryCode viewerCan}}";
export const AuditDocument: Document<AuditQuery, AuditQueryVariables> =
  "query Audit($last:Int!$before:Cursor$filter:EventFilter){events(last:$last before:$before filter:$filter){edges{node{...AuditFields}}pageInfo{hasPreviousPage startCursor endCursor}}}" + auditFields + eventFields + progressFields;
export const AuditStreamDocument: Document<AuditStreamSubscription, AuditStreamSubscriptionVariables> =
  "subscription AuditStream($after:Cursor$filter:EventFilter){events(after:$after filter:$filter){...AuditFields}}" + auditFields + eventFields + progressFields;
export const AreaItemsDocument: Document<AreaItemsQuery, AreaItemsQueryVariables> =
  "query AreaItems{checklist{sections{items{code callToActionAreas}}}}";
export const CommentsDocument: Document<CommentsQuery, CommentsQueryVariables> =
  "query Comments($cycle:String$country:String$agency:String$item:String$after:String){comments(cycle:$cycle country:$country agency:$agency item:$item first:50 after:$after){threads{comment{...CommentFields}replies{...CommentFields}}hasNextPage endCursor mayWrite mayAskForNewLook leadOnly cursor}}" + commentFields;
export const AskForNewLookDocument: Document<AskForNewLookMutation, AskForNewLookMutationVariables> =
  "mutation AskForNewLook($input:NewLookInput!){askForNewLook(input:$input){cursor}}";
export const CommentHistoryDocument: Document<CommentHistoryQuery, CommentHistoryQueryVariables> =
  "query CommentHistory($id:ID!){commentHistory(id:$id first:100){edges{node{id kind at changes{field from to}}}}}";
export const MentionableDocument: Document<MentionableQuery, MentionableQueryVariables> =
  "query Mentionable($thread:ID$cycle:String$country:String$agency:String$item:String$audience:CommentAudience$search:String!){mentionable(thread:$thread cycle:$cycle country:$country agency:$agency item:$item audience:$audience search:$search){id name}}";
export const AddCommentDocument: Document<AddCommentMutation, AddCommentMutationVariables> =
  "mutation AddComment($input:AddCommentInput!){addComment(input:$input){cursor}}";
export const EditCommentDocument: Document<EditCommentMutation, EditCommentMutationVariables> =
  "mutation EditComment($id:ID!$mutationId:UUID!$baseRevision:Int!$text:String!$mentions:[ID!]){editComment(id:$id mutationId:$mutationId baseRevision:$baseRevision text:$text mentions:$mentions){comment{revision}cursor}}";
export const ResolveThreadDocument: Document<ResolveThreadMutation, ResolveThreadMutationVariables> =
  "mutation ResolveThread($id:ID!$mutationId:UUID!){resolveThread(id:$id mutationId:$mutationId){cursor}}";
export const ReopenThreadDocument: Document<ReopenThreadMutation, ReopenThreadMutationVariables> =
  "mutation ReopenThread($id:ID!$mutationId:UUID!){reopenThread(id:$id mutationId:$mutationId){cursor}}";
export const EraseCommentDocument: Document<EraseCommentMutation, EraseCommentMutationVariables> =
  "mutation EraseComment($id:ID!$mutationId:UUID!$reason:String){eraseComment(id:$id mutationId:$mutationId reason:$reason){cursor}}";
export const MentionsDocument: Document<MentionsQuery, MentionsQueryVariables> =
  "query Mentions($waiting:Boolean$after:String){mentions(waiting:$waiting first:20 after:$after){nodes{id author{name}text writtenAt cycleCode countryCode agencyCode itemCode}hasNextPage endCursor cursor}}";
export const ComparisonSidesDocument: Document<ComparisonSidesQuery, ComparisonSidesQueryVariables> =
  "query ComparisonSides($cycle:String!){snapshots(cycle:$cycle){name closing at}}";
export const ComparisonDocument: Document<ComparisonQuery, ComparisonQueryVariables> =
  "query Comparison($earlier:ComparisonSideInput!$later:ComparisonSideInput!$by:ComparisonDimension!$filter:ComparisonFilter){comparison(earlier:$earlier later:$later by:$by filter:$filter){total{...ComparisonCountsFields}rows{code title counts{...ComparisonCountsFields}}}}" + comparisonCountsFields;
export const ComparedAddendaDocument: Document<ComparedAddendaQuery, ComparedAddendaQueryVariables> =
  "query ComparedAddenda($answer:ID!){node(id:$answer){...on SnapshotAnswer{addenda{id at actor{name}note erased changes{field from to}}}}}";
export const ComparedPairsDocument: Document<ComparedPairsQuery, ComparedPairsQueryVariables> =
  "query ComparedPairs($earlier:ComparisonSideInput!$later:ComparisonSideInput!$filter:ComparisonFilter$kinds:[ComparisonKind!]$reasons:[ComparisonReason!]$after:String){comparedPairs(earlier:$earlier later:$later filter:$filter kinds:$kinds reasons:$reasons first:50 after:$after){nodes{countryCode agencyCode earlierItem laterItem title kind reason reworded earlier{...ComparedAnswerFields}later{...ComparedAnswerFields}}hasNextPage endCursor}}" + comparedAnswerFields;
export const CycleOverviewDocument: Document<CycleOverviewQuery, CycleOverviewQueryVariables> =
  "query CycleOverview{cycleOverview{cycles{cycle{code state opensOn closesOn separateAcceptance endorsement}notStarted inProgress submitted returned accepted total}cursor}}";
export const CycleDetailsDocument: Document<CycleDetailsQuery, CycleDetailsQueryVariables> =
  "query CycleDetails($cycle:String!){laterLastDays(cycle:$cycle){countryCode closesOn}snapshots(cycle:$cycle){name closing at takenBy{id name}position answered total}}";
export const CyclePresenceDocument: Document<CyclePresenceQuery, CyclePresenceQueryVariables> =
  "query CyclePresence($cycle:String!){agencies{code answersChecklist}presence(cycle:$cycle){agencyCode presence countryCodes}}";
export const CheckSnapshotDocument: Document<CheckSnapshotQuery, CheckSnapshotQueryVariables> =
  "query CheckSnapshot($cycle:String!$name:String!){snapshotCheck(cycle:$cycle name:$name){problem erased}}";
export const PlanCycleDocument: Document<PlanCycleMutation, PlanCycleMutationVariables> =
  "mutation PlanCycle($cycle:String!$opensOn:String!$closesOn:String!$presenceFrom:String$separateAcceptance:Boolean!$endorsement:Boolean!$dryRun:Boolean!){planCycle(cycle:$cycle opensOn:$opensOn closesOn:$closesOn presenceFrom:$presenceFrom separateAcceptance:$separateAcceptance endorsement:$endorsement dryRun:$dryRun){...StepFields}}" + stepFields;
export const ChangeCycleDocument: Document<ChangeCycleMutation, ChangeCycleMutationVariables> =
  "mutation ChangeCycle($cycle:String!$opensOn:String$closesOn:String$dryRun:Boolean!){changeCycle(cycle:$cycle opensOn:$opensOn closesOn:$closesOn dryRun:$dryRun){...StepFields}}" + stepFields;
export const ChangeWhatIsAskedDocument: Document<ChangeWhatIsAskedMutation, ChangeWhatIsAskedMutationVariables> =
  "mutation ChangeWhatIsAsked($cycle:String!$separateAcceptance:Boolean!$endorsement:Boolean!$dryRun:Boolean!){changeCycle(cycle:$cycle separateAcceptance:$separateAcceptance endorsement:$endorsement dryRun:$dryRun){...StepFields}}" + stepFields;
export const OpenCycleDocument: Document<OpenCycleMutation, OpenCycleMutationVariables> =
  "mutation OpenCycle($cycle:String!$dryRun:Boolean!){openCycle(cycle:$cycle dryRun:$dryRun){...StepFields}}" + stepFields;
export const CloseCycleDocument: Document<CloseCycleMutation, CloseCycleMutationVariables> =
  "mutation CloseCycle($cycle:String!$dryRun:Boolean!){closeCycle(cycle:$cycle dryRun:$dryRun){...StepFields}}" + stepFields;
export const ReopenCycleDocument: Document<ReopenCycleMutation, ReopenCycleMutationVariables> =
  "mutation ReopenCycle($cycle:String!$reason:String!$dryRun:Boolean!){reopenCycle(cycle:$cycle reason:$reason dryRun:$dryRun){...StepFields}}" + stepFields;
export const ChangePresenceDocument: Document<ChangePresenceMutation, ChangePresenceMutationVariables> =
  "mutation ChangePresence($cycle:String!$lines:[PresenceInput!]!$copyFrom:String$dryRun:Boolean!){changePresence(cycle:$cycle lines:$lines copyFrom:$copyFrom dryRun:$dryRun){...StepFields}}" + stepFields;
export const GiveLaterLastDayDocument: Document<GiveLaterLastDayMutation, GiveLaterLastDayMutationVariables> =
  "mutation GiveLaterLastDay($cycle:String!$country:String!$closesOn:String$dryRun:Boolean!){giveLaterLastDay(cycle:$cycle country:$country closesOn:$closesOn dryRun:$dryRun){...StepFields}}" + stepFields;
export const TakeSnapshotDocument: Document<TakeSnapshotMutation, TakeSnapshotMutationVariables> =
  "mutation TakeSnapshot($cycle:String!$name:String!$dryRun:Boolean!){takeSnapshot(cycle:$cycle name:$name dryRun:$dryRun){...StepFields}}" + stepFields;
export const WaitingDocument: Document<WaitingQuery, WaitingQueryVariables> =
  "query Waiting($cycle:String$countries:[String!]$agencies:[String!]$countryTeam:Boolean$area:Int$after:String$language:String){responses(cycle:$cycle status:SUBMITTED countries:$countries agencies:$agencies countryTeam:$countryTeam area:$area first:50 after:$after){nodes{...ResponseFields viewerCan}totalCount hasNextPage endCursor cursor}checklist(cycle:$cycle){sections{items{code title(language:$language)meetsWhen(language:$language)wording(language:$language)callToActionAreas}}}}" + responseFields;
export const WaitingByAgeDocument: Document<WaitingByAgeQuery, WaitingByAgeQueryVariables> =
  "query WaitingByAge($cycle:String$atLeast:Int!$atMost:Int$countries:[String!]$agencies:[String!]$countryTeam:Boolean$area:Int$after:String$language:String){responses:waitingDecisions(cycle:$cycle atLeast:$atLeast atMost:$atMost countries:$countries agencies:$agencies countryTeam:$countryTeam area:$area first:50 after:$after){nodes{...ResponseFields viewerCan}totalCount hasNextPage endCursor cursor}checklist(cycle:$cycle){sections{items{code title(language:$language)meetsWhen(language:$language)wording(language:$language)callToActionAreas}}}}" + responseFields;
export const HeartbeatsDocument: Document<HeartbeatsQuery, HeartbeatsQueryVariables> =
  "query Heartbeats($cycle:String!$countries:[String!]){heartbeats(cycle:$cycle countries:$countries){countryCode agencyCode last{heardAt waiting waitingSince}elsewhere{heardAt waiting waitingSince}}}";
export const OwnMarksDocument: Document<OwnMarksQuery, OwnMarksQueryVariables> =
  "query OwnMarks($cycle:String!){viewer{marks(cycle:$cycle){...MarkFields}}snapshots(cycle:$cycle){name}}" + markFields + progressFields;
export const MarksStreamDocument: Document<MarksStreamSubscription, MarksStreamSubscriptionVariables> =
  "subscription MarksStream($cycle:String!$after:Int){marks(cycle:$cycle after:$after){...MarkFields}}" + markFields + progressFields;
export const MarkSeenDocument: Document<MarkSeenMutation, MarkSeenMutationVariables> =
  "mutation MarkSeen($cycle:String!$upTo:LogPlaceInput!$cells:[CellPlaceInput!]){markSeen(cycle:$cycle upTo:$upTo cells:$cells){...MarkFields}}" + markFields + progressFields;
export const MovedCellsDocument: Document<MovedCellsQuery, MovedCellsQueryVariables> =
  "query MovedCells($cycle:String!$since:LogPlaceInput!){movedCells(cycle:$cycle since:$since){since sinceAt cells{before{...ProgressFields}}}}" + progressFields;
export const ProgressMatrixDocument: Document<ProgressMatrixQuery, ProgressMatrixQueryVariables> =
  "query ProgressMatrix($cycle:String$language:String){checklist(cycle:$cycle){sections{code title(language:$language)}}progressMatrix(cycle:$cycle){cycle{code state opensOn closesOn}cells{...ProgressFields}cursor}}" + progressFields;
export const ProgressStreamDocument: Document<ProgressStreamSubscription, ProgressStreamSubscriptionVariables> =
  "subscription ProgressStream($cycle:String$after:Cursor){progress(cycle:$cycle after:$after){cells{...ProgressFields}cursor}}" + progressFields;
export const CountedCellsDocument: Document<CountedCellsQuery, CountedCellsQueryVariables> =
  "query CountedCells($cycle:String$section:String$area:Int$item:String$rating:Rating$countries:[String!]){progressMatrix(cycle:$cycle section:$section area:$area item:$item rating:$rating countries:$countries){cells{...ProgressFields}}}" + progressFields;
export const MonitorBeginDocument: Document<MonitorBeginQuery, MonitorBeginQueryVariables> =
  "query MonitorBegin{viewer{person{id}}}";
export const MonitorChangesDocument: Document<MonitorChangesSubscription, MonitorChangesSubscriptionVariables> =
  "subscription MonitorChanges{monitorChanges{countries}}";
export const OverviewDocument: Document<OverviewQuery, OverviewQueryVariables> =
  "query Overview($cycle:String!){decisionAges(cycle:$cycle){ages{atLeast atMost count}today}daysAnswered(cycle:$cycle){firstDay parties{agencyCode answered}}laterLastDays(cycle:$cycle){countryCode closesOn}}";
export const ContradictionsDocument: Document<ContradictionsQuery, ContradictionsQueryVariables> =
  "query Contradictions($cycle:String!$countries:[String!]$area:Int$first:Int$after:String$language:String){contradictions(cycle:$cycle countries:$countries area:$area first:$first after:$after){nodes{countryCode itemCode steps answers{agencyCode status rating narrative updatedAt}}totalCount hasNextPage endCursor cursor}checklist(cycle:$cycle){sections{items{code title(language:$language)}}}}";
export const AcceptedWithoutEvidenceDocument: Document<AcceptedWithoutEvidenceQuery, AcceptedWithoutEvidenceQueryVariables> =
  "query AcceptedWithoutEvidence($cycle:String$area:Int$first:Int$after:String){acceptedWithoutEvidence(cycle:$cycle area:$area first:$first after:$after){nodes{countryCode agencyCode itemCode rating updatedAt}totalCount hasNextPage endCursor}}";
export const StuckDocument: Document<StuckQuery, StuckQueryVariables> =
  "query Stuck($cycle:String$rules:[StalenessRuleCode!]$countries:[String!]$agencies:[String!]$countryTeam:Boolean$area:Int$firstOfEach:Int$after:String){staleness(cycle:$cycle rules:$rules countries:$countries agencies:$agencies countryTeam:$countryTeam area:$area firstOfEach:$firstOfEach first:50 after:$after){rules{code workingDays says flags}flags{rule countryCode agencyCode itemCode since workingDays weekend weekendConfirmed holidays holidaysMayMove holidaysKnown pauses{kind startsOn endsOn}turn progress{notStarted inProgress submitted returned}}hasNextPage endCursor today cursor}}";
export const CountryCalendarDocument: Document<CountryCalendarQuery, CountryCalendarQueryVariables> =
  "query CountryCalendar($country:String!){countryCalendar(country:$country){weekend weekendConfirmed weekendSetBy{name}weekendSetAt holidays{mayMove}pauses{id agencyCode kind startsOn endsOn declaredBy{name}}viewerCan}}";
export const SetWorkingWeekDocument: Document<SetWorkingWeekMutation, SetWorkingWeekMutationVariables> =
  "mutation SetWorkingWeek($country:String!$weekend:[Int!]!){setWorkingWeek(country:$country weekend:$weekend){countryCode}}";
export const DeclarePauseDocument: Document<DeclarePauseMutation, DeclarePauseMutationVariables> =
  "mutation DeclarePause($input:DeclarePauseInput!){declarePause(input:$input){id}}";
export const ChangePauseDocument: Document<ChangePauseMutation, ChangePauseMutationVariables> =
  "mutation ChangePause($id:ID!$endsOn:String){changePause(id:$id endsOn:$endsOn){id}}";
export const TodoDocument: Document<TodoQuery, TodoQueryVariables> =
  "query Todo($after:String){viewer{todo(first:20 after:$after){nodes{kind since response{cycleCode countryCode agencyCode itemCode rating narrative revision}assigned{cycleCode countryCode agencyCode itemCode dueOn}comment{id text cycleCode countryCode agencyCode itemCode}by{name}note toYou}hasNextPage endCursor cursor}}}";
export const WaitingAlertsDocument: Document<WaitingAlertsQuery, WaitingAlertsQueryVariables> =
  "query WaitingAlerts{viewer{todo(first:0){nodes{kind alert{id countryCode level turn deadline}}}}}";
export const EndorseDocument: Document<EndorseMutation, EndorseMutationVariables> =
  "mutation Endorse($input:RecordResponseInput!){recordResponse(input:$input){__typename ...on ResponseRefused{code message}}}";
