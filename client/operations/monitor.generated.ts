// Written by scripts/codegen.mjs. Do not edit.
import type { Document } from './document.ts';
import type { MonitorAccessQuery, MonitorAccessQueryVariables, IncidentsOpenUntilQuery, IncidentsOpenUntilQueryVariables, MonitoredGroupsQuery, MonitoredGroupsQueryVariables, NameMonitoredGroupMutation, NameMonitoredGroupMutationVariables, ChangeMonitoredGroupMutation, ChangeMonitoredGroupMutationVariables, IncidentsQuery, IncidentsQueryVariables, IncidentQuery, IncidentQueryVariables, MergeCandidatesQuery, MergeCandidatesQueryVariables, CodeIncidentMutation, CodeIncidentMutationVariables, ChangeIncidentMutation, ChangeIncidentMutationVariables, AttachMonitorReportMutation, AttachMonitorReportMutationVariables, MergeIncidentsMutation, MergeIncidentsMutationVariables, UndoMergeMutation, UndoMergeMutationVariables, KeepIncidentsApartMutation, KeepIncidentsApartMutationVariables, MonitorEventsQuery, MonitorEventsQueryVariables, IncidentOpeningsQuery, IncidentOpeningsQueryVariables, OpenIncidentsMutation, OpenIncidentsMutationVariables, MonitorReportsQuery, MonitorReportsQueryVariables, RecordMonitorReportMutation, RecordMonitorReportMutationVariables, MoveMonitorReportMutation, MoveMonitorReportMutationVariables, DeleteMonitorReportMutation, DeleteMonitorReportMutationVariables, MonitorSeriesQuery, MonitorSeriesQueryVariables, MonitorDetectorsQuery, MonitorDetectorsQueryVariables, RunDetectorQuery, RunDetectorQueryVariables, MonitorSignalsQuery, MonitorSignalsQueryVariables, MonitorWatchQuery, MonitorWatchQueryVariables, ReviewMonitorSignalMutation, ReviewMonitorSignalMutationVariables } from './operations.generated.ts';

const incidentFields =
  "fragment IncidentFields on Incident{id state groupId groupName categories occurredOn datePrecision region place placePrecision actor low best high basis sourceReliability informationValidity proof sensitivity summary sourceClass mergedInto reports revision codedBy{name}codedAt}";
const reportFields =
  "fragment ReportFields on MonitorReport{id state receivedOn sourceCode sourceReliability consent consentLimits retention text incidentId recordedBy{name}recordedAt viewerCan}";
export const MonitorAccessDocument: Document<MonitorAccessQuery, MonitorAccessQueryVariables> =
  "query MonitorAccess{monitorAccess{countryCode viewerCan}}";
export const IncidentsOpenUntilDocument: Document<IncidentsOpenUntilQuery, IncidentsOpenUntilQueryVariables> =
  "query IncidentsOpenUntil($country:String!){incidentsOpenUntil(country:$country)}";
export const MonitoredGroupsDocument: Document<MonitoredGroupsQuery, MonitoredGroupsQueryVariables> =
  "query MonitoredGroups($country:String!){monitoredGroups(country:$country){id name aliases hidden revision}}";
export const NameMonitoredGroupDocument: Document<NameMonitoredGroupMutation, NameMonitoredGroupMutationVariables> =
  "mutation NameMonitoredGroup($country:String!$names:GroupNamesInput!){nameMonitoredGroup(country:$country names:$names){id}}";
export const ChangeMonitoredGroupDocument: Document<ChangeMonitoredGroupMutation, ChangeMonitoredGroupMutationVariables> =
  "mutation ChangeMonitoredGroup($id:ID!$baseRevision:Int!$names:GroupNamesInput!){changeMonitoredGroup(id:$id baseRevision:$baseRevision names:$names){id}}";
export const IncidentsDocument: Document<IncidentsQuery, IncidentsQueryVariables> =
  "query Incidents($country:String!$first:Int$skip:Int!){incidents(country:$country first:$first skip:$skip){incidents{...IncidentFields}hasNextPage}}" + incidentFields;
export const IncidentDocument: Document<IncidentQuery, IncidentQueryVariables> =
  "query Incident($id:ID!){incident(id:$id){...IncidentFields}}" + incidentFields;
export const MergeCandidatesDocument: Document<MergeCandidatesQuery, MergeCandidatesQueryVariables> =
  "query MergeCandidates($country:String!){mergeCandidates(country:$country){one{...IncidentFields}other{...IncidentFields}daysApart wordsAlike}}" + incidentFields;
export const CodeIncidentDocument: Document<CodeIncidentMutation, CodeIncidentMutationVariables> =
  "mutation CodeIncident($reports:[ID!]!$input:IncidentInput!){codeIncident(reports:$reports input:$input){id}}";
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
export const MonitorEventsDocument: Document<MonitorEventsQuery, MonitorEventsQueryVariables> =
  "query MonitorEvents($country:String!$about:[ID!]$after:String$first:Int){monitorEvents(country:$country about:$about after:$after first:$first newestFirst:true){events{position kind at actor{name}subjectId}hasNextPage cursor}}";
export const IncidentOpeningsDocument: Document<IncidentOpeningsQuery, IncidentOpeningsQueryVariables> =
  "query IncidentOpenings($country:String!){incidentOpenings(country:$country){id person{name}reason openedAt endsAt}}";
export const OpenIncidentsDocument: Document<OpenIncidentsMutation, OpenIncidentsMutationVariables> =
  "mutation OpenIncidents($country:String!$reason:String!){openIncidents(country:$country reason:$reason){endsAt}}";
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
  "query MonitorDetectors{monitorDetectors{detector defaults source isOn}}";
export const RunDetectorDocument: Document<RunDetectorQuery, RunDetectorQueryVariables> =
  "query RunDetector($country:String!$series:SeriesInput!$detector:String!$parameters:String$last:Int){runDetector(country:$country series:$series detector:$detector parameters:$parameters last:$last){detector version parameters source findings{periodStart observed outcome upperbound p sentence}file}}";
export const MonitorSignalsDocument: Document<MonitorSignalsQuery, MonitorSignalsQueryVariables> =
  "query MonitorSignals($country:String!$controlled:Boolean!$first:Int$skip:Int!){monitorSignals(country:$country controlled:$controlled first:$first skip:$skip){signals{id groupName category sourceClass step periodStart detector version state since viewerCanReview observations{number observedAt stands outcome observed upperbound p family rank threshold sentence effort effortSentence}}hasNextPage}}";
export const MonitorWatchDocument: Document<MonitorWatchQuery, MonitorWatchQueryVariables> =
  "query MonitorWatch($country:String!){monitorWatch(country:$country){ranAt detectors{detector step controlled series tooFew notComputable expectedFalseAlarms}expectedFalseAlarms off}}";
export const ReviewMonitorSignalDocument: Document<ReviewMonitorSignalMutation, ReviewMonitorSignalMutationVariables> =
  "mutation ReviewMonitorSignal($id:ID!$observation:Int!){reviewMonitorSignal(id:$id observation:$observation){id}}";
