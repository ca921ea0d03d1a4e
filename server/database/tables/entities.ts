import { AccessTokenEntity } from './access-token.entity.ts';
import { AgencyEntity } from './agency.entity.ts';
import { CarriedItemEntity } from './carried-item.entity.ts';
import { CellEntity } from './cell.entity.ts';
import {
  ChecklistItemEntity,
  ChecklistSectionEntity,
  ChecklistTranslationEntity,
  ChecklistVersionEntity,
} from './checklist.entity.ts';
import { CommentEntity, CommentMentionEntity, CommentReceiptEntity } from './comment.entity.ts';
import { CountryEntity } from './country.entity.ts';
import { CycleEntity } from './cycle.entity.ts';
import { EventEntity } from './event.entity.ts';
import {
  EvidenceBytesEntity,
  EvidenceDownloadEntity,
  EvidenceEntity,
  EvidenceFileEntity,
  EvidenceReceiptEntity,
  EvidenceRevisionEntity,
} from './evidence.entity.ts';
import { HeartbeatEntity } from './heartbeat.entity.ts';
import { IdentityBindingEntity } from './identity-binding.entity.ts';
import { InvitationEntity } from './invitation.entity.ts';
import { JobEntity } from './job.entity.ts';
import { LaterLastDayEntity } from './later-last-day.entity.ts';
import { LogHeadEntity } from './log-head.entity.ts';
import { LogReaderEntity } from './log-reader.entity.ts';
import { CellMarkEntity, MarkEntity } from './mark.entity.ts';
import { MembershipEntity } from './membership.entity.ts';
import {
  MonitorApartEntity,
  MonitorGroupEntity,
  MonitorIncidentEntity,
  MonitorMergeEntity,
  MonitorOpeningEntity,
  MonitorReportEntity,
} from './monitor.entity.ts';
import { MonitorActionEntity, MonitorAlertEntity, MonitorAlertStepEntity } from './monitor-alert.entity.ts';
import { MonitorExportEntity } from './monitor-export.entity.ts';
import {
  MonitorAssessmentEntity,
  MonitorAssessmentEvidenceEntity,
  MonitorReleaseEntity,
  MonitorSensitiveDateEntity,
} from './monitor-framework.entity.ts';
import { MonitorImportEntity, MonitorImportedEventEntity } from './monitor-import.entity.ts';
import { MonitorEventEntity, MonitorHeadEntity, MonitorSignedHeadEntity } from './monitor-log.entity.ts';
import {
  MonitorDetectionEntity,
  MonitorFamilyEntity,
  MonitorRunEntity,
  MonitorSignalEntity,
  MonitorSignalObservationEntity,
  MonitorSignalReviewEntity,
} from './monitor-signal.entity.ts';
import { MailEntity, NoticeEntity, NoticeStateEntity, NoticeWishEntity } from './notice.entity.ts';
import { PackEntity } from './pack.entity.ts';
import { PackReturnEntity } from './pack-return.entity.ts';
import { PauseEntity } from './pause.entity.ts';
import { PersonEntity } from './person.entity.ts';
import { AssignmentEntity, NextStepEntity, PlanReceiptEntity } from './plan.entity.ts';
import { PlannedPresenceEntity } from './planned-presence.entity.ts';
import { ReceiptEntity } from './receipt.entity.ts';
import { ReportEntity, ReportFileEntity, ReportNoteEntity } from './report.entity.ts';
import { ResponseEntity } from './response.entity.ts';
import { RoleProposalEntity } from './role-proposal.entity.ts';
import { SavedViewEntity } from './saved-view.entity.ts';
import { SeenEntity } from './seen.entity.ts';
import { SessionEntity } from './session.entity.ts';
import { SettingEntity } from './setting.entity.ts';
import { SignedHeadEntity } from './signed-head.entity.ts';
import { SnapshotAnswerEntity, SnapshotCellEntity, SnapshotEntity } from './snapshot.entity.ts';
import { UsedOnceEntity } from './used-once.entity.ts';
import { WebhookDeliveryEntity, WebhookEntity, WebhookTestEntity } from './webhook.entity.ts';
import { WorkingWeekEntity } from './working-week.entity.ts';

/** Every table. */
export const entities = [
  AgencyEntity,
  CountryEntity,
  ChecklistVersionEntity,
  ChecklistSectionEntity,
  ChecklistItemEntity,
  ChecklistTranslationEntity,
  CycleEntity,
  PlannedPresenceEntity,
  LaterLastDayEntity,
  PersonEntity,
  MembershipEntity,
  RoleProposalEntity,
  SavedViewEntity,
  SessionEntity,
  IdentityBindingEntity,
  InvitationEntity,
  AccessTokenEntity,
  UsedOnceEntity,
  SettingEntity,
  CarriedItemEntity,
  CellEntity,
  ResponseEntity,
  EventEntity,
  LogHeadEntity,
  SignedHeadEntity,
  SnapshotEntity,
  SnapshotCellEntity,
  SnapshotAnswerEntity,
  ReceiptEntity,
  CommentEntity,
  CommentMentionEntity,
  CommentReceiptEntity,
  AssignmentEntity,
  NextStepEntity,
  PlanReceiptEntity,
  WorkingWeekEntity,
  PauseEntity,
  MarkEntity,
  CellMarkEntity,
  SeenEntity,
  HeartbeatEntity,
  PackEntity,
  PackReturnEntity,
  ReportEntity,
  ReportFileEntity,
  ReportNoteEntity,
  JobEntity,
  LogReaderEntity,
  MailEntity,
  NoticeEntity,
  NoticeWishEntity,
  NoticeStateEntity,
  EvidenceEntity,
  EvidenceRevisionEntity,
  EvidenceBytesEntity,
  EvidenceFileEntity,
  EvidenceDownloadEntity,
  EvidenceReceiptEntity,
  MonitorGroupEntity,
  MonitorIncidentEntity,
  MonitorReportEntity,
  MonitorMergeEntity,
  MonitorApartEntity,
  MonitorOpeningEntity,
  MonitorHeadEntity,
  MonitorEventEntity,
  MonitorSignedHeadEntity,
  MonitorExportEntity,
  MonitorImportEntity,
  MonitorImportedEventEntity,
  MonitorDetectionEntity,
  MonitorRunEntity,
  MonitorFamilyEntity,
  MonitorSignalEntity,
  MonitorSignalObservationEntity,
  MonitorSignalReviewEntity,
  MonitorAlertEntity,
  MonitorAlertStepEntity,
  MonitorActionEntity,
  MonitorAssessmentEntity,
  MonitorAssessmentEvidenceEntity,
  MonitorSensitiveDateEntity,
  MonitorReleaseEntity,
  WebhookEntity,
  WebhookDeliveryEntity,
  WebhookTestEntity,
];
