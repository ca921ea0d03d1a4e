/**
 * What one operation may ask for. The largest of the page's own stays below half of every number, which a test
 * checks. Run `npm run attack` before and after raising one.
 */
export const operationLimits = {
  /** Of the document itself: what people write goes in variables, though one long text may stand in it. */
  characters: 100_000,
  /** Words and signs. All of the page's operations together have 650; checking grows with the square of it. */
  tokens: 1_000,
  /** Fields within fields. The deepest useful question is eight deep: country, answers, history, events, counts. */
  depth: 12,
  /** The same under `__schema` and `__type`, where lists within non-nulls within lists take nine on their own. */
  introspectionDepth: 20,
  /** Fields, those of fragments counted at each spread. The page's largest operation has 60. */
  fields: 500,
  /** Fields at the root: each is a read of its own. */
  rootFields: 20,
  /** A second name for a field is how one operation asks for the same work many times. */
  aliases: 30,
  /** A name that one selection gives more than once: every pair of them is compared while checking. */
  repeats: 20,
  /** Only `@include` and `@skip` mean anything here. */
  directives: 20,
  /**
   * Values in the answer, as far as can be told beforehand, each some 3 µs of this process, in which nobody else is
   * answered. The whole matrix is 42,000, an outbox of 100 37,000, a country with the history of every answer 190,000.
   */
  cost: 250_000,
} as const;

/** Reads that hold everybody up while they run, were there many of them at once. */
export const expensiveReads = {
  /** Half of the whole matrix, some 60 ms. */
  values: 20_000,
  /** One is read by the database while the other is made into text. */
  atATime: 2,
  /** Five seconds of them; who comes later is better told than left waiting. */
  waiting: 50,
  /** A person with several windows; a program should ask one after the other. */
  waitingOfPerson: 4,
} as const;

/** What one person has under way: twice what the database takes of this process at a time, and an outbox one by one. */
export const operationsOfPerson = { atATime: 16, waiting: 200, waitingOfPerson: 200 } as const;

/** Of a read that goes through every answer of two cycles: it takes its turn among the expensive ones. */
const COMPARISON_COST = expensiveReads.values;

/** Of a read that goes through the answers of one cycle that are submitted, or rated. */
const OVERVIEW_COST = 2_000;

/** Of reading a file of events, or writing one: it takes its turn among the expensive ones. */
const IMPORT_COST = expensiveReads.values;
/** Of writing a spreadsheet file, or reading one that came back and recording what it says. */
const PACK_COST = expensiveReads.values;
/** Of a report, read or set into a file: it goes through every answer of its cycle, and one before. */
export const REPORT_COST = expensiveReads.values;
/** Of a read that goes through every incident of a country. */
const SERIES_COST = 2_000;

/** What a field costs besides its values, in values: a query of its own, or a write with its locks and its events. */
export const READ_COST = 100;
export const WRITE_COST = 300;

type Arguments = Readonly<Record<string, unknown>>;
type Amount = number | ((args: Arguments) => number);

/** Fields below the root that ask the database once for every object they are asked of, writes of many at once, and long reads. */
export const callCosts: Readonly<Record<string, Amount>> = {
  'Response.history': READ_COST,
  'CountryChecklist.carried': READ_COST,
  'Viewer.language': READ_COST,
  'About.statements': READ_COST,
  'Viewer.sessions': READ_COST,
  'Viewer.todo': READ_COST,
  'Viewer.tokens': READ_COST,
  'Viewer.marks': READ_COST,
  'Viewer.changes': READ_COST,
  'Viewer.conflicts': READ_COST,
  'Viewer.savedViews': READ_COST,
  'Viewer.notices': READ_COST,
  'Viewer.noticeWishes': READ_COST,
  'Viewer.webhooks': READ_COST,
  'Query.plannedMessages': OVERVIEW_COST,
  'Query.comparison': COMPARISON_COST,
  'Query.contradictions': OVERVIEW_COST,
  'Query.acceptedWithoutEvidence': OVERVIEW_COST,
  'Query.daysAnswered': OVERVIEW_COST,
  'Query.answeredByDay': OVERVIEW_COST,
  'Query.decisionAges': OVERVIEW_COST,
  'Query.waitingDecisions': OVERVIEW_COST,
  'Query.comparedPairs': COMPARISON_COST,
  'Query.report': REPORT_COST,
  'Query.progressBy': OVERVIEW_COST,
  'Mutation.importEvents': IMPORT_COST,
  'Mutation.exportIncidents': IMPORT_COST,
  'Mutation.makePack': PACK_COST,
  'Mutation.returnPack': PACK_COST,
  'Query.monitorSeries': SERIES_COST,
  'Query.runDetector': ({ detector }) => (detector === 'spaceTimeScan' ? expensiveReads.values : SERIES_COST),
  'Mutation.openAnswers': ({ answers }) => WRITE_COST + 10 * lengthOf(answers, 1),
  'Mutation.reportWaiting': ({ waiting }) => WRITE_COST + 10 * lengthOf(waiting, 1),
  'Mutation.markSeen': ({ cells }) => WRITE_COST + 10 * lengthOf(cells, 1),
  'Mutation.invitePeople': ({ lines }) => WRITE_COST * lengthOf(lines, 1),
  'Mutation.changePresence': ({ lines }) => WRITE_COST + 10 * lengthOf(lines, 1),
  'Mutation.askForSecondPerson': ({ country }) => WRITE_COST + (country == null ? 10 * COUNTRIES : 0),
  'Mutation.recordResponses': ({ inputs }) => WRITE_COST * lengthOf(inputs, 1),
  'Mutation.confirmResponses': ({ inputs }) => WRITE_COST * lengthOf(inputs, 1),
};

/** The most that reference data and presence can make of it: 197 countries, 20 agencies and the country team. */
const COUNTRIES = 197;
const CELLS_OF_A_COUNTRY = 21;

/** How long each list of the schema is, at its most or, where it hardly has a most, usually. A test misses none. */
export const listSizes: Readonly<Record<string, Amount>> = {
  'Query.agencies': 25,
  'Query.countries': COUNTRIES,
  'Query.cycles': 10,
  'Query.logHeads': page(1, 400),
  'Checklist.sections': 8,
  'ChecklistSection.items': 6,
  'ChecklistItem.evidence': 3,
  'ChecklistItem.callToActionAreas': 3,
  'ChecklistItem.continues': 1,
  'About.statements': 3,
  'CallToAction.areas': 7,
  'CallToAction.participation': 3,
  'ParticipationItems.items': 10,
  'Event.changes': 3,
  'Response.viewerCan': 4,
  // Hardly anybody writes more beside one answer.
  'CommentThread.replies': 5,
  'Comment.mentions': 2,
  'Comment.viewerCan': 4,
  'CommentPage.mayWrite': 2,
  'CommentCounts.places': 200,
  // Nobody plans more for each of a country's answers than what a page of it shows.
  'CountryPlan.places': 200,
  'AnswerPlan.viewerCan': 2,
  'AnswerPlan.steps': 20,
  'PlannedStep.items': 1,
  'NextStep.viewerCan': 2,
  // Most answers have a few documents.
  'AnswerEvidence.documents': 10,
  'AnswerEvidence.before': 5,
  'Evidence.viewerCan': 4,
  'EvidenceLimits.mediaTypes': 10,
  'CountryEvidence.places': 200,
  'Query.evidenceDownloads': 100,
  'Query.evidenceRevisions': 20,
  'Query.assignable': 10,
  'Query.mentionable': 10,
  // What moves in a week, and of it what one has looked at.
  'MovedCells.cells': 500,
  'Marks.cells': 500,
  // Hardly anybody leaves more waiting.
  'OpenConflicts.nodes': 20,
  'OpenConflict.fields': 3,
  'OpenConflict.mine': 3,
  'OwnChange.fields': 3,
  // Where anybody was heard of, with two devices that something waits on.
  'Query.heartbeats': ({ countries }) => lengthOf(countries, COUNTRIES) * 5,
  'Heartbeat.elsewhere': 1,
  // An agency’s items, and what its rows hold.
  'ReturnedPack.rows': 25,
  'ReturnedPack.missing': 25,
  'ReturnedPackRow.fields': 3,
  'Viewer.memberships': 5,
  'Viewer.viewerCan': 5,
  'Viewer.withheldRoles': 2,
  'Viewer.sessions': 10,
  'Viewer.tokens': 10,
  'Viewer.rolesToGive': 10,
  // Up to fifty; most people keep a few.
  'Viewer.savedViews': 10,
  'NoticeWishes.topics': 9,
  'NoticeWishes.restDays': 2,
  'NoticeWishes.usualRestDays': 2,
  'Query.refusedAddresses': 20,
  // As many as one person may have, and as all may.
  'OwnWebhooks.nodes': 5,
  'Query.webhooks': 200,
  // Hardly anybody chooses more.
  'Webhook.kinds': 5,
  'Query.webhookDeliveries': page(30, 100),
  'Query.plannedMessages': 400,
  'PlannedMessage.topics': 3,
  'Mutation.saveView': 10,
  'Mutation.removeSavedView': 10,
  'PersonAccount.memberships': 5,
  'PersonAccount.viewerCan': 3,
  'HeldMembership.viewerCan': 2,
  'Invitation.viewerCan': 1,
  'PersonAccount.invitations': 2,
  'CountryChecklist.agencies': 20,
  'CountryChecklist.responses': 480,
  'CountryChecklist.carried': 480,
  // One for each status.
  'AcrossAnswer.viewerCan': 5,
  // Hardly anybody leads more.
  'AcrossAnswer.inStep': 10,
  'CarriedAnswer.from': 1,
  'CountryChecklist.progress': CELLS_OF_A_COUNTRY,
  // One for each agency, or the country team, and status.
  'CountryChecklist.viewerCan': CELLS_OF_A_COUNTRY * 5,
  'CellPermission.viewerCan': 4,
  'Query.monitoringRoleProposals': 20,
  'RoleProposal.viewerCan': 2,
  'Query.monitoredGroups': 30,
  'MonitoredGroup.aliases': 3,
  'MonitorReport.viewerCan': 2,
  'Incident.categories': 2,
  'Query.mergeCandidates': 20,
  'Query.incidentCounts': 13,
  'Query.incidentOpenings': 20,
  'Alert.signals': 3,
  'Alert.asked': 5,
  'Alert.passings': 1,
  'Alert.steps': 3,
  'Alert.actions': 3,
  'Alert.viewerCan': 4,
  'EarlyAction.itemCodes': 2,
  'EarlyAction.viewerCan': 2,
  'Query.earlyActionOwners': 20,
  'Query.incidentExports': 20,
  'Query.eventImports': 20,
  'ImportOffer.mappings': 5,
  'ImportMapping.columns': 14,
  'ImportMapping.meanings': 60,
  'ImportColumn.names': 2,
  'ImportMeaning.means': 1,
  // What a file that is worth importing hardly exceeds.
  'ImportOutcome.refused': 200,
  'ImportOutcome.duplicates': 150,
  'ImportOutcome.unknown': 20,
  'ImportOutcome.flags': 4,
  'ImportOutcome.columns': 50,
  'EqualRows.rows': 3,
  'EqualRows.ids': 3,
  'ImportedEvent.categories': 1,
  'ImportedEvent.flags': 1,
  'Query.monitorAccess': 3,
  'MonitorAccess.viewerCan': 5,
  'Query.monitorLogHeads': page(1, 366),
  'MonitorSignal.observations': 2,
  'MonitorWatch.detectors': 10,
  // Six years of weeks.
  'MonitorSeries.counts': 312,
  'MonitorSeries.sources': 3,
  'SeriesSource.counts': 312,
  'Query.monitorDetectors': 10,
  'MonitorChange.countries': 2,
  'RiskFramework.riskFactors': 14,
  'RiskFactor.indicators': 6,
  'RiskAssessment.indicators': 84,
  'AssessedIndicator.dueBefore': 1,
  'IndicatorAssessment.evidence': 3,
  'Query.indicatorHistory': 10,
  'Query.sensitiveDates': 30,
  'SensitiveDate.factors': 3,
  // Two detectors for each group, and for the country.
  'Query.frameworkFindings': 62,
  'Query.monitorReleases': 50,
  'MonitorRelease.leftOut': 2,
  'MonitorRelease.categories': 12,
  'MonitorRelease.periods': 13,
  // Each country, five regions and the world.
  'MonitorRelease.rows': COUNTRIES + 6,
  'ReleaseRow.counts': 12,
  'ReleaseRow.since': 12,
  'Query.whoTakesUp': 20,
  'SecondPerson.askedBy': 20,
  'SecondPerson.mayBeAskedBy': 20,
  'Mutation.askForSecondPerson': ({ country }) => (country == null ? COUNTRIES : 1),
  'ProgressMatrix.cells': COUNTRIES * CELLS_OF_A_COUNTRY,
  'ProgressUpdate.cells': 50,
  'ResponseConflict.fields': 3,
  'Mutation.recordResponses': ({ inputs }) => lengthOf(inputs, 1),
  'Mutation.confirmResponses': ({ inputs }) => lengthOf(inputs, 1),
  'Mutation.invitePeople': ({ lines }) => lengthOf(lines, 1),
  'CycleStep.obstacles': 3,
  'Query.laterLastDays': 20,
  'CycleOverview.cycles': 10,
  // One for each agency and way of being present.
  'Query.presence': 60,
  'AgencyPresence.countryCodes': COUNTRIES / 3,
  'Report.facts': 4,
  'Report.notices': 2,
  'Report.sections': 10,
  'ReportSection.blocks': 2,
  'ReportBlock.columns': 9,
  // The network’s has one with all countries, and the others some ten.
  'ReportBlock.rows': 25,
  'ReportRow.cells': 9,
  'ReportBlock.bars': 6,
  // One block of a report is a map.
  'ReportBlock.places': 20,
  'ReportBlock.legend': 1,
  'ReportBlock.quotes': 8,
  'Query.snapshots': 5,
  'Query.snapshotCells': ({ countries }) => lengthOf(countries, COUNTRIES) * CELLS_OF_A_COUNTRY,
  'Query.snapshotAnswers': 480,
  'CountryCalendar.weekend': 2,
  'CountryCalendar.holidays': 20,
  'CountryCalendar.pauses': 20,
  'CountryCalendar.viewerCan': 2,
  'StalenessPage.rules': 5,
  'StalenessFlag.weekend': 2,
  'StalenessFlag.holidays': 3,
  'StalenessFlag.pauses': 1,
  'SnapshotAnswer.addenda': 1,
  'ComparisonCounts.reasons': 5,
  'Contradiction.answers': 5,
  'DecisionAges.ages': 4,
  'DaysAnswered.parties': CELLS_OF_A_COUNTRY,
  // Half a year.
  'PartyDays.answered': 183,
  'AnsweredByDay.total': 183,
  'AnsweredByDay.rows': CELLS_OF_A_COUNTRY,
  'AnsweredByDayRow.answered': 183,
  'ComparedAnswer.addenda': 1,
  '__Schema.types': 100,
  '__Schema.directives': 6,
  '__Type.fields': 8,
  '__Type.interfaces': 1,
  '__Type.possibleTypes': 3,
  '__Type.enumValues': 6,
  '__Type.inputFields': 6,
  '__Field.args': 2,
  '__Directive.args': 2,
  '__Directive.locations': 8,
};

/** Fields with a `first` or `last`, or `countries`, that says how long the list within what they give is. */
export type PageSize = { list: string; length: (args: Arguments) => number };
export const pageSizes: Readonly<Record<string, PageSize>> = {
  'Query.events': { list: 'edges', length: page(50, 500) },
  'Query.responses': { list: 'nodes', length: page(50, 200) },
  'Query.answersAcross': { list: 'nodes', length: page(100, 200) },
  'Query.comments': { list: 'threads', length: page(50, 100) },
  'Query.mentions': { list: 'nodes', length: page(50, 200) },
  'Query.steps': { list: 'nodes', length: page(50, 200) },
  'Viewer.notices': { list: 'nodes', length: page(30, 100) },
  'Query.waitingDecisions': { list: 'nodes', length: page(50, 200) },
  'Query.contradictions': { list: 'nodes', length: page(20, 50) },
  'Query.acceptedWithoutEvidence': { list: 'nodes', length: page(20, 50) },
  'Viewer.todo': { list: 'nodes', length: page(50, 200) },
  'Viewer.changes': { list: 'nodes', length: page(50, 100) },
  'Query.staleness': {
    list: 'flags',
    length: (args) =>
      typeof args.firstOfEach === 'number' ? 5 * Math.min(args.firstOfEach, 50) : page(50, 200)(args),
  },
  'Query.monitorReports': { list: 'reports', length: page(50, 100) },
  'Query.incidents': { list: 'incidents', length: page(50, 100) },
  'Query.alerts': { list: 'alerts', length: page(50, 100) },
  'Query.earlyActions': { list: 'actions', length: page(50, 100) },
  'Query.importedEvents': { list: 'events', length: page(50, 200) },
  'Query.monitorEvents': { list: 'events', length: page(50, 200) },
  'Query.monitorSignals': { list: 'signals', length: page(50, 100) },
  'Query.monitorSeries': { list: 'series', length: page(20, 50) },
  'Query.runDetector': { list: 'findings', length: page(52, 520) },
  'Query.people': { list: 'nodes', length: page(100, 500) },
  'Query.progressBy': { list: 'rows', length: ({ by }) => (by === 'COUNTRY' ? COUNTRIES : 48) },
  'Query.comparison': { list: 'rows', length: ({ by }) => (by === 'COUNTRY' ? COUNTRIES : 48) },
  'Query.comparedPairs': { list: 'nodes', length: page(50, 100) },
  // Nobody changes an answer fifty times: the default page would be counted for what it never holds.
  'Response.history': { list: 'edges', length: page(10, 500) },
  'Query.commentHistory': { list: 'edges', length: page(10, 500) },
  'Query.progressMatrix': {
    list: 'cells',
    length: ({ countries }) => lengthOf(countries, COUNTRIES) * CELLS_OF_A_COUNTRY,
  },
};

function page(otherwise: number, most: number): (args: Arguments) => number {
  return ({ first, last }) => {
    const asked = first ?? last;
    return typeof asked === 'number' ? Math.min(Math.max(asked, 0), most) : otherwise;
  };
}

/** GraphQL takes a single value for a list of one. */
function lengthOf(value: unknown, otherwise: number): number {
  if (value === undefined || value === null) return otherwise;
  return Array.isArray(value) ? value.length : 1;
}
