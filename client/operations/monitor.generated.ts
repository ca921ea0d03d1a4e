// Written by scripts/codegen.mjs. Do not edit.
import type { Document } from './document.ts';
import type { MonitorAccessQuery, MonitorAccessQueryVariables, IncidentsOpenUntilQuery, IncidentsOpenUntilQueryVariables, AlertsQuery, AlertsQueryVariables, EarlyActionsQuery, EarlyActionsQueryVariables, EarlyActionOwnersQuery, EarlyActionOwnersQueryVariables, ProposeAlertMutation, ProposeAlertMutationVariables, DecideAlertMutation, DecideAlertMutationVariables, DissentFromAlertMutation, DissentFromAlertMutationVariables, PlanEarlyActionMutation, PlanEarlyActionMutationVariables, EndEarlyActionMutation, EndEarlyActionMutationVariables, RecordEarlyActionOutcomeMutation, RecordEarlyActionOutcomeMutationVariables, AreaAlertsQuery, AreaAlertsQueryVariables, AreaAnswersQuery, AreaAnswersQueryVariables, RiskFrameworkQuery, RiskFrameworkQueryVariables, RiskAssessmentQuery, RiskAssessmentQueryVariables, IndicatorHistoryQuery, IndicatorHistoryQueryVariables, FrameworkFindingsQuery, FrameworkFindingsQueryVariables, AssessIndicatorMutation, AssessIndicatorMutationVariables, SensitiveDatesQuery, SensitiveDatesQueryVariables, AddSensitiveDateMutation, AddSensitiveDateMutationVariables, ChangeSensitiveDateMutation, ChangeSensitiveDateMutationVariables, RemoveSensitiveDateMutation, RemoveSensitiveDateMutationVariables, MonitoredGroupsQuery, MonitoredGroupsQueryVariables, NameMonitoredGroupMutation, NameMonitoredGroupMutationVariables, ChangeMonitoredGroupMutation, ChangeMonitoredGroupMutationVariables, ImportOfferQuery, ImportOfferQueryVariables, EventImportsQuery, EventImportsQueryVariables, ImportedEventsQuery, ImportedEventsQueryVariables, ImportEventsMutation, ImportEventsMutationVariables, RemoveEventImportMutation, RemoveEventImportMutationVariables, IncidentExportsQuery, IncidentExportsQueryVariables, ExportIncidentsMutation, ExportIncidentsMutationVariables, IncidentsQuery, IncidentsQueryVariables, IncidentQuery, IncidentQueryVariables, MergeCandidatesQuery, MergeCandidatesQueryVariables, CodeIncidentMutation, CodeIncidentMutationVariables, ChangeIncidentMutation, ChangeIncidentMutationVariables, AttachMonitorReportMutation, AttachMonitorReportMutationVariables, MergeIncidentsMutation, MergeIncidentsMutationVariables, UndoMergeMutation, UndoMergeMutationVariables, KeepIncidentsApartMutation, KeepIncidentsApartMutationVariables, PlacesOfEventsQuery, PlacesOfEventsQueryVariables, MonitorEventsQuery, MonitorEventsQueryVariables, IncidentOpeningsQuery, IncidentOpeningsQueryVariables, OpenIncidentsMutation, OpenIncidentsMutationVariables, MonitorReportsQuery, MonitorReportsQueryVariables, RecordMonitorReportMutation, RecordMonitorReportMutationVariables, MoveMonitorReportMutation, MoveMonitorReportMutationVariables, DeleteMonitorReportMutation, DeleteMonitorReportMutationVariables, MonitorSeriesQuery, MonitorSeriesQueryVariables, MonitorDetectorsQuery, MonitorDetectorsQueryVariables, RunDetectorQuery, RunDetectorQueryVariables, MonitorSignalsQuery, MonitorSignalsQueryVariables, MonitorWatchQuery, MonitorWatchQueryVariables, ReviewMonitorSignalMutation, ReviewMonitorSignalMutationVariables } from './operations.generated.ts';

const earlyActionFields =
  "fragment EarlyActionFields on EarlyAction{id alertId what owner{id name}dueOn overdue itemCodes state endedAt outcome outcomeOn outcomeWords revision viewerCan}";
const incidentFields =
  "fragment IncidentFields on Incident{id state groupId groupName categories occurredOn datePrecision region place placePrecision actor low best high basis sourceReliability informationValidity proof sensitivity summary sourceClass mergedInto reports revision codedBy{name}codedAt}";
const reportFields =
  "fragment ReportFields on MonitorReport{id state receivedOn sourceCode sourceReliability consent consentLimits retention text incidentId recordedBy{name}recordedAt viewerCan}";
export const MonitorAccessDocument: Document<MonitorAccessQuery, MonitorAccessQueryVariables> =
  "query MonitorAccess{monitorAccess{countryCode viewerCan}}";
export const IncidentsOpenUntilDocument: Document<IncidentsOpenUntilQuery, IncidentsOpenUntilQueryVariables> =
  "query IncidentsOpenUntil($country:String!){incidentsOpenUntil(country:$country)}";
export const AlertsDocument: Document<AlertsQuery, AlertsQueryVariables> =
  "query Alerts($country:String!$first:Int$skip:Int!){alerts(country:$country first:$first skip:$skip){alerts{id group{name hidden}signals{id sentence stands}proposedLevel level state title reasons proposedBy{name}proposedAt turn asked{id name}since deadline passings{to at}steps{id kind level words actor{name}at}actions{...EarlyActionFields}revision viewerCan}hasNextPage}}" + earlyActionFields;
export const EarlyActionsDocument: Document<EarlyActionsQuery, EarlyActionsQueryVariables> =
  "query EarlyActions($country:String!$overdue:Boolean!$first:Int$skip:Int!){earlyActions(country:$country overdue:$overdue first:$first skip:$skip){actions{...EarlyActionFields}hasNextPage}}" + earlyActionFields;
export const EarlyActionOwnersDocument: Document<EarlyActionOwnersQuery, EarlyActionOwnersQueryVariables> =
  "query EarlyActionOwners($country:String!){earlyActionOwners(country:$country){id name}}";
export const ProposeAlertDocument: Document<ProposeAlertMutation, ProposeAlertMutationVariables> =
  "mutation ProposeAlert($input:ProposeAlertInput!){proposeAlert(input:$input){id}}";
export const DecideAlertDocument: Document<DecideAlertMutation, DecideAlertMutationVariables> =
  "mutation DecideAlert($id:ID!$baseRevision:Int!$decision:AlertDecision!$level:AlertLevel$reasons:String!){decideAlert(id:$id baseRevision:$baseRevision decision:$decision level:$level reasons:$reasons){id}}";
export const DissentFromAlertDocument: Document<DissentFromAlertMutation, DissentFromAlertMutationVariables> =
  "mutation DissentFromAlert($id:ID!$mutationId:UUID!$words:String!){dissentFromAlert(id:$id mutationId:$mutationId words:$words){id}}";
export const PlanEarlyActionDocument: Document<PlanEarlyActionMutation, PlanEarlyActionMutationVariables> =
  "mutation PlanEarlyAction($input:PlanEarlyActionInput!){planEarlyAction(input:$input){id}}";
export const EndEarlyActionDocument: Document<EndEarlyActionMutation, EndEarlyActionMutationVariables> =
  "mutation EndEarlyAction($id:ID!$baseRevision:Int!$done:Boolean!){endEarlyAction(id:$id baseRevision:$baseRevision done:$done){id}}";
export const RecordEarlyActionOutcomeDocument: Document<RecordEarlyActionOutcomeMutation, RecordEarlyActionOutcomeMutationVariables> =
  "mutation RecordEarlyActionOutcome($id:ID!$baseRevision:Int!$outcome:EarlyActionOutcome!$outcomeOn:String!$words:String!){recordEarlyActionOutcome(id:$id baseRevision:$baseRevision outcome:$outcome outcomeOn:$outcomeOn words:$words){id}}";
export const AreaAlertsDocument: Document<AreaAlertsQuery, AreaAlertsQueryVariables> =
  "query AreaAlerts($country:String!$first:Int$skip:Int!){alerts(country:$country first:$first skip:$skip){alerts{id title level state actions{...EarlyActionFields}}hasNextPage}}" + earlyActionFields;
export const AreaAnswersDocument: Document<AreaAnswersQuery, AreaAnswersQueryVariables> =
  "query AreaAnswers($country:String!$language:String){countryChecklist(country:$country){cycle{code}checklist{sections{items{code title(language:$language)answeredBy callToActionAreas}}}agencies{code}responses{itemCode agencyCode status}}}";
export const RiskFrameworkDocument: Document<RiskFrameworkQuery, RiskFrameworkQueryVariables> =
  "query RiskFramework{riskFramework{basedOn{title year documentSymbol}riskFactors{code group crime title question indicators{code title description}}}}";
export const RiskAssessmentDocument: Document<RiskAssessmentQuery, RiskAssessmentQueryVariables> =
  "query RiskAssessment($country:String!$group:ID$asOf:String){riskAssessment(country:$country group:$group asOf:$asOf){asOf indicators{indicator level isDue lookAgainOn dueBefore latest{revision trend confidence reasons evidence assessedAt assessedBy{name}}}}}";
export const IndicatorHistoryDocument: Document<IndicatorHistoryQuery, IndicatorHistoryQueryVariables> =
  "query IndicatorHistory($country:String!$group:ID$indicator:String!){indicatorHistory(country:$country group:$group indicator:$indicator){id revision level trend confidence reasons assessedAt assessedBy{name}}}";
export const FrameworkFindingsDocument: Document<FrameworkFindingsQuery, FrameworkFindingsQueryVariables> =
  "query FrameworkFindings($country:String!){frameworkFindings(country:$country){groupId groupName detector outcome sentence}}";
export const AssessIndicatorDocument: Document<AssessIndicatorMutation, AssessIndicatorMutationVariables> =
  "mutation AssessIndicator($country:String!$input:AssessIndicatorInput!){assessIndicator(country:$country input:$input){revision}}";
export const SensitiveDatesDocument: Document<SensitiveDatesQuery, SensitiveDatesQueryVariables> =
  "query SensitiveDates($country:String!){sensitiveDates(country:$country){id groupId groupName kind name day yearly comesOn factors revision}}";
export const AddSensitiveDateDocument: Document<AddSensitiveDateMutation, AddSensitiveDateMutationVariables> =
  "mutation AddSensitiveDate($country:String!$input:SensitiveDateInput!){addSensitiveDate(country:$country input:$input){id}}";
export const ChangeSensitiveDateDocument: Document<ChangeSensitiveDateMutation, ChangeSensitiveDateMutationVariables> =
  "mutation ChangeSensitiveDate($id:ID!$baseRevision:Int!$input:SensitiveDateInput!){changeSensitiveDate(id:$id baseRevision:$baseRevision input:$input){id}}";
export const RemoveSensitiveDateDocument: Document<RemoveSensitiveDateMutation, RemoveSensitiveDateMutationVariables> =
  "mutation RemoveSensitiveDate($id:ID!$baseRevision:Int!){removeSensitiveDate(id:$id baseRevision:$baseRevision)}";
export const MonitoredGroupsDocument: Document<MonitoredGroupsQuery, MonitoredGroupsQueryVariables> =
  "query MonitoredGroups($country:String!){monitoredGroups(country:$country){id name aliases hidden revision}}";
export const NameMonitoredGroupDocument: Document<NameMonitoredGroupMutation, NameMonitoredGroupMutationVariables> =
  "mutation NameMonitoredGroup($country:String!$names:GroupNamesInput!){nameMonitoredGroup(country:$country names:$names){id}}";
export const ChangeMonitoredGroupDocument: Document<ChangeMonitoredGroupMutation, ChangeMonitoredGroupMutationVariables> =
  "mutation ChangeMonitoredGroup($id:ID!$baseRevision:Int!$names:GroupNamesInput!){changeMonitoredGroup(id:$id baseRevision:$baseRevision names:$names){id}}";
export const ImportOfferDocument: Document<ImportOfferQuery, ImportOfferQueryVariables> =
  "query ImportOffer($country:String!){importOffer(country:$country){mappings{source used columns{field names}meanings{field value means}}mostCharacters mostRows}}";
export const EventImportsDocument: Document<EventImportsQuery, EventImportsQueryVariables> =
  "query EventImports($country:String!){eventImports(country:$country){id source rowsTaken rowsRefused importedBy{name}importedAt}}";
export const ImportedEventsDocument: Document<ImportedEventsQuery, ImportedEventsQueryVariables> =
  "query ImportedEvents($country:String!$first:Int!$skip:Int!){importedEvents(country:$country first:$first skip:$skip){events{id source sourceEventId categories occurredOn endedOn datePrecision region placePrecision actor low best high flags}hasNextPage}}";
export const ImportEventsDocument: Document<ImportEventsMutation, ImportEventsMutationVariables> =
  "mutation ImportEvents($input:EventImportInput!$dryRun:Boolean!){importEvents(input:$input dryRun:$dryRun){import{id}rows taken known refusedRows refused{row reason}duplicateRows duplicates{rows}unknown{field value rows}flags{flag rows}}}";
export const RemoveEventImportDocument: Document<RemoveEventImportMutation, RemoveEventImportMutationVariables> =
  "mutation RemoveEventImport($id:ID!){removeEventImport(id:$id)}";
export const IncidentExportsDocument: Document<IncidentExportsQuery, IncidentExportsQueryVariables> =
  "query IncidentExports($country:String!){incidentExports(country:$country){id person{name}reason exportedAt}}";
export const ExportIncidentsDocument: Document<ExportIncidentsMutation, ExportIncidentsMutationVariables> =
  "mutation ExportIncidents($country:String!$reason:String!){exportIncidents(country:$country reason:$reason){export{exportedAt}incidents reports importedEvents leftOut}}";
export const IncidentsDocument: Document<IncidentsQuery, IncidentsQueryVariables> =
  "query Incidents($country:String!$first:Int$skip:Int!){incidents(country:$country first:$first skip:$skip){incidents{...IncidentFields}hasNextPage}}" + incidentFields;
export const IncidentDocument: Document<IncidentQuery, IncidentQueryVariables> =
  "query Incident($id:ID!){incident(id:$id){...IncidentFields}}" + incidentFields;
export const MergeCandidatesDocument: Document<MergeCandidatesQuery, MergeCandidatesQueryVariables> =
  "query MergeCandidates($country:String!){mergeCandidates(country:$country){one{...IncidentFields}other{...IncidentFields}daysApart wordsAlike}}" + incidentFields;
export const CodeIncidentDocument: Document<CodeIncidentMutation, CodeIncidentMutationVariables> =
  "mutation CodeIncident($reports:[ID!]!$input:IncidentInput!$mutationId:UUID!){codeIncident(reports:$reports input:$input mutationId:$mutationId){id}}";
export const ChangeIncidentDocument: Document<ChangeIncidentMutation, ChangeIncidentMutationVariables> =
  "mutation ChangeIncident($id:ID!$baseRevision:Int!$input:IncidentInput!){changeIncident(id:$id baseRevision:$baseRevision input:$input){id}}";
export const AttachMonitorReportDocument: Document<AttachMonitorReportMutation, AttachMonitorReportMutationVariables> =
  "mutation AttachMonitorReport($report:ID!$incident:ID!){attachMonitorReport(report:$report incident:$incident){id}}";
export const MergeIncidentsDocument: Document<MergeIncidentsMutation, MergeIncidentsMutationVariables> =
  "mutation MergeIncidents($keep:ID!$merge:ID!){mergeIncidents(keep:$keep merge:$merge){id}}";
export const UndoMergeDocument: Document<UndoMergeMutation, UndoMergeMutationVariables> =
  "mutation UndoMerge($id:ID!){undoMerge(id:$id){id}}";
export const KeepIncidentsApartDocument: Document<KeepIncidentsApartMutation, KeepIncidentsApartMutationVariables> =
  "mutation KeepIncidentsApart($one:ID!$other:ID!){keepIncidentsApart(one:$one other:$other){id}}";
export const PlacesOfEventsDocument: Document<PlacesOfEventsQuery, PlacesOfEventsQueryVariables> =
  "query PlacesOfEvents($country:String!$skip:Int!){importedEvents(country:$country first:200 skip:$skip){events{id source occurredOn region latitude longitude placePrecision}hasNextPage}}";
export const MonitorEventsDocument: Document<MonitorEventsQuery, MonitorEventsQueryVariables> =
  "query MonitorEvents($country:String!$about:[ID!]$after:String$first:Int){monitorEvents(country:$country about:$about after:$after first:$first newestFirst:true){events{position kind at actor{name}subjectId}hasNextPage cursor}}";
export const IncidentOpeningsDocument: Document<IncidentOpeningsQuery, IncidentOpeningsQueryVariables> =
  "query IncidentOpenings($country:String!){incidentOpenings(country:$country){id person{name}reason openedAt endsAt}}";
export const OpenIncidentsDocument: Document<OpenIncidentsMutation, OpenIncidentsMutationVariables> =
  "mutation OpenIncidents($country:String!$reason:String!$mutationId:UUID!){openIncidents(country:$country reason:$reason mutationId:$mutationId){endsAt}}";
export const MonitorReportsDocument: Document<MonitorReportsQuery, MonitorReportsQueryVariables> =
  "query MonitorReports($country:String!$state:ReportState$incident:ID$first:Int){monitorReports(country:$country state:$state incident:$incident first:$first){reports{...ReportFields}hasNextPage}}" + reportFields;
export const RecordMonitorReportDocument: Document<RecordMonitorReportMutation, RecordMonitorReportMutationVariables> =
  "mutation RecordMonitorReport($input:MonitorReportInput!){recordMonitorReport(input:$input){id}}";
export const MoveMonitorReportDocument: Document<MoveMonitorReportMutation, MoveMonitorReportMutationVariables> =
  "mutation MoveMonitorReport($id:ID!$move:ReportMove!){moveMonitorReport(id:$id move:$move){id}}";
export const DeleteMonitorReportDocument: Document<DeleteMonitorReportMutation, DeleteMonitorReportMutationVariables> =
  "mutation DeleteMonitorReport($id:ID!){deleteMonitorReport(id:$id)}";
export const MonitorSeriesDocument: Document<MonitorSeriesQuery, MonitorSeriesQueryVariables> =
  "query MonitorSeries($country:String!$step:SeriesStep!$sourceClass:SourceClass!$first:Int$skip:Int!){monitorSeries(country:$country step:$step sourceClass:$sourceClass first:$first skip:$skip){series{groupId groupName category sourceClass step start counts crossing sources{code counts}}hasNextPage tooVague}}";
export const MonitorDetectorsDocument: Document<MonitorDetectorsQuery, MonitorDetectorsQueryVariables> =
  "query MonitorDetectors{monitorDetectors{detector defaults source isOn backtest}}";
export const RunDetectorDocument: Document<RunDetectorQuery, RunDetectorQueryVariables> =
  "query RunDetector($country:String!$series:SeriesInput!$detector:String!$parameters:String$last:Int){runDetector(country:$country series:$series detector:$detector parameters:$parameters last:$last){detector version parameters source findings{periodStart observed outcome upperbound p sentence}file}}";
export const MonitorSignalsDocument: Document<MonitorSignalsQuery, MonitorSignalsQueryVariables> =
  "query MonitorSignals($country:String!$controlled:Boolean!$first:Int$skip:Int!){monitorSignals(country:$country controlled:$controlled first:$first skip:$skip){signals{id groupName category sourceClass step periodStart detector version state since viewerCanReview observations{number observedAt stands outcome observed upperbound p family rank threshold sentence effortSentence}}hasNextPage}}";
export const MonitorWatchDocument: Document<MonitorWatchQuery, MonitorWatchQueryVariables> =
  "query MonitorWatch($country:String!){monitorWatch(country:$country){ranAt detectors{detector step controlled series tooFew notComputable expectedFalseAlarms}expectedFalseAlarms}}";
export const ReviewMonitorSignalDocument: Document<ReviewMonitorSignalMutation, ReviewMonitorSignalMutationVariables> =
  "mutation ReviewMonitorSignal($id:ID!$observation:Int!){reviewMonitorSignal(id:$id observation:$observation){id}}";
