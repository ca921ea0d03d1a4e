// Written by scripts/codegen.mjs. Do not edit.
import type { Document } from './document.ts';
import type { AboutQuery, AboutQueryVariables, AcrossQuery, AcrossQueryVariables, AskedItemsQuery, AskedItemsQueryVariables, AreasQuery, AreasQueryVariables, AreaQuery, AreaQueryVariables, ChartsQuery, ChartsQueryVariables, RatingsQuery, RatingsQueryVariables, CountriesProgressQuery, CountriesProgressQueryVariables, AnswerEvidenceQuery, AnswerEvidenceQueryVariables, EvidenceDownloadsQuery, EvidenceDownloadsQueryVariables, EvidenceBeforeQuery, EvidenceBeforeQueryVariables, EvidenceRevisionsQuery, EvidenceRevisionsQueryVariables, DeclareEvidenceMutation, DeclareEvidenceMutationVariables, ReviseEvidenceMutation, ReviseEvidenceMutationVariables, ContinueEvidenceMutation, ContinueEvidenceMutationVariables, WithdrawEvidenceMutation, WithdrawEvidenceMutationVariables, EraseEvidenceMutation, EraseEvidenceMutationVariables, ChooseLanguageMutation, ChooseLanguageMutationVariables, OwnNoticesQuery, OwnNoticesQueryVariables, MarkNoticesReadMutation, MarkNoticesReadMutationVariables, OwnNoticeWishesQuery, OwnNoticeWishesQueryVariables, SaveNoticeWishesMutation, SaveNoticeWishesMutationVariables, TryAddressAgainMutation, TryAddressAgainMutationVariables, RefusedAddressesQuery, RefusedAddressesQueryVariables, InviteUnderMutation, InviteUnderMutationVariables, PlannedMessagesQuery, PlannedMessagesQueryVariables, MakePackMutation, MakePackMutationVariables, ReturnPackMutation, ReturnPackMutationVariables, MonitorReleasesQuery, MonitorReleasesQueryVariables, MonitorReleaseQuery, MonitorReleaseQueryVariables, ReportQuery, ReportQueryVariables, WriteReportNoteMutation, WriteReportNoteMutationVariables, SavedViewsQuery, SavedViewsQueryVariables, SaveViewMutation, SaveViewMutationVariables, RemoveSavedViewMutation, RemoveSavedViewMutationVariables, OwnWebhooksQuery, OwnWebhooksQueryVariables, AllWebhooksQuery, AllWebhooksQueryVariables, WebhookDeliveriesQuery, WebhookDeliveriesQueryVariables, CreateWebhookMutation, CreateWebhookMutationVariables, RotateWebhookSecretMutation, RotateWebhookSecretMutationVariables, PauseWebhookMutation, PauseWebhookMutationVariables, ResumeWebhookMutation, ResumeWebhookMutationVariables, RemoveWebhookMutation, RemoveWebhookMutationVariables, TestWebhookMutation, TestWebhookMutationVariables, AnswersOfQuery, AnswersOfQueryVariables } from './operations.generated.ts';

const responseFields =
  "fragment ResponseFields on Response{countryCode cycleCode itemCode agencyCode status rating narrative revision updatedAt updatedBy{id name}}";
const participationFields =
  "fragment ParticipationFields on CallToAction{participation{participant items}}";
const areaItemFields =
  "fragment AreaItemFields on ChecklistItem{code title(language:$language)wording(language:$language)answeredBy}";
const progressByFields =
  "fragment ProgressByFields on ProgressBy{cycle{code state opensOn closesOn}total{...CountedFields}rows{...ProgressRowFields}cursor}";
const progressRowFields =
  "fragment ProgressRowFields on ProgressRow{code counts{...CountedFields}}";
const countedFields =
  "fragment CountedFields on CountedAnswers{notStarted inProgress submitted returned accepted total ratings{missing approaches meets exceeds notApplicable unrated}}";
const evidenceFields =
  "fragment EvidenceFields on Evidence{id form kind datedOn language sensitivity shows expiresOn url file{id name bytes state received sha256}counts author{id name}declaredAt revision withdrawnAt viewerCan}";
const wishFields =
  "fragment WishFields on NoticeWishes{topics{topic frequency}restDays usualRestDays timeZone usualTimeZone pausedUntil address refusedAt}";
const reportNoteFields =
  "fragment ReportNoteFields on ReportNote{revision words writtenAt writtenBy{name}}";
const webhookFields =
  "fragment WebhookFields on Webhook{id name url host kinds state since attempts retryAt deliveredAt}";
const webhookDeliveryFields =
  "fragment WebhookDeliveryFields on WebhookDelivery{id kind cursor attempt at outcome status}";
export const AboutDocument: Document<AboutQuery, AboutQueryVariables> =
  "query About($language:String){about{version statements(language:$language){topic text language}}}";
export const AcrossDocument: Document<AcrossQuery, AcrossQueryVariables> =
  "query Across($item:String!$agency:String$cycle:String$after:String){answersAcross(item:$item agency:$agency cycle:$cycle first:200 after:$after){cycle{code state opensOn closesOn}nodes{countryCode response{...ResponseFields}carried{agencyCode itemCode kind rating unfinished from{id cycleCode itemCode status narrative erased amended}}inStep viewerCan{agencyCode status viewerCan}}totalCount hasNextPage endCursor cursor}}" + responseFields;
export const AskedItemsDocument: Document<AskedItemsQuery, AskedItemsQueryVariables> =
  "query AskedItems($cycle:String$language:String){checklist(cycle:$cycle){sections{code title(language:$language)items{code title(language:$language)guidance(language:$language)meetsWhen(language:$language)evidence(language:$language)wording(language:$language)answeredBy callToActionAreas}}}}";
export const AreasDocument: Document<AreasQuery, AreasQueryVariables> =
  "query Areas($cycle:String$language:String){callToAction{areas{number title(language:$language)wording(language:$language)}...ParticipationFields}areas:progressBy(cycle:$cycle by:AREA){...ProgressByFields}items:progressBy(cycle:$cycle by:ITEM){rows{...ProgressRowFields}}checklist(cycle:$cycle){sections{items{...AreaItemFields}}}}" + participationFields + progressByFields + countedFields + progressRowFields + areaItemFields;
export const AreaDocument: Document<AreaQuery, AreaQueryVariables> =
  "query Area($cycle:String$area:Int!$by:ProgressDimension!$language:String){callToAction{areas{number title(language:$language)countryTeamGuidance(language:$language)memberStateGuidance(language:$language)wording(language:$language)}...ParticipationFields}items:progressBy(cycle:$cycle by:ITEM area:$area){...ProgressByFields}groups:progressBy(cycle:$cycle by:$by area:$area){rows{...ProgressRowFields}}checklist(cycle:$cycle){sections{code title(language:$language)items{...AreaItemFields}}}}" + participationFields + progressByFields + countedFields + progressRowFields + areaItemFields;
export const ChartsDocument: Document<ChartsQuery, ChartsQueryVariables> =
  "query Charts($cycle:String!$by:ProgressDimension!$byDay:DayDimension!$area:Int$language:String){rows:progressBy(cycle:$cycle by:$by area:$area){...ProgressByFields}answeredByDay(cycle:$cycle by:$byDay area:$area){firstDay total rows{code answered}}checklist(cycle:$cycle){sections{code title(language:$language)}}callToAction{areas{number title(language:$language)}}}" + progressByFields + countedFields + progressRowFields;
export const RatingsDocument: Document<RatingsQuery, RatingsQueryVariables> =
  "query Ratings($cycle:String!$area:Int){progressBy(cycle:$cycle by:SECTION area:$area){total{...CountedFields}}}" + countedFields;
export const CountriesProgressDocument: Document<CountriesProgressQuery, CountriesProgressQueryVariables> =
  "query CountriesProgress($cycle:String!$area:Int){progressBy(cycle:$cycle by:COUNTRY area:$area){rows{...ProgressRowFields}}}" + progressRowFields + countedFields;
export const AnswerEvidenceDocument: Document<AnswerEvidenceQuery, AnswerEvidenceQueryVariables> =
  "query AnswerEvidence($cycle:String$country:String!$agency:String$item:String!){answerEvidence(cycle:$cycle country:$country agency:$agency item:$item){documents{...EvidenceFields}more mayDeclare limits{largestFile mediaTypes}cursor}}" + evidenceFields;
export const EvidenceDownloadsDocument: Document<EvidenceDownloadsQuery, EvidenceDownloadsQueryVariables> =
  "query EvidenceDownloads($id:ID!){evidenceDownloads(id:$id){by{id name}at}}";
export const EvidenceBeforeDocument: Document<EvidenceBeforeQuery, EvidenceBeforeQueryVariables> =
  "query EvidenceBefore($cycle:String$country:String!$agency:String$item:String!){answerEvidence(cycle:$cycle country:$country agency:$agency item:$item){before{evidence{...EvidenceFields}stillCounts takenAlong mayTakeAlong}cursor}}" + evidenceFields;
export const EvidenceRevisionsDocument: Document<EvidenceRevisionsQuery, EvidenceRevisionsQueryVariables> =
  "query EvidenceRevisions($id:ID!){evidenceRevisions(id:$id){revision at by{id name}kind datedOn language sensitivity shows expiresOn url file{id name bytes state}}}";
export const DeclareEvidenceDocument: Document<DeclareEvidenceMutation, DeclareEvidenceMutationVariables> =
  "mutation DeclareEvidence($input:DeclareEvidenceInput!){declareEvidence(input:$input){evidence{id file{id}}replayed}}";
export const ReviseEvidenceDocument: Document<ReviseEvidenceMutation, ReviseEvidenceMutationVariables> =
  "mutation ReviseEvidence($input:ReviseEvidenceInput!){reviseEvidence(input:$input){evidence{id revision file{id}}replayed}}";
export const ContinueEvidenceDocument: Document<ContinueEvidenceMutation, ContinueEvidenceMutationVariables> =
  "mutation ContinueEvidence($input:ContinueEvidenceInput!){continueEvidence(input:$input){replayed}}";
export const WithdrawEvidenceDocument: Document<WithdrawEvidenceMutation, WithdrawEvidenceMutationVariables> =
  "mutation WithdrawEvidence($id:ID!$mutationId:UUID!){withdrawEvidence(id:$id mutationId:$mutationId){replayed}}";
export const EraseEvidenceDocument: Document<EraseEvidenceMutation, EraseEvidenceMutationVariables> =
  "mutation EraseEvidence($id:ID!$mutationId:UUID!$reason:String){eraseEvidence(id:$id mutationId:$mutationId reason:$reason){replayed}}";
export const ChooseLanguageDocument: Document<ChooseLanguageMutation, ChooseLanguageMutationVariables> =
  "mutation ChooseLanguage($language:String!){chooseLanguage(language:$language)}";
export const OwnNoticesDocument: Document<OwnNoticesQuery, OwnNoticesQueryVariables> =
  "query OwnNotices($topic:NoticeTopic$after:String){viewer{notices(topic:$topic after:$after first:30){nodes{topic at settledAt readAt cycleCode countryCode agencyCode itemCode day workingDays opened}hasNextPage endCursor unread stamp}}}";
export const MarkNoticesReadDocument: Document<MarkNoticesReadMutation, MarkNoticesReadMutationVariables> =
  "mutation MarkNoticesRead($upTo:DateTimeISO!){markNoticesRead(upTo:$upTo)}";
export const OwnNoticeWishesDocument: Document<OwnNoticeWishesQuery, OwnNoticeWishesQueryVariables> =
  "query OwnNoticeWishes{viewer{person{id}noticeWishes{...WishFields}}}" + wishFields;
export const SaveNoticeWishesDocument: Document<SaveNoticeWishesMutation, SaveNoticeWishesMutationVariables> =
  "mutation SaveNoticeWishes($wishes:NoticeWishesInput!){saveNoticeWishes(wishes:$wishes){...WishFields}}" + wishFields;
export const TryAddressAgainDocument: Document<TryAddressAgainMutation, TryAddressAgainMutationVariables> =
  "mutation TryAddressAgain($person:ID!){tryAddressAgain(person:$person)}";
export const RefusedAddressesDocument: Document<RefusedAddressesQuery, RefusedAddressesQueryVariables> =
  "query RefusedAddresses{refusedAddresses{person{id name}email refusedAt code neverSignedIn}}";
export const InviteUnderDocument: Document<InviteUnderMutation, InviteUnderMutationVariables> =
  "mutation InviteUnder($person:ID!$email:String!){inviteUnder(person:$person email:$email){person{id}}}";
export const PlannedMessagesDocument: Document<PlannedMessagesQuery, PlannedMessagesQueryVariables> =
  "query PlannedMessages{plannedMessages{person{id name}topics{topic count}}}";
export const MakePackDocument: Document<MakePackMutation, MakePackMutationVariables> =
  "mutation MakePack($country:String!$agency:String$language:String!){makePack(country:$country agency:$agency language:$language){fileName file}}";
export const ReturnPackDocument: Document<ReturnPackMutation, ReturnPackMutationVariables> =
  "mutation ReturnPack($file:String!$dryRun:Boolean!){returnPack(file:$file dryRun:$dryRun){id countryCode agencyCode cycleCode madeBy{name}madeAt missing rows{row itemCode reason fields{field cell outcome reason message from to theirs theirsBy{name}theirsAt}}}}";
export const MonitorReleasesDocument: Document<MonitorReleasesQuery, MonitorReleasesQueryVariables> =
  "query MonitorReleases{monitorReleases{id year covers madeOn}}";
export const MonitorReleaseDocument: Document<MonitorReleaseQuery, MonitorReleaseQueryVariables> =
  "query MonitorRelease($id:ID$period:String){monitorRelease(id:$id period:$period){id year covers madeOn hash threshold categories periods period rows{kind place name counts since}}}";
export const ReportDocument: Document<ReportQuery, ReportQueryVariables> =
  "query Report($of:ReportSubjectInput!$cursor:String$language:String$cycle:String!){report(of:$of cursor:$cursor language:$language){cycleCode countryCode snapshot cursor language direction title facts{name value}notices sections{heading blocks{kind text caption alternative columns rows{cells}bars{name share figure}places{code level}legend{level text}quotes{of words direction}}}note{...ReportNoteFields}viewerCanWriteNote file fileHash}snapshots(cycle:$cycle){name at}}" + reportNoteFields;
export const WriteReportNoteDocument: Document<WriteReportNoteMutation, WriteReportNoteMutationVariables> =
  "mutation WriteReportNote($of:ReportSubjectInput!$words:String!$baseRevision:Int!){writeReportNote(of:$of words:$words baseRevision:$baseRevision){written note{...ReportNoteFields}}}" + reportNoteFields;
export const SavedViewsDocument: Document<SavedViewsQuery, SavedViewsQueryVariables> =
  "query SavedViews{viewer{savedViews{name path}}}";
export const SaveViewDocument: Document<SaveViewMutation, SaveViewMutationVariables> =
  "mutation SaveView($name:String!$path:String!){saveView(name:$name path:$path){name path}}";
export const RemoveSavedViewDocument: Document<RemoveSavedViewMutation, RemoveSavedViewMutationVariables> =
  "mutation RemoveSavedView($name:String!){removeSavedView(name:$name){name path}}";
export const OwnWebhooksDocument: Document<OwnWebhooksQuery, OwnWebhooksQueryVariables> =
  "query OwnWebhooks{viewer{webhooks{most plain nodes{...WebhookFields}}}}" + webhookFields;
export const AllWebhooksDocument: Document<AllWebhooksQuery, AllWebhooksQueryVariables> =
  "query AllWebhooks{webhooks{...WebhookFields owner{name}}}" + webhookFields;
export const WebhookDeliveriesDocument: Document<WebhookDeliveriesQuery, WebhookDeliveriesQueryVariables> =
  "query WebhookDeliveries($webhook:ID!$before:ID){webhookDeliveries(webhook:$webhook before:$before first:20){...WebhookDeliveryFields}}" + webhookDeliveryFields;
export const CreateWebhookDocument: Document<CreateWebhookMutation, CreateWebhookMutationVariables> =
  "mutation CreateWebhook($input:CreateWebhookInput!){createWebhook(input:$input){webhook{id name}secret}}";
export const RotateWebhookSecretDocument: Document<RotateWebhookSecretMutation, RotateWebhookSecretMutationVariables> =
  "mutation RotateWebhookSecret($id:ID!){rotateWebhookSecret(id:$id){webhook{id name}secret}}";
export const PauseWebhookDocument: Document<PauseWebhookMutation, PauseWebhookMutationVariables> =
  "mutation PauseWebhook($id:ID!){pauseWebhook(id:$id){id}}";
export const ResumeWebhookDocument: Document<ResumeWebhookMutation, ResumeWebhookMutationVariables> =
  "mutation ResumeWebhook($id:ID!$after:Cursor){resumeWebhook(id:$id after:$after){id}}";
export const RemoveWebhookDocument: Document<RemoveWebhookMutation, RemoveWebhookMutationVariables> =
  "mutation RemoveWebhook($id:ID!){removeWebhook(id:$id)}";
export const TestWebhookDocument: Document<TestWebhookMutation, TestWebhookMutationVariables> =
  "mutation TestWebhook($id:ID!){testWebhook(id:$id){...WebhookDeliveryFields}}" + webhookDeliveryFields;
export const AnswersOfDocument: Document<AnswersOfQuery, AnswersOfQueryVariables> =
  "query AnswersOf($country:String!$cycle:String!){countryChecklist(country:$country cycle:$cycle){responses{...ResponseFields}}}" + responseFields;
