// Written by scripts/codegen.mjs. Do not edit.
import type { Document } from './document.ts';
import type { AcrossQuery, AcrossQueryVariables, AskedItemsQuery, AskedItemsQueryVariables, AnswerEvidenceQuery, AnswerEvidenceQueryVariables, EvidenceDownloadsQuery, EvidenceDownloadsQueryVariables, DeclareEvidenceMutation, DeclareEvidenceMutationVariables, WithdrawEvidenceMutation, WithdrawEvidenceMutationVariables, EraseEvidenceMutation, EraseEvidenceMutationVariables, ChooseLanguageMutation, ChooseLanguageMutationVariables, MakePackMutation, MakePackMutationVariables, ReturnPackMutation, ReturnPackMutationVariables, MonitorReleasesQuery, MonitorReleasesQueryVariables, MonitorReleaseQuery, MonitorReleaseQueryVariables, SavedViewsQuery, SavedViewsQueryVariables, SaveViewMutation, SaveViewMutationVariables, RemoveSavedViewMutation, RemoveSavedViewMutationVariables, AnswersOfQuery, AnswersOfQueryVariables } from './operations.generated.ts';

const responseFields =
  "fragment ResponseFields on Response{countryCode cycleCode itemCode agencyCode status rating narrative revision updatedAt updatedBy{id name}}";
export const AcrossDocument: Document<AcrossQuery, AcrossQueryVariables> =
  "query Across($item:String!$agency:String$cycle:String$after:String){answersAcross(item:$item agency:$agency cycle:$cycle first:200 after:$after){cycle{code state opensOn closesOn}nodes{countryCode response{...ResponseFields}carried{agencyCode itemCode kind rating unfinished from{id cycleCode itemCode status narrative erased amended}}inStep viewerCan{agencyCode status viewerCan}}totalCount hasNextPage endCursor cursor}}" + responseFields;
export const AskedItemsDocument: Document<AskedItemsQuery, AskedItemsQueryVariables> =
  "query AskedItems($cycle:String$language:String){checklist(cycle:$cycle){sections{code title(language:$language)items{code title(language:$language)guidance(language:$language)meetsWhen(language:$language)evidence(language:$language)wording(language:$language)answeredBy callToActionAreas}}}}";
export const AnswerEvidenceDocument: Document<AnswerEvidenceQuery, AnswerEvidenceQueryVariables> =
  "query AnswerEvidence($cycle:String$country:String!$agency:String$item:String!){answerEvidence(cycle:$cycle country:$country agency:$agency item:$item){documents{id form kind datedOn language sensitivity shows expiresOn url file{id name bytes state received sha256}counts author{id name}declaredAt revision withdrawnAt viewerCan}more mayDeclare limits{largestFile mediaTypes}cursor}}";
export const EvidenceDownloadsDocument: Document<EvidenceDownloadsQuery, EvidenceDownloadsQueryVariables> =
  "query EvidenceDownloads($id:ID!){evidenceDownloads(id:$id){by{id name}at}}";
export const DeclareEvidenceDocument: Document<DeclareEvidenceMutation, DeclareEvidenceMutationVariables> =
  "mutation DeclareEvidence($input:DeclareEvidenceInput!){declareEvidence(input:$input){evidence{id file{id}}replayed}}";
export const WithdrawEvidenceDocument: Document<WithdrawEvidenceMutation, WithdrawEvidenceMutationVariables> =
  "mutation WithdrawEvidence($id:ID!$mutationId:UUID!){withdrawEvidence(id:$id mutationId:$mutationId){replayed}}";
export const EraseEvidenceDocument: Document<EraseEvidenceMutation, EraseEvidenceMutationVariables> =
  "mutation EraseEvidence($id:ID!$mutationId:UUID!$reason:String){eraseEvidence(id:$id mutationId:$mutationId reason:$reason){replayed}}";
export const ChooseLanguageDocument: Document<ChooseLanguageMutation, ChooseLanguageMutationVariables> =
  "mutation ChooseLanguage($language:String!){chooseLanguage(language:$language)}";
export const MakePackDocument: Document<MakePackMutation, MakePackMutationVariables> =
  "mutation MakePack($country:String!$agency:String$language:String!){makePack(country:$country agency:$agency language:$language){fileName file}}";
export const ReturnPackDocument: Document<ReturnPackMutation, ReturnPackMutationVariables> =
  "mutation ReturnPack($file:String!$dryRun:Boolean!){returnPack(file:$file dryRun:$dryRun){id countryCode agencyCode cycleCode madeBy{name}madeAt missing rows{row itemCode reason fields{field cell outcome reason message from to theirs theirsBy{name}theirsAt}}}}";
export const MonitorReleasesDocument: Document<MonitorReleasesQuery, MonitorReleasesQueryVariables> =
  "query MonitorReleases{monitorReleases{id year covers madeOn}}";
export const MonitorReleaseDocument: Document<MonitorReleaseQuery, MonitorReleaseQueryVariables> =
  "query MonitorRelease($id:ID$period:String){monitorRelease(id:$id period:$period){id year covers madeOn hash threshold categories periods period rows{kind place name counts since}}}";
export const SavedViewsDocument: Document<SavedViewsQuery, SavedViewsQueryVariables> =
  "query SavedViews{viewer{savedViews{name path}}}";
export const SaveViewDocument: Document<SaveViewMutation, SaveViewMutationVariables> =
  "mutation SaveView($name:String!$path:String!){saveView(name:$name path:$path){name path}}";
export const RemoveSavedViewDocument: Document<RemoveSavedViewMutation, RemoveSavedViewMutationVariables> =
  "mutation RemoveSavedView($name:String!){removeSavedView(name:$name){name path}}";
export const AnswersOfDocument: Document<AnswersOfQuery, AnswersOfQueryVariables> =
  "query AnswersOf($country:String!$cycle:String!){countryChecklist(country:$country cycle:$cycle){responses{...ResponseFields}}}" + responseFields;
