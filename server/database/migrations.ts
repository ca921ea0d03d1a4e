import { Checklist1764000000001 } from './migrations/0001-checklist.ts';
import { Identity1764000000002 } from './migrations/0002-identity.ts';
import { Visibility1764000000003 } from './migrations/0003-visibility.ts';
import { RareEvents1764000000004 } from './migrations/0004-rare-events.ts';
import { CountryLeads1764000000005 } from './migrations/0005-country-leads.ts';
import { FoldedNames1764000000006 } from './migrations/0006-folded-names.ts';
import { Retention1764000000008 } from './migrations/0008-retention.ts';
import { EventsByPerson1764000000009 } from './migrations/0009-events-by-person.ts';
import { CyclesByPeople1764000000010 } from './migrations/0010-cycles-by-people.ts';
import { LaterLastDays1764000000011 } from './migrations/0011-later-last-days.ts';
import { Snapshots1764000000012 } from './migrations/0012-snapshots.ts';
import { Comments1764000000013 } from './migrations/0013-comments.ts';
import { CarriedAnswers1764000000014 } from './migrations/0014-carried-answers.ts';
import { Addenda1764000000015 } from './migrations/0015-addenda.ts';
import { WaitingAnswers1764000000016 } from './migrations/0016-waiting-answers.ts';
import { Decisions1764000000017 } from './migrations/0017-decisions.ts';
import { WorkingDays1764000000018 } from './migrations/0018-working-days.ts';
import { Marks1764000000020 } from './migrations/0020-marks.ts';
import { Plan1764000000023 } from './migrations/0023-plan.ts';
import { SavedViews1764000000026 } from './migrations/0026-saved-views.ts';
import { SecondPerson1764000000028 } from './migrations/0028-second-person.ts';
import { CommentsOnCycles1764000000029 } from './migrations/0029-comments-on-cycles.ts';
import { MonitoringRoles1764000000030 } from './migrations/0030-monitoring-roles.ts';
import { Monitor1764000000031 } from './migrations/0031-monitor.ts';
import { MonitorImports1764000000032 } from './migrations/0032-monitor-imports.ts';
import { MonitorSignals1764000000033 } from './migrations/0033-monitor-signals.ts';
import { Alerts1764000000034 } from './migrations/0034-alerts.ts';
import { FrameworkAndReleases1764000000035 } from './migrations/0035-framework-and-releases.ts';
import { MonitorFiles1764000000036 } from './migrations/0036-monitor-files.ts';
import { MonitorWatch1764000000037 } from './migrations/0037-monitor-watch.ts';
import { MonitorRetention1764000000038 } from './migrations/0038-monitor-retention.ts';
import { FrameworkSignals1764000000039 } from './migrations/0039-framework-signals.ts';
import { Seen1764000000040 } from './migrations/0040-seen.ts';
import { SettledConflicts1764000000041 } from './migrations/0041-settled-conflicts.ts';
import { LanguageOfAPerson1764000000042 } from './migrations/0042-language-of-a-person.ts';
import { ChecklistTranslations1764000000043 } from './migrations/0043-checklist-translations.ts';
import { Packs1764000000044 } from './migrations/0044-packs.ts';
import { RevokedSessions1764000000048 } from './migrations/0048-revoked-sessions.ts';
import { Exports1764000000050 } from './migrations/0050-exports.ts';
import { Evidence1764000000051 } from './migrations/0051-evidence.ts';
import { Notices1764000000054 } from './migrations/0054-notices.ts';
import { Reports1764000000058 } from './migrations/0058-reports.ts';
import { Webhooks1764000000060 } from './migrations/0060-webhooks.ts';
import { EvidenceGoesOn1764000000061 } from './migrations/0061-evidence-goes-on.ts';
import { ZonesOfPeople1764000000062 } from './migrations/0062-zones-of-people.ts';
import { RatedAnswers1764000000063 } from './migrations/0063-rated-answers.ts';
import { AnswersVacuumedSooner1764000000064 } from './migrations/0064-answers-vacuumed-sooner.ts';
import { MailPutOff1764000000065 } from './migrations/0065-mail-put-off.ts';
import { WebhookTests1764000000066 } from './migrations/0066-webhook-tests.ts';
import { CalledDeciders1764000000067 } from './migrations/0067-called-deciders.ts';

/** In the order they run. Append only: one that has run anywhere is never edited. */
export const migrations = [
  Checklist1764000000001,
  Identity1764000000002,
  Visibility1764000000003,
  RareEvents1764000000004,
  CountryLeads1764000000005,
  FoldedNames1764000000006,
  Retention1764000000008,
  EventsByPerson1764000000009,
  CyclesByPeople1764000000010,
  LaterLastDays1764000000011,
  Snapshots1764000000012,
  Comments1764000000013,
  CarriedAnswers1764000000014,
  Addenda1764000000015,
  WaitingAnswers1764000000016,
  Decisions1764000000017,
  WorkingDays1764000000018,
  Marks1764000000020,
  Plan1764000000023,
  SavedViews1764000000026,
  SecondPerson1764000000028,
  CommentsOnCycles1764000000029,
  MonitoringRoles1764000000030,
  Monitor1764000000031,
  MonitorImports1764000000032,
  MonitorSignals1764000000033,
  Alerts1764000000034,
  FrameworkAndReleases1764000000035,
  MonitorFiles1764000000036,
  MonitorWatch1764000000037,
  MonitorRetention1764000000038,
  FrameworkSignals1764000000039,
  Seen1764000000040,
  SettledConflicts1764000000041,
  LanguageOfAPerson1764000000042,
  ChecklistTranslations1764000000043,
  Packs1764000000044,
  RevokedSessions1764000000048,
  Exports1764000000050,
  Evidence1764000000051,
  Notices1764000000054,
  Reports1764000000058,
  Webhooks1764000000060,
  EvidenceGoesOn1764000000061,
  ZonesOfPeople1764000000062,
  RatedAnswers1764000000063,
  AnswersVacuumedSooner1764000000064,
  MailPutOff1764000000065,
  WebhookTests1764000000066,
  CalledDeciders1764000000067,
];
