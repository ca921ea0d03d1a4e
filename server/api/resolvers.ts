import type { ClassType } from 'type-graphql';
import type { CallToAction } from '../../schema/types/call-to-action.ts';
import { AcrossResolver } from '../across/across.resolver.ts';
import { CalendarResolver } from '../calendars/calendar.resolver.ts';
import { type CalendarData, readCalendarData } from '../calendars/calendar-data.ts';
import { AgencyResolver } from '../catalogue/agency.resolver.ts';
import { CallToActionResolver, CallToActionTextsResolver } from '../catalogue/call-to-action.resolver.ts';
import { ChecklistResolver } from '../catalogue/checklist.resolver.ts';
import type { ChecklistReader } from '../catalogue/checklist-reader.ts';
import {
  ChecklistItemTextsResolver,
  ChecklistSectionTextsResolver,
} from '../catalogue/checklist-texts.resolver.ts';
import { CountryResolver } from '../catalogue/country.resolver.ts';
import { CycleResolver } from '../catalogue/cycle.resolver.ts';
import { NamesDigestResolver } from '../catalogue/names-digest.resolver.ts';
import { CommentResolver } from '../comments/comment.resolver.ts';
import { ComparisonResolver } from '../comparison/comparison.resolver.ts';
import { AddendumResolver } from '../cycles/addendum.resolver.ts';
import { CarriedResolver } from '../cycles/carried.resolver.ts';
import { CycleOverviewResolver } from '../cycles/cycle-overview.resolver.ts';
import { CycleStepResolver } from '../cycles/cycle-step.resolver.ts';
import { PresenceResolver } from '../cycles/presence.resolver.ts';
import { SnapshotResolver } from '../cycles/snapshot.resolver.ts';
import type { Database } from '../database/database.ts';
import { EvidenceResolver } from '../evidence/evidence.resolver.ts';
import { HeartbeatResolver } from '../heartbeats/heartbeat.resolver.ts';
import type { Background } from '../lib/background.ts';
import type { PersonWatch } from '../lib/person-watch.ts';
import { EventResolver } from '../log/event.resolver.ts';
import type { LogTail } from '../log/log-tail.ts';
import { LogHeadResolver } from '../log/proof/log-head.resolver.ts';
import type { WakeUps } from '../log/wake-ups.ts';
import { MarkResolver } from '../marks/mark.resolver.ts';
import { AlertResolver } from '../monitor/alerts/alert.resolver.ts';
import { EarlyActionResolver } from '../monitor/early-actions/early-action.resolver.ts';
import { IncidentExportResolver } from '../monitor/exports/incident-export.resolver.ts';
import { FrameworkResolver } from '../monitor/framework/framework.resolver.ts';
import { type RiskFramework, readRiskFramework } from '../monitor/framework/risk-framework.ts';
import { MonitoredGroupResolver } from '../monitor/groups/group.resolver.ts';
import { EventImportResolver } from '../monitor/imports/event-import.resolver.ts';
import { IncidentResolver } from '../monitor/incidents/incident.resolver.ts';
import type { MonitorParts } from '../monitor/monitor-parts.ts';
import { MonitorRecordResolver } from '../monitor/openings/monitor-record.resolver.ts';
import { ReleaseResolver } from '../monitor/releases/release.resolver.ts';
import { MonitorReportResolver } from '../monitor/reports/report.resolver.ts';
import { MonitorSeriesResolver } from '../monitor/series/series.resolver.ts';
import { MonitorSignalResolver } from '../monitor/signals/signal.resolver.ts';
import { MonitorChangeResolver } from '../monitor/watch/monitor-change.resolver.ts';
import { NoticeResolver } from '../notices/notice.resolver.ts';
import { OverviewResolver } from '../overview/overview.resolver.ts';
import { OwnChangeResolver } from '../own-changes/own-change.resolver.ts';
import { PackResolver } from '../packs/pack.resolver.ts';
import { LanguageResolver } from '../people/language.resolver.ts';
import { OwnAccessResolver } from '../people/own-access.resolver.ts';
import { PeopleResolver } from '../people/people.resolver.ts';
import { RoleProposalResolver } from '../people/role-proposal.resolver.ts';
import { ViewerResolver } from '../people/viewer.resolver.ts';
import { PlanResolver } from '../plan/plan.resolver.ts';
import { MovedCellsResolver } from '../progress/moved-cells.resolver.ts';
import { ProgressResolver } from '../progress/progress.resolver.ts';
import { ProgressByResolver } from '../progress/progress-by.resolver.ts';
import { ReportResolver } from '../reports/report.resolver.ts';
import type { Reports } from '../reports/reports.ts';
import { EraseResolver } from '../responses/erase.resolver.ts';
import { NewLookResolver } from '../responses/new-look.resolver.ts';
import type { WriteFigures } from '../responses/recording/write-figures.ts';
import { ResponseResolver } from '../responses/response.resolver.ts';
import { SecondPersonResolver } from '../responses/second-person/second-person.resolver.ts';
import { TakeUpResolver } from '../responses/take-up.resolver.ts';
import { SavedViewResolver } from '../saved-views/saved-view.resolver.ts';
import { SeenResolver } from '../seen/seen.resolver.ts';
import type { SessionWatch } from '../sessions/session-watch.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { StalenessResolver } from '../staleness/staleness.resolver.ts';
import { type AboutParts, AboutResolver } from '../statements/about.resolver.ts';
import { TodoResolver } from '../todo/todo.resolver.ts';
import { WebhookResolver } from '../webhooks/webhook.resolver.ts';
import type { WebhookParts } from '../webhooks/webhook-parts.ts';
import { NodeResolver } from './node.resolver.ts';

/** What the program has for its resolvers. */
export type ResolverParts = {
  database: Database;
  checklists: ChecklistReader;
  reports: Reports;
  tail: LogTail;
  wakeUps: WakeUps;
  background: Background;
  writeFigures: WriteFigures;
  sessions: Sessions;
  watch: SessionWatch;
  markWatch: PersonWatch;
  noticeWatch: PersonWatch;
  monitor: MonitorParts;
  callToAction: CallToAction;
  about: AboutParts;
  /** Whether anything is mailed. */
  mails: boolean;
  /** Whether evidence can be files, too. */
  takesFiles: boolean;
  /** Null: webhooks are turned off. */
  webhooks: WebhookParts | null;
};

type Parts = ResolverParts & {
  calendars: CalendarData;
  framework: RiskFramework;
};

/** A resolver's class, and what of the parts its constructor takes. */
function resolver<Needs extends [] | unknown[]>(
  type: new (...needs: Needs) => object,
  needs: (parts: Parts) => Needs,
) {
  return { type, build: (parts: Parts): object => new type(...needs(parts)) };
}

/** Every resolver there is. The schema prints types in the order in which they come up here. */
const resolvers = [
  resolver(NodeResolver, ({ database, checklists }) => [database, checklists]),
  resolver(ViewerResolver, ({ database }) => [database]),
  resolver(LanguageResolver, ({ database }) => [database]),
  resolver(OwnAccessResolver, ({ database, sessions, watch, wakeUps }) => [
    database,
    sessions,
    watch,
    wakeUps,
  ]),
  resolver(PeopleResolver, ({ database, wakeUps, watch }) => [database, wakeUps, watch]),
  resolver(AgencyResolver, ({ database }) => [database]),
  resolver(CountryResolver, ({ database }) => [database]),
  resolver(NamesDigestResolver, ({ database }) => [database]),
  resolver(CycleResolver, ({ database }) => [database]),
  resolver(ChecklistResolver, ({ database, checklists }) => [database, checklists]),
  resolver(ChecklistItemTextsResolver, () => []),
  resolver(ChecklistSectionTextsResolver, () => []),
  resolver(CallToActionResolver, ({ callToAction }) => [callToAction]),
  resolver(CallToActionTextsResolver, () => []),
  resolver(ProgressResolver, ({ database, checklists, tail }) => [database, checklists, tail]),
  resolver(ProgressByResolver, ({ database }) => [database]),
  resolver(MovedCellsResolver, ({ database, tail }) => [database, tail]),
  resolver(MarkResolver, ({ database, tail, markWatch }) => [database, tail, markWatch]),
  resolver(SavedViewResolver, ({ database }) => [database]),
  resolver(EventResolver, ({ database, tail }) => [database, tail]),
  resolver(ResponseResolver, ({ database, tail, wakeUps, background, writeFigures }) => [
    database,
    tail,
    wakeUps,
    background,
    writeFigures,
  ]),
  resolver(SecondPersonResolver, ({ database, wakeUps }) => [database, wakeUps]),
  resolver(TakeUpResolver, ({ database }) => [database]),
  resolver(NewLookResolver, ({ database, wakeUps }) => [database, wakeUps]),
  resolver(SeenResolver, ({ database }) => [database]),
  resolver(OwnChangeResolver, ({ database, wakeUps }) => [database, wakeUps]),
  resolver(HeartbeatResolver, ({ database }) => [database]),
  resolver(EraseResolver, ({ database, wakeUps }) => [database, wakeUps]),
  resolver(PackResolver, ({ database, checklists, wakeUps }) => [database, checklists, wakeUps]),
  resolver(CommentResolver, ({ database, tail, wakeUps }) => [database, tail, wakeUps]),
  resolver(PlanResolver, ({ database, wakeUps }) => [database, wakeUps]),
  resolver(EvidenceResolver, ({ database, wakeUps, takesFiles }) => [database, wakeUps, takesFiles]),
  resolver(CycleOverviewResolver, ({ database }) => [database]),
  resolver(TodoResolver, ({ database }) => [database]),
  resolver(NoticeResolver, ({ database, calendars, noticeWatch, mails }) => [
    database,
    calendars,
    noticeWatch,
    mails,
  ]),
  resolver(WebhookResolver, ({ webhooks, tail }) => [webhooks, tail]),
  resolver(CycleStepResolver, ({ database, wakeUps }) => [database, wakeUps]),
  resolver(PresenceResolver, ({ database, wakeUps }) => [database, wakeUps]),
  resolver(CarriedResolver, ({ database }) => [database]),
  resolver(AcrossResolver, ({ database, checklists }) => [database, checklists]),
  resolver(SnapshotResolver, ({ database, wakeUps }) => [database, wakeUps]),
  resolver(CalendarResolver, ({ database, wakeUps, calendars }) => [database, wakeUps, calendars]),
  resolver(StalenessResolver, ({ database, calendars }) => [database, calendars]),
  resolver(OverviewResolver, ({ database, tail, calendars }) => [database, tail, calendars]),
  resolver(AddendumResolver, ({ database, wakeUps }) => [database, wakeUps]),
  resolver(ComparisonResolver, ({ database }) => [database]),
  resolver(ReportResolver, ({ database, reports }) => [database, reports]),
  resolver(RoleProposalResolver, ({ database, wakeUps, watch }) => [database, wakeUps, watch]),
  resolver(MonitoredGroupResolver, ({ monitor }) => [monitor]),
  resolver(MonitorReportResolver, ({ monitor }) => [monitor]),
  resolver(IncidentResolver, ({ monitor }) => [monitor]),
  resolver(MonitorRecordResolver, ({ monitor }) => [monitor]),
  resolver(MonitorSeriesResolver, ({ monitor }) => [monitor]),
  resolver(MonitorSignalResolver, ({ monitor }) => [monitor]),
  resolver(AlertResolver, ({ monitor }) => [monitor]),
  resolver(EarlyActionResolver, ({ monitor }) => [monitor]),
  resolver(EventImportResolver, ({ monitor }) => [monitor]),
  resolver(IncidentExportResolver, ({ monitor }) => [monitor]),
  resolver(FrameworkResolver, ({ monitor, framework }) => [monitor, framework]),
  resolver(ReleaseResolver, ({ database }) => [database]),
  resolver(MonitorChangeResolver, () => []),
  resolver(AboutResolver, ({ about }) => [about]),
  resolver(LogHeadResolver, ({ database }) => [database]),
];

/** As type-graphql takes them: at least one. */
export const resolverClasses = resolvers.map(({ type }) => type) as unknown as [ClassType, ...ClassType[]];

export function buildResolvers(parts: ResolverParts): object[] {
  const known = { calendars: readCalendarData(), framework: readRiskFramework() };
  return resolvers.map(({ build }) => build({ ...parts, ...known }));
}
