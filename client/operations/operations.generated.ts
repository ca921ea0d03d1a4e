// Written by scripts/codegen.mjs. Do not edit.
import type { Document } from './document.ts';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Where a reporting cycle stands. */
export type CycleState =
  /** Announced; nothing can be recorded yet, and its checklist may still change. */
  | 'PLANNED'
  /** Answers are recorded now. At most one cycle is open at a time. */
  | 'OPEN'
  /** Its answers stand as they are and can be read. */
  | 'CLOSED';

/** How far the work on an answer has come. Any may follow any other, and none follows by itself. */
export type ResponseStatus =
  /** Nobody has said that they began, though text may be there already. */
  | 'NOT_STARTED'
  /** Somebody is working on it. */
  | 'IN_PROGRESS'
  /** Handed in, waiting to be looked at. */
  | 'SUBMITTED'
  /** Looked at and sent back with a question, which stands in the note. Coordinators only. */
  | 'RETURNED'
  /** Looked at and found in order. Only coordinators set it or change the answer afterwards. */
  | 'ACCEPTED';

/** How far a requirement is fulfilled. No rating means no answer yet, which is something else than MISSING. */
export type Rating =
  /** Nothing is in place, or what exists does not address minorities. */
  | 'MISSING'
  /** Begun and partly covered; the gap and the next step are stated. */
  | 'APPROACHES'
  /** The item's `meetsWhen` is fulfilled in this cycle, and evidence shows it. */
  | 'MEETS'
  /** Fulfilled and more: lasting, led with communities, or taken up by others. */
  | 'EXCEEDS'
  /** Cannot apply here, for the reason that the narrative gives. Counts in progress like any other and is left out of statistics of ratings. */
  | 'NOT_APPLICABLE';

/** Something to do with an answer by recording a change of it. */
export type AnswerAction =
  /** Change rating and narrative and leave the status as it is. */
  | 'EDIT'
  /** Set the status to NOT_STARTED or IN_PROGRESS, with or without a rating and a narrative. */
  | 'DRAFT'
  /** Set the status to SUBMITTED: from then on the whole network reads the answer. */
  | 'SUBMIT'
  /** Set the status to RETURNED, with a note. */
  | 'RETURN'
  /** Set the status to ACCEPTED. */
  | 'ACCEPT';

/** What happened. Later versions may add kinds: skip those that you do not know. Kinds about people are for coordinators and for the person concerned, whose id stands in the change of the field `person`. Kinds about comments are for those who read the comment, whose id stands in the change of the field `comment`. */
export type EventKind =
  /** An answer changed. */
  | 'RESPONSE_RECORDED'
  /** A change met another one of the same field and was not applied. Its changes go from what the author saw to what the author sent; revision and counts stay. */
  | 'RESPONSE_CONFLICTED'
  /** A country’s Resident Coordinator endorsed what its country team answers: the answer at the event’s revision. */
  | 'RESPONSE_ENDORSED'
  /** A cycle was planned: its changes are its first and last day. */
  | 'CYCLE_PLANNED'
  /** The days of a cycle changed, what it asks of decisions, or who is to report in one that is planned. */
  | 'CYCLE_CHANGED'
  /** From here on answers of this cycle are recorded; opened again, the note says why. */
  | 'CYCLE_OPENED'
  /** From here on answers of this cycle no longer change. */
  | 'CYCLE_CLOSED'
  /** How an agency is present in a country changed: it began or ceased to owe answers there. */
  | 'PRESENCE_CHANGED'
  /** What the answers of a cycle say was kept under a name, while the cycle goes on. */
  | 'SNAPSHOT_TAKEN'
  /** A country’s team said on which weekdays nobody works there. */
  | 'WORKING_WEEK_SET'
  /** Somebody declared days on which an agency or a country can’t work. */
  | 'PAUSE_DECLARED'
  /** Such days end on another day than was said, or were taken back. */
  | 'PAUSE_CHANGED'
  /** An agency’s focal point said whether its answers in a country are submitted by somebody else than who wrote them. */
  | 'SECOND_PERSON_SET'
  /** Somebody was invited to a role, which they have once they have signed in. */
  | 'PERSON_INVITED'
  /** An invitation that had not been accepted was taken back. */
  | 'INVITATION_REVOKED'
  /** Somebody got a role: by accepting an invitation, or by decision of who did it. */
  | 'MEMBERSHIP_GRANTED'
  /** Somebody lost a role. */
  | 'MEMBERSHIP_ENDED'
  /** Somebody can sign in no more; their roles, sessions and tokens ended with it. */
  | 'PERSON_DEACTIVATED'
  /** Somebody made a token for a program that acts in their name. */
  | 'TOKEN_CREATED'
  /** A token for a program was made useless. */
  | 'TOKEN_REVOKED'
  /** Somebody asked for a file of what they read: its changes are of `table`, `format`, `rows` and `comments`, and the note is the filter in words. It is appended before the first byte goes, so that it also stands where the file did not arrive. */
  | 'EXPORT_MADE'
  /** Personal data in an answer was erased wherever it stood; the note says why. Its changes name the events whose content it blanked, by their ids in the field `event`: blank your copies of them and read the answer afresh. */
  | 'CONTENT_ERASED'
  /** Somebody wrote a comment: on an answer, a cell or a cycle, or as a reply. */
  | 'COMMENT_ADDED'
  /** Whoever wrote a comment changed its text. */
  | 'COMMENT_EDITED'
  /** Somebody said that a thread is settled. */
  | 'COMMENT_RESOLVED'
  /** Somebody said that a thread is not settled after all. */
  | 'COMMENT_REOPENED'
  /** The text of a comment was erased wherever it stood. Its changes name the events whose content it blanked, by their ids in the field `event`: blank your copies of them. */
  | 'COMMENT_ERASED'
  /** What a comment asks of somebody is now asked of their successor: its changes go from the one to the other in the field `mention`. */
  | 'COMMENT_HANDED_OVER'
  /** Something was added to an answer once its cycle was closed: the note says why. Its changes go from what stood to what is to stand beside the record; the answer, its revision and the counts stay. */
  | 'ADDENDUM_ADDED'
  /** An answer was assigned to somebody, to somebody else, for another day, or to nobody any more: its changes are of `assignedTo` and `dueOn`; or what came back to somebody is for their successor to take up: of `returnedTo`. The answer, its revision and the counts stay. */
  | 'RESPONSE_ASSIGNED'
  /** A next step was added to an answer, whose id stands in the change of the field `step`: what is to be done, by whom and when. */
  | 'STEP_ADDED'
  /** A next step says something else, is somebody else’s, or was done or is to be done again. */
  | 'STEP_CHANGED'
  /** The text of a next step was erased wherever it stood. Its changes name the events whose content it blanked, by their ids in the field `event`: blank your copies of them. */
  | 'STEP_ERASED'
  /** Whoever wrote a change that met another one has chosen: `conflict` names the RESPONSE_CONFLICTED event by its id, `kept` is MINE or THEIRS. What they keep of their own is recorded by an event of its own; this one changes nothing. */
  | 'CONFLICT_SETTLED'
  /** Evidence was declared for an answer: its id stands in the change of the field `evidence`. What it says is never in an event, which holds a digest of it in the field `content`: read `answerEvidence`. */
  | 'EVIDENCE_DECLARED'
  /** The file of evidence has come, and is what was declared; or it is of a type that is not taken. */
  | 'EVIDENCE_RECEIVED'
  /** Something else is said about evidence. */
  | 'EVIDENCE_REVISED'
  /** Evidence was taken back. */
  | 'EVIDENCE_WITHDRAWN'
  /** What was said about evidence was erased, and its file. */
  | 'EVIDENCE_ERASED';

/** How an item goes on with what was asked in the cycle before. */
export type CarriedKind =
  /** Word for word: many answers can be confirmed at once. */
  | 'SAME'
  /** In other words or under another code: an answer is confirmed alone. */
  | 'REWORDED'
  /** It is one of several that one became: its text can be taken over. */
  | 'SPLIT'
  /** Several became this one: their texts can be taken over. */
  | 'MERGED';

/** Why nobody can work for a while. */
export type PauseKind =
  /** Whoever answers is away: of an agency, or with no agency whoever answers for the country team. */
  | 'LEAVE'
  /** No power, no line or no office: of an agency, or with no agency of the country. */
  | 'OUTAGE'
  /** People had to leave: of an agency, or with no agency all of the country. */
  | 'EVACUATION';

/** What may be said of working days. */
export type CalendarAction =
  /** On which weekdays nobody works. */
  | 'SET_WORKING_WEEK'
  /** That nobody can work for some days, of the whole country. */
  | 'DECLARE_PAUSE';

/** How texts of the checklist stand in a language. English alone counts; translations are drafts. */
export type Wording =
  /** English, as it counts. */
  | 'ORIGINAL'
  /** A translation of the English that counts here. */
  | 'TRANSLATED'
  /** A translation of another wording: the English was changed since. */
  | 'STALE'
  /** English, since there is no translation. */
  | 'UNTRANSLATED';

/** Whose participation an item touches. */
export type Participant =
  /** Members of minorities and their organisations. */
  | 'MINORITIES'
  /** Young people from minorities. */
  | 'YOUTH'
  /** Women from minorities. */
  | 'WOMEN';

/** Who answers an item. */
export type AnsweredBy =
  /** Each agency that reports in the country, for itself. */
  | 'AGENCY'
  /** The United Nations country team, with one answer that has no agency. */
  | 'COUNTRY_TEAM';

/** Who reads a comment, fixed when it is written. */
export type CommentAudience =
  /** Those who work on the answer. Of an agency’s: its focal points and contributors for the country, and the country’s lead. Of a country team’s: the lead, or where there is none those who write it in its place, and any later lead. For everybody else, coordinators and co-chairs included, it does not exist. On a cycle: coordinators of all countries. */
  | 'INTERNAL'
  /** Whoever reads the answer once it is published. On a cycle: whoever has a role. */
  | 'OPEN';

/** Something to do about a comment. */
export type CommentAction =
  /** Answer to it with `addComment` and its id as `thread`. */
  | 'REPLY'
  /** Change it with `editComment`. */
  | 'EDIT'
  /** Settle the thread that it began with `resolveThread`. */
  | 'RESOLVE'
  /** Take that back with `reopenThread`. */
  | 'REOPEN'
  /** Erase what it says with `eraseComment`. */
  | 'ERASE';

/** Why two answers can’t be compared: the first that holds, in this order. Later versions may add reasons. */
export type ComparisonReason =
  /** The earlier checklist asked nothing with which the item goes on. */
  | 'NEW_ITEM'
  /** Nothing in the later checklist goes on with the item. */
  | 'DROPPED_ITEM'
  /** The question goes on, and is another’s to answer: the country team’s, or agencies’. */
  | 'OTHER_PARTY'
  /** One item became several: a pair for each. */
  | 'SPLIT'
  /** Several items became one: a pair for each. */
  | 'MERGED'
  /** The agency didn’t report in the country on the earlier side. */
  | 'NOT_DUE_EARLIER'
  /** The agency doesn’t report in the country on the later side. */
  | 'NOT_DUE_LATER'
  /** On neither side was an answer submitted or accepted. */
  | 'NOT_ANSWERED'
  /** No answer was submitted or accepted on the earlier side alone. */
  | 'NOT_ANSWERED_EARLIER'
  /** No answer was submitted or accepted on the later side alone. */
  | 'NOT_ANSWERED_LATER'
  /** One of the two answers has no rating. */
  | 'NOT_RATED'
  /** One of the two ratings is NOT_APPLICABLE, or both: it has no place on the scale. */
  | 'NOT_APPLICABLE';

/** One side of a comparison: what the answers of a cycle said in a snapshot, or say now. NOT_FOUND where there is no such cycle or snapshot, or the cycle hasn’t opened yet. */
export type ComparisonSideInput = {
  /** The cycle, by its code. */
  readonly cycle: string;
  /** One of its snapshots, by name. Left out: as the cycle stands now while it is open, and its last closing once it is closed. */
  readonly snapshot?: string | null | undefined;
};

/** What the rows of a comparison are. */
export type ComparisonDimension =
  /** Countries, by code. */
  | 'COUNTRY'
  /** Agencies, by code; the country teams come last. */
  | 'AGENCY'
  /** Sections of the checklist, in reading order. */
  | 'SECTION'
  /** Areas of the Secretary-General’s Call to Action for Human Rights, 1 to 7. A pair counts in each of its item’s areas, so that rows add up to more than the total. */
  | 'AREA'
  /** Items, in reading order; those that are no longer asked come last. */
  | 'ITEM';

/** Which pairs of answers to look at. A pair matches where every filter that is set does, and a list where one of its entries does. A list that is left out or null filters nothing; an empty list, and a code that nobody has, match nothing. */
export type ComparisonFilter = {
  /** Only these countries, by ISO 3166-1 alpha-3. */
  readonly countries?: ReadonlyArray<string> | null | undefined;
  /** Only these agencies, by their codes. The country teams are left out unless `countryTeam` adds them. */
  readonly agencies?: ReadonlyArray<string> | null | undefined;
  /** With `agencies`: the country teams too. Without it, it changes nothing. */
  readonly countryTeam?: boolean | null | undefined;
  /** Only items of these sections, by their codes. */
  readonly sections?: ReadonlyArray<string> | null | undefined;
  /** Only items of these Call to Action areas. */
  readonly areas?: ReadonlyArray<number> | null | undefined;
  /** Only these items, by the code of the later side; by that of the earlier where nothing goes on with it. */
  readonly items?: ReadonlyArray<string> | null | undefined;
};

/** What became of an answer’s rating from the earlier side to the later. */
export type ComparisonKind =
  /** It rose: MISSING, APPROACHES, MEETS, EXCEEDS. */
  | 'GAIN'
  /** It fell. */
  | 'LOSS'
  /** It is the same. */
  | 'UNCHANGED'
  /** Nothing of that can be said, for the `reason`. */
  | 'NOT_COMPARABLE';

/** How an agency works in a country. Where it does in any way, it reports. */
export type Presence =
  /** It has an office in the country. */
  | 'RESIDENT'
  /** It has staff of projects there, and no office. */
  | 'PROJECT_STAFF'
  /** It works there from elsewhere. */
  | 'NON_RESIDENT'
  /** It does not work there, and does not report. */
  | 'NONE';

/** Where the evidence itself is. */
export type EvidenceForm =
  /** Kept here, sent in a file. */
  | 'FILE'
  /** Kept elsewhere, in UN INFO for instance, under an address. */
  | 'LINK';

/** How much harm would come of evidence in the wrong hands, which says who reads it. */
export type EvidenceSensitivity =
  /** None: read by whoever reads the answer. */
  | 'LOW'
  /** Hardly any: read by whoever reads the answer. */
  | 'MODERATE'
  /** Some: read by those who have a role there for the agency, by the country’s lead and by its coordinators. Of a country team’s, by those of the agencies that report there. Everybody else learns that there is one more document. */
  | 'HIGH'
  /** Much: read by the same people as HIGH. */
  | 'SEVERE';

/** How far a file is. */
export type EvidenceFileState =
  /** Not all of it has come; `received` says how much. */
  | 'DECLARED'
  /** All of it has come, and it is what was declared. */
  | 'RECEIVED'
  /** All of it came, and its bytes are of a type that is not taken: it is not kept. */
  | 'REFUSED';

/** Something to do about evidence. */
export type EvidenceAction =
  /** Say something else about it with `reviseEvidence`. */
  | 'REVISE'
  /** Take it back with `withdrawEvidence`. */
  | 'WITHDRAW'
  /** Erase it with `eraseEvidence`. */
  | 'ERASE'
  /** Send the file that you declared, to `/files/uploads/` and its id. */
  | 'SEND'
  /** Read who took its file, with `evidenceDownloads`. */
  | 'READ_DOWNLOADS'
  /** Read what it said before, with `evidenceRevisions`. */
  | 'READ_REVISIONS';

/** Which events to give. An event matches when every filter that is set matches, and a list when one of its entries does. A list that is left out or null filters nothing; an empty list, and a code that nobody has, match nothing. Events of a cycle itself match any country, agency and item. */
export type EventFilter = {
  /** Only this cycle's events, by its code. */
  readonly cycle?: string | null | undefined;
  /** Only these countries, by ISO 3166-1 alpha-3. */
  readonly countries?: ReadonlyArray<string> | null | undefined;
  /** Only these agencies, by their codes. The country team's events are left out unless `countryTeam` adds them. */
  readonly agencies?: ReadonlyArray<string> | null | undefined;
  /** Only these items, by their codes. */
  readonly items?: ReadonlyArray<string> | null | undefined;
  /** Only these kinds. */
  readonly kinds?: ReadonlyArray<EventKind> | null | undefined;
  /** With `agencies`: the country team's events too. Without it, it changes nothing. */
  readonly countryTeam?: boolean | null | undefined;
  /** Of the events that recorded an answer, only those that returned it, with the note that says why. Events of other kinds still match: leave them out with `kinds`. */
  readonly returns?: boolean | null | undefined;
  /** Of the events that recorded an answer, only those by which it left its drafts, was decided on or became a draft again. Events of other kinds still match: leave them out with `kinds`. */
  readonly handedOver?: boolean | null | undefined;
  /** Only what these people did, and what happened to them, by their ids. */
  readonly persons?: ReadonlyArray<string | number> | null | undefined;
  /** Only events of this moment and later. */
  readonly since?: string | null | undefined;
  /** Only events before this moment. */
  readonly until?: string | null | undefined;
};

/** How pressing an alert is, which says by when it is to be decided. */
export type AlertLevel =
  /** To be watched: no deadline. */
  | 'WATCH'
  /** To be discussed within a month. */
  | 'CONCERN'
  /** To be decided within seven days. */
  | 'ALERT'
  /** To be decided within a day. */
  | 'URGENT';

/** Where an alert is. */
export type AlertState =
  /** It waits to be decided. */
  | 'PROPOSED'
  /** It stands, and early actions are planned on it. */
  | 'CONFIRMED'
  /** It was decided that there is nothing to act on. */
  | 'DISMISSED'
  /** It stood, and is over. */
  | 'CLOSED';

/** Who is asked to decide on an alert. */
export type AlertTurn =
  /** The country’s lead and its human rights adviser. */
  | 'LEAD_AND_ADVISER'
  /** Who stands in for the adviser. */
  | 'ALTERNATE'
  /** Coordinators. */
  | 'COORDINATOR';

/** What happened to an alert. */
export type AlertStepKind =
  /** It was confirmed. */
  | 'CONFIRMED'
  /** It was dismissed. */
  | 'DISMISSED'
  /** Its level was decided anew. */
  | 'LEVEL_CHANGED'
  /** It was closed. */
  | 'CLOSED'
  /** Somebody sees it otherwise. */
  | 'DISSENTED';

/** Where an early action is. */
export type EarlyActionState =
  /** It is to be done. */
  | 'PLANNED'
  /** It was done. What came of it may be recorded. */
  | 'DONE'
  /** It won’t be done. */
  | 'GIVEN_UP';

/** What came of an early action, as somebody judged it. */
export type EarlyActionOutcome =
  /** It helped. */
  | 'HELPED'
  /** It had no effect. */
  | 'NO_EFFECT'
  /** It made things worse. */
  | 'MADE_WORSE'
  /** Nobody can tell. */
  | 'UNKNOWN';

/** Something to do about an early action. */
export type EarlyActionMove =
  /** Say that it was done, with `endEarlyAction`. */
  | 'DONE'
  /** Say that it won’t be done, with `endEarlyAction`. */
  | 'GIVE_UP'
  /** Say what came of it, with `recordEarlyActionOutcome`. */
  | 'RECORD_OUTCOME';

/** Something to do about an alert. */
export type AlertAction =
  /** Confirm it, with `decideAlert`. */
  | 'CONFIRM'
  /** Dismiss it, with `decideAlert`. */
  | 'DISMISS'
  /** Say another level, with `decideAlert`. */
  | 'CHANGE_LEVEL'
  /** Close it, with `decideAlert`. */
  | 'CLOSE'
  /** Say that you see it otherwise, with `dissentFromAlert`. */
  | 'DISSENT'
  /** Plan an early action, with `planEarlyAction`. */
  | 'PLAN_ACTION';

/** What a risk factor is a sign of. */
export type FactorGroup =
  /** Of all atrocity crimes. */
  | 'COMMON'
  /** Of one of them. */
  | 'SPECIFIC';

/** What a specific risk factor is a sign of. */
export type AtrocityCrime =
  /** Genocide. */
  | 'GENOCIDE'
  /** Crimes against humanity. */
  | 'CRIMES_AGAINST_HUMANITY'
  /** War crimes. */
  | 'WAR_CRIMES';

/** How far an indicator is there. Unknown is a level of its own, and never the lowest. */
export type IndicatorLevel =
  /** Looked for and not found. */
  | 'NOT_OBSERVED'
  /** First or isolated signs. */
  | 'EMERGING'
  /** Clearly established in at least one place. */
  | 'PRESENT'
  /** Widespread, or grave in its effect. */
  | 'SEVERE'
  /** Not enough information, or nobody looked. */
  | 'UNKNOWN';

/** Where an indicator is going. */
export type IndicatorTrend =
  /** Less than before. */
  | 'FALLING'
  /** As before. */
  | 'STEADY'
  /** More than before. */
  | 'RISING'
  /** Nobody can tell. */
  | 'UNKNOWN';

/** How sure whoever assessed an indicator is. */
export type AssessmentConfidence =
  /** It rests on little. */
  | 'LOW'
  /** It rests on several sources, with gaps. */
  | 'MODERATE'
  /** It is well established. */
  | 'HIGH';

/** What makes a day one on which tension may turn. */
export type SensitiveDateKind =
  /** An election or a referendum. */
  | 'ELECTION'
  /** A census. */
  | 'CENSUS'
  /** The anniversary of violence, or of what is disputed. */
  | 'ANNIVERSARY'
  /** A verdict or a new law. */
  | 'VERDICT'
  /** A festival or a procession. */
  | 'FESTIVAL'
  /** Another day. */
  | 'OTHER';

/** What a detector found. */
export type FindingOutcome =
  /** What it looks for is there. */
  | 'ALARM'
  /** It could tell, and it is not there. */
  | 'QUIET'
  /** Too few to tell: never quiet. */
  | 'TOO_FEW'
  /** No answer: never quiet. */
  | 'NOT_COMPUTABLE';

/** What a column of a file of events can say. Nothing else of the file is taken. */
export type ImportField =
  /** The event’s own id at its source. Needed. */
  | 'ID'
  /** The country. Without it all rows are of the country that is imported to. */
  | 'COUNTRY'
  /** The day, or the first one. Needed. */
  | 'STARTED_ON'
  /** The last day. */
  | 'ENDED_ON'
  /** How exactly the day is known: its values mean DAY, WEEK, MONTH or YEAR. */
  | 'DATE_PRECISION'
  /** The region or province. */
  | 'REGION'
  /** In degrees. */
  | 'LATITUDE'
  /** In degrees. */
  | 'LONGITUDE'
  /** How exactly the place is known: its values mean a PlacePrecision. */
  | 'PLACE_PRECISION'
  /** What was violated: its values mean none, one or more of IncidentCategory. */
  | 'CATEGORY'
  /** Who is alleged to have done it: its values mean an AllegedActor. */
  | 'ACTOR'
  /** People killed at the least, or whatever the source counts. */
  | 'LOW'
  /** The best estimate. */
  | 'BEST'
  /** At the most. */
  | 'HIGH';

/** What was violated: an incident has one or more. */
export type IncidentCategory =
  /** Life. */
  | 'LIFE'
  /** Physical and mental integrity. */
  | 'INTEGRITY'
  /** Sexual and gender-based violence. */
  | 'SEXUAL_GENDER'
  /** Liberty and disappearance. */
  | 'LIBERTY'
  /** Children. */
  | 'CHILDREN'
  /** Home, land and movement of people. */
  | 'HOME_LAND'
  /** Belief, culture and language. */
  | 'BELIEF_CULTURE'
  /** Expression, assembly and association. */
  | 'EXPRESSION'
  /** Hate speech and incitement. */
  | 'HATE_SPEECH'
  /** Legal status and participation. */
  | 'LEGAL_STATUS'
  /** Economic and social rights. */
  | 'ECONOMIC_SOCIAL'
  /** Access and reprisals. */
  | 'ACCESS_REPRISAL';

/** How exactly the source knows a day. An event vaguer than a week is in no weekly series. */
export type ImportedDatePrecision =
  /** The day itself. */
  | 'DAY'
  /** Within a week. */
  | 'WEEK'
  /** Within a month. */
  | 'MONTH'
  /** Within a year, or longer: it is in no monthly series either. */
  | 'YEAR';

/** How exactly a place is known. */
export type PlacePrecision =
  /** The exact site, which makes an incident HIGH or SEVERE. */
  | 'SITE'
  /** A town or village. */
  | 'TOWN'
  /** A district. */
  | 'DISTRICT'
  /** A region or province. */
  | 'REGION'
  /** The country alone. */
  | 'COUNTRY';

/** Who is alleged to have done it. */
export type AllegedActor =
  /** State security forces. */
  | 'STATE_FORCES'
  /** Other State officials. */
  | 'STATE_OFFICIALS'
  /** A non-State armed group. */
  | 'NON_STATE_ARMED'
  /** A militia or vigilantes. */
  | 'MILITIA'
  /** A company or private actor. */
  | 'PRIVATE_ACTOR'
  /** Members of another community. */
  | 'COMMUNITY'
  /** Online accounts or networks. */
  | 'ONLINE_ACTOR'
  /** Unknown. */
  | 'UNKNOWN';

/** What is odd about an event as its source states it. No flag keeps it out. */
export type ImportedEventFlag =
  /** Its low number was above the best one; the lowest of the three stands for it. */
  | 'LOW_ABOVE_BEST'
  /** Its best number was above the high one; the highest of the three stands for it. */
  | 'BEST_ABOVE_HIGH'
  /** Its first and last day lie further apart than its precision said; the days count. */
  | 'DATES_VAGUER'
  /** But for its id its row equals an earlier one of the file: perhaps it is the same event. */
  | 'EQUALS_ANOTHER';

/** Where an incident is. */
export type IncidentState =
  /** A report stands for it. */
  | 'STANDS'
  /** It is another incident, and counts with that one. */
  | 'MERGED'
  /** No report stands for it: it doesn’t count. */
  | 'UNSUPPORTED';

/** How exactly a day is known. */
export type DatePrecision =
  /** The day itself. */
  | 'DAY'
  /** Within a week. */
  | 'WEEK'
  /** Within a month. */
  | 'MONTH';

/** What numbers of people rest on. */
export type NumbersBasis =
  /** Somebody counted. */
  | 'COUNTED'
  /** Somebody estimated. */
  | 'ESTIMATED'
  /** Somebody claims it. */
  | 'CLAIMED'
  /** Nobody knows, or there are none. */
  | 'UNKNOWN';

/** How reliable a source is, judged apart from what it says. */
export type SourceReliability =
  /** A known source with a sound record. */
  | 'RELIABLE'
  /** A known source with some doubts. */
  | 'USUALLY_RELIABLE'
  /** A new source, or not yet judged. */
  | 'UNTESTED'
  /** Known to mislead, or unable to know. */
  | 'UNRELIABLE';

/** How valid information is, judged apart from its source. */
export type InformationValidity =
  /** Two or more independent sources agree. */
  | 'CONFIRMED'
  /** Its main points are supported elsewhere. */
  | 'CORROBORATED'
  /** It fits the context, but rests on one source. */
  | 'PLAUSIBLE'
  /** It is contradicted or unlikely. */
  | 'DOUBTFUL';

/** The standard of proof that was reached. */
export type ProofStandard =
  /** Received, not yet examined. */
  | 'UNVERIFIED'
  /** Enough to keep inquiring, not to conclude. */
  | 'REASONABLE_SUSPICION'
  /** An ordinarily careful person would conclude that it happened. From here on an incident counts. */
  | 'REASONABLE_GROUNDS'
  /** Considerably stronger. */
  | 'CLEAR_AND_CONVINCING';

/** How much harm it would do if it were known. */
export type Sensitivity =
  /** Little or none. */
  | 'LOW'
  /** Some, outside of the network. */
  | 'MODERATE'
  /** For named people of the country’s monitoring group. */
  | 'HIGH'
  /** For those who need to know, and never exported. */
  | 'SEVERE';

/** Where an incident comes from. The two are never added together. */
export type SourceClass =
  /** From reports to the monitor. */
  | 'OWN'
  /** From another data set. */
  | 'IMPORTED';

/** What can happen in the monitor. Skip those that you don’t know. */
export type MonitorEventKind =
  /** A group was named. */
  | 'GROUP_NAMED'
  /** A group is called otherwise, hidden, or hidden no more. */
  | 'GROUP_CHANGED'
  /** A report came in. */
  | 'REPORT_RECORDED'
  /** A report was set aside. */
  | 'REPORT_SET_ASIDE'
  /** A report was taken up again. */
  | 'REPORT_TAKEN_UP'
  /** A report was withdrawn. */
  | 'REPORT_WITHDRAWN'
  /** A report was deleted. */
  | 'REPORT_DELETED'
  /** A report stands for an incident that was there. */
  | 'REPORT_ATTACHED'
  /** An incident was coded from reports. */
  | 'INCIDENT_CODED'
  /** An incident was coded otherwise. */
  | 'INCIDENT_CHANGED'
  /** Two incidents are one. */
  | 'INCIDENTS_MERGED'
  /** A merge was taken back. */
  | 'MERGE_UNDONE'
  /** Two incidents that look alike are two. */
  | 'INCIDENTS_KEPT_APART'
  /** A coordinator opened reports and incidents. */
  | 'INCIDENTS_OPENED'
  /** Detection found signals, or saw that some changed or no longer stand. */
  | 'SIGNALS_FOUND'
  /** Somebody looked at what a signal rests on. */
  | 'SIGNAL_REVIEWED'
  /** An alert was proposed. */
  | 'ALERT_PROPOSED'
  /** An alert was confirmed. */
  | 'ALERT_CONFIRMED'
  /** An alert was dismissed. */
  | 'ALERT_DISMISSED'
  /** An alert has another level. */
  | 'ALERT_LEVEL_CHANGED'
  /** An alert was closed. */
  | 'ALERT_CLOSED'
  /** Somebody sees an alert otherwise. */
  | 'ALERT_DISSENTED'
  /** An early action was planned. */
  | 'ACTION_PLANNED'
  /** An early action was done. */
  | 'ACTION_DONE'
  /** An early action won’t be done. */
  | 'ACTION_GIVEN_UP'
  /** It was recorded what came of an early action. */
  | 'ACTION_OUTCOME_RECORDED'
  /** An analyst took incidents out of the monitor. */
  | 'INCIDENTS_EXPORTED'
  /** Events that others publish were imported. */
  | 'EVENTS_IMPORTED'
  /** An import was deleted, with its events. */
  | 'IMPORT_REMOVED'
  /** Somebody looked at an indicator of the framework. */
  | 'INDICATOR_ASSESSED'
  /** A sensitive date was entered, changed or removed. */
  | 'SENSITIVE_DATE_CHANGED';

/** What a role allows in the monitor of a country. */
export type MonitorAction =
  /** Propose that somebody gets a role of the monitor. */
  | 'PROPOSE_ROLE'
  /** Confirm that somebody gets a role of the monitor. */
  | 'CONFIRM_ROLE'
  /** Read the groups that are followed, but for hidden ones. */
  | 'READ_GROUPS'
  /** Read reports and incidents. */
  | 'READ_INCIDENTS'
  /** Record reports, and code and merge incidents. */
  | 'RECORD_INCIDENTS'
  /** Open reports and incidents with a reason, for 24 hours. */
  | 'OPEN_INCIDENTS'
  /** Read who opened reports and incidents, and why. */
  | 'READ_OPENINGS'
  /** Read signals. */
  | 'READ_SIGNALS'
  /** Read alerts and early actions. */
  | 'READ_ALERTS'
  /** Propose an alert. */
  | 'PROPOSE_ALERTS'
  /** Confirm or dismiss an alert. */
  | 'DECIDE_ALERTS'
  /** Plan early actions, and say what came of them. */
  | 'PLAN_ACTIONS';

/** What a row of a release is about. */
export type ReleasePlace =
  /** All regions. */
  | 'WORLD'
  /** An M49 region. */
  | 'REGION'
  /** A country or area. */
  | 'COUNTRY';

/** Where a report of the monitor is. */
export type ReportState =
  /** Nobody has looked into it yet. */
  | 'RECEIVED'
  /** It stands for an incident. */
  | 'CODED'
  /** It tells of nothing that is recorded here. */
  | 'SET_ASIDE'
  /** It counts no more, for good. */
  | 'WITHDRAWN';

/** What whoever gave a report agreed to. */
export type ReportConsent =
  /** They were not asked: for the monitoring group alone. */
  | 'NOT_ASKED'
  /** For the monitoring group alone. */
  | 'MONITORING_ONLY'
  /** It may be counted in what is released. */
  | 'COUNTED'
  /** What it says may be told to those who act on it. */
  | 'SHARED';

/** How long words are kept, under a key for each: of a report from when it was recorded, of an incident from when it was coded. Then they are gone, as they are where the key was deleted. */
export type Retention =
  /** A year. */
  | 'ONE_YEAR'
  /** Five years. */
  | 'FIVE_YEARS';

/** What is done with a report. */
export type ReportMove =
  /** Set it aside: it tells of nothing that is recorded here. */
  | 'SET_ASIDE'
  /** Take it up again: it is received, and stands for no incident. */
  | 'TAKE_UP'
  /** Withdraw it for good: it counts no more. */
  | 'WITHDRAW';

/** How long the periods of a series are; both in UTC. */
export type SeriesStep =
  /** ISO weeks, from Monday. What is known less exactly than to a week is in none. */
  | 'WEEK'
  /** Months of the calendar. */
  | 'MONTH';

/** What replaying real events found of a detector, beside plain comparisons. */
export type BacktestOutcome =
  /** It finds more than they do with as many alarms. It runs by itself. */
  | 'BEATS_BASELINES'
  /** It doesn’t. */
  | 'LOSES_TO_BASELINES'
  /** It gave no alarm. */
  | 'NO_ALARM'
  /** It needs more years than the real events have. */
  | 'NO_RESULT';

/** What a detector says of one period. */
export type DetectorOutcome =
  /** There are more than its bound. */
  | 'ALARM'
  /** It could tell, and there are not. */
  | 'QUIET'
  /** Too few lately to tell. This is not quiet. */
  | 'TOO_FEW'
  /** It has no answer. This is not quiet. */
  | 'NOT_COMPUTABLE';

/** Which series of a country. */
export type SeriesInput = {
  /** The group; null: not recorded. */
  readonly group?: string | number | null | undefined;
  /** A category of incidents, or ANY. */
  readonly category: string;
  /** Whose incidents. */
  readonly sourceClass: SourceClass;
  /** How long its periods are. */
  readonly step: SeriesStep;
};

/** Where a signal is. */
export type SignalState =
  /** It stands, and nobody has looked at what it now rests on. */
  | 'STANDS'
  /** It stands, and somebody has. */
  | 'REVIEWED'
  /** It stood once. Later data say otherwise, or that it can’t be told. */
  | 'NO_LONGER_STANDS';

/** What a notice is about. Later versions may add topics: skip those that you do not know. */
export type NoticeTopic =
  /** An answer waits for their decision, endorsement or second look. */
  | 'WAITS'
  /** An answer was returned to them. */
  | 'RETURNED'
  /** An answer was assigned to them. */
  | 'ASSIGNED'
  /** A comment names them. */
  | 'MENTIONED'
  /** It is their turn to decide on an alert. Its words are in the monitor alone. */
  | 'ALERT'
  /** The last day of the cycle is 14, 7 or 1 working days away, and answers of theirs are open. */
  | 'DEADLINE'
  /** Something is stuck, and it is their turn. */
  | 'STALE'
  /** A cycle was opened or closed. */
  | 'CYCLE'
  /** They were given a role. */
  | 'ROLE';

/** What the answers of each day are counted by. */
export type DayDimension =
  /** M49 regions, by name. */
  | 'REGION'
  /** Agencies, by code. */
  | 'AGENCY'
  /** Sections of the checklist, by code. */
  | 'SECTION'
  /** Areas of the Secretary-General’s Call to Action for Human Rights, 1 to 7. An answer counts in each of its item’s areas, so that rows add up to more than the total. */
  | 'AREA';

/** What somebody does in the network, which decides what they may see and change. */
export type Role =
  /** Coordinates the network from OHCHR: reads everything, and may record, return and accept any answer. Invites people and gives roles. */
  | 'COORDINATOR'
  /** Chairs the network in turn: reads everything and changes nothing. */
  | 'CO_CHAIR'
  /** Answers for an agency, in one country or in all: writes, submits, and assigns colleagues. Neither returns nor accepts answers, nor changes an accepted one. */
  | 'FOCAL_POINT'
  /** Staff of an agency who draft its answers in a country, and submit none. */
  | 'CONTRIBUTOR'
  /** The Resident Coordinator, their office or their human rights adviser: reads the country in full and writes the answers of its country team. */
  | 'COUNTRY_LEAD'
  /** Reads what has been submitted and changes nothing. */
  | 'OBSERVER'
  /** Records reports and incidents of the monitor in a country. Given by two people, with `proposeMonitoringRole`. */
  | 'MONITORING_ANALYST'
  /** Reads reports and incidents of the monitor in a country, and decides on what follows. Given by two people. */
  | 'HUMAN_RIGHTS_ADVISER'
  /** Reads what the monitor releases, as everybody does, and no incident. Given by two people. */
  | 'MANDATE_HOLDER';

/** Something to do about a role that somebody has or is invited to. */
export type RoleAction =
  /** Take it away with `endMembership`. */
  | 'END'
  /** Hand what they do in its country to a successor: `handOver` with this country alone. */
  | 'HAND_OVER'
  /** Take the invitation back with `revokeInvitation`. */
  | 'REVOKE';

/** Something to do about a person. */
export type PersonAction =
  /** Give them a role with `grantMembership`: `Viewer.rolesToGive` says which ones. */
  | 'GIVE_ROLE'
  /** Hand all of their work to a successor: `handOver` without countries. */
  | 'HAND_OVER'
  /** Shut them out with `deactivatePerson`. */
  | 'DEACTIVATE';

/** Something to do about a proposed role. */
export type RoleProposalAction =
  /** Give it, with `confirmMonitoringRole`. */
  | 'CONFIRM'
  /** Take it back, with `withdrawMonitoringRole`. */
  | 'WITHDRAW';

/** Something that a role allows somewhere, apart from answering. */
export type NetworkAction =
  /** Return and accept answers. */
  | 'DECIDE'
  /** Erase personal data that somebody wrote into an answer. */
  | 'ERASE'
  /** Give colleagues of the own agency the role of a contributor. */
  | 'ASSIGN_COLLEAGUES'
  /** Invite people, and give and end roles. */
  | 'ADMINISTER_PEOPLE'
  /** Read who has which role, and what was changed about that. */
  | 'READ_ADMINISTRATION'
  /** Plan, open and close cycles, and say who reports where. */
  | 'MANAGE_CYCLES'
  /** Read alerts of the monitor in some country, if no more. */
  | 'FOLLOW_MONITOR';

/** How often a topic is told by mail. On days of rest nothing is, but urgent alerts. */
export type NoticeFrequency =
  /** As it happens, each in a message of its own. */
  | 'AT_ONCE'
  /** In the one message of a working day. */
  | 'DAILY'
  /** In the message of the first working day of the week. */
  | 'WEEKLY'
  /** Not by mail; the page lists it all the same. */
  | 'NONE';

/** What a program may do with a token, within the roles of the person whose it is. */
export type TokenAccess =
  /** Reads, and changes nothing: every mutation is FORBIDDEN. */
  | 'READ'
  /** Reads and changes what the person may. */
  | 'READ_WRITE';

/** What waits for you. Later versions may add kinds: skip those that you do not know. */
export type TodoKind =
  /** An alert of the monitor that it is your turn to decide on. It waits until somebody decides, or the turn passes. */
  | 'ALERT'
  /** An answer came back that you write, to you or to whoever writes it. It waits until somebody takes it up: sets it in progress or submits it. */
  | 'TO_FIX'
  /** An answer of your agency is in progress, rated and explained by others, and the agency asks for a second person: submit it, or leave it to them. */
  | 'TO_SUBMIT'
  /** A country team’s answer was submitted that you endorse, as the Resident Coordinator. */
  | 'TO_ENDORSE'
  /** An answer was submitted that you accept or return: not one of your own where its cycle wants somebody else to, and not one that its Resident Coordinator is to endorse first. */
  | 'TO_DECIDE'
  /** A comment names you. It waits until you write in its thread after it, or the thread is settled. */
  | 'MENTIONED'
  /** An answer is assigned to you. It waits until it is submitted, or is assigned to somebody else or nobody. */
  | 'ASSIGNED';

/** Whether a webhook is told of events. In every state but ACTIVE it waits until its owner resumes it. */
export type WebhookState =
  /** It is told of events. */
  | 'ACTIVE'
  /** Its owner or a coordinator paused it. */
  | 'PAUSED'
  /** It paused by itself: a message did not arrive for some three days. */
  | 'FAILED'
  /** It paused by itself: it answered 410, that it is no more. */
  | 'GONE';

/** Something to do about a next step. */
export type StepAction =
  /** Change it with `changeStep`, or say that it is done. */
  | 'CHANGE'
  /** Erase what it says with `eraseStep`. */
  | 'ERASE';

/** Something to plan for an answer. */
export type PlanAction =
  /** Assign it with `assignAnswer`. */
  | 'ASSIGN'
  /** Add a next step with `addStep`. */
  | 'ADD_STEP';

/** How far a next step is. */
export type StepState =
  /** Not done, overdue or not. */
  | 'OPEN'
  /** Not done, and its day is over in UTC. */
  | 'OVERDUE'
  /** Done. */
  | 'DONE';

/** A place in the log: give exactly one of the three, otherwise it is BAD_USER_INPUT. */
export type LogPlaceInput = {
  /** A cursor that the server gave. */
  readonly cursor?: string | null | undefined;
  /** The last place at this moment or before it; where every log begins if it is before all. */
  readonly moment?: string | null | undefined;
  /** Where a snapshot of the cycle was taken, by its name. NOT_FOUND where there is none. */
  readonly snapshot?: string | null | undefined;
};

/** What answers are counted by. */
export type ProgressDimension =
  /** M49 regions, by name. */
  | 'REGION'
  /** Countries, by code. */
  | 'COUNTRY'
  /** Agencies, by code; the country teams come last. */
  | 'AGENCY'
  /** Sections of the checklist, in reading order. */
  | 'SECTION'
  /** Areas of the Secretary-General’s Call to Action for Human Rights, 1 to 7. An answer counts in each of its item’s areas, so that rows add up to more than the total. */
  | 'AREA'
  /** Items, in reading order. */
  | 'ITEM';

/** What a block of a report is. Later versions may add kinds. */
export type ReportBlockKind =
  /** A paragraph: `text`. */
  | 'TEXT'
  /** A table: `caption`, `columns` and `rows`, of which the first cell names the row. */
  | 'TABLE'
  /** Bars on one scale: `caption`, `alternative` and `bars`. */
  | 'BARS'
  /** A map of the world with a level for each country: `caption`, `alternative`, `places` and `legend`. */
  | 'MAP'
  /** What people wrote: `quotes`. */
  | 'QUOTES';

/** What a report is of: a country or the whole network, a snapshot or a cycle as it stands. NOT_FOUND where there is no such cycle, country or snapshot, or the cycle hasn’t opened yet. */
export type ReportSubjectInput = {
  /** The cycle, by its code. */
  readonly cycle: string;
  /** ISO 3166-1 alpha-3; left out or null, the whole network. */
  readonly country?: string | null | undefined;
  /** One of the cycle’s snapshots, by name. Left out: the open cycle at its latest place in the log, of a closed one its last closing. */
  readonly snapshot?: string | null | undefined;
};

/** A cell of the matrix, by its codes. */
export type CellPlaceInput = {
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  /** The agency's code; null or left out for the country team. */
  readonly agency?: string | null | undefined;
};

/** Why something counts as stuck. Later versions may add rules: show those that you do not know by `says`. */
export type StalenessRuleCode =
  /** Nothing changed there while items are open. */
  | 'NO_CHANGE'
  /** An answer was returned and nobody changed it since. */
  | 'RETURNED_NOT_TAKEN_UP'
  /** An answer was submitted and nobody decided on it as it stands. */
  | 'SUBMITTED_NOT_DECIDED'
  /** Whoever was invited to answer there, and nobody else does, never signed in. */
  | 'NEVER_SIGNED_IN'
  /** The country has no lead. */
  | 'NO_LEAD';

/** Who is to do something next. */
export type StalenessTurn =
  /** The agency’s focal point in the country. */
  | 'FOCAL_POINT'
  /** Their alternate: they are on leave, or there is none. */
  | 'ALTERNATE'
  /** The agency’s focal point for all countries: nobody else can. */
  | 'HEADQUARTERS'
  /** The country’s lead. */
  | 'COUNTRY_LEAD'
  /** The coordinator: to decide, or to name somebody. */
  | 'COORDINATOR';

/** What those who run this installation say of it. */
export type StatementTopic =
  /** Whom to ask, and how they are reached. */
  | 'CONTACT'
  /** What is kept of people, and why. */
  | 'PRIVACY'
  /** How far it can be used by everybody, and what to do where it can’t. */
  | 'ACCESSIBILITY';

/** What came of an attempt to tell a webhook of something. */
export type WebhookOutcome =
  /** It answered with a status from 200 to 299. */
  | 'DELIVERED'
  /** It answered with another status. */
  | 'REFUSED'
  /** It sent on to another address, which is not followed. */
  | 'REDIRECTED'
  /** It answered 410: it is no more. */
  | 'GONE'
  /** Its name leads to an address that is not of the internet, or it may not be asked for any more. */
  | 'ADDRESS_REFUSED'
  /** Its name leads nowhere. */
  | 'NO_ADDRESS'
  /** Nobody answers there, or the connection broke. */
  | 'UNREACHABLE'
  /** Its certificate doesn’t count, or it doesn’t speak TLS. */
  | 'TLS_FAILED'
  /** It took longer than ten seconds. */
  | 'TIMED_OUT'
  /** Concord ended before it noted the answer: the message may have arrived. */
  | 'INTERRUPTED'
  /** Its secret can’t be read any more: make another one. */
  | 'SECRET_LOST';

/** Days on which nobody can work. The same said again changes nothing. */
export type DeclarePauseInput = {
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  /** The agency's code; left out for the country: all of it, or where it is LEAVE its country team alone. */
  readonly agency?: string | null | undefined;
  /** Why. */
  readonly kind: PauseKind;
  /** The first day, `YYYY-MM-DD`; a year ago at most. */
  readonly startsOn: string;
  /** The last day, `YYYY-MM-DD`; a year after the first at most. */
  readonly endsOn: string;
};

/** A comment: with a place and `audience` it begins a thread there, with `thread` it replies to one and is for its readers. */
export type AddCommentInput = {
  /** Made by the device, once per comment, and sent again with it until an answer arrives: it is written once. */
  readonly mutationId: string;
  /** The comment that began the thread; not together with a place. */
  readonly thread?: string | number | null | undefined;
  /** The cycle's code; the open cycle if left out. */
  readonly cycle?: string | null | undefined;
  /** ISO 3166-1 alpha-3; left out, the comment is about the cycle that is named. */
  readonly country?: string | null | undefined;
  /** The agency's code; null for the country team. */
  readonly agency?: string | null | undefined;
  /** The item's code; left out, the comment is about the whole cell. */
  readonly item?: string | null | undefined;
  /** Who reads it, for good. On a draft INTERNAL alone is allowed. */
  readonly audience?: CommentAudience | null | undefined;
  /** At most 5,000 characters, with tab and line breaks as the only control characters. */
  readonly text: string;
  /** Whom it names, 20 people at most, by their ids. It gives them nothing to read. */
  readonly mentions?: ReadonlyArray<string | number>;
};

/** What is added to an answer once its cycle is closed. Fields left out stay. */
export type AddAddendumInput = {
  /** Of a SnapshotAnswer of the last closing; NOT_FOUND for anything else. */
  readonly answer: string | number;
  /** Why it is added only now: it is read with it. */
  readonly reason: string;
  /** Left out: it stays. Null: there is none. */
  readonly rating?: Rating | null | undefined;
  /** Left out: it stays. Null or empty: there is none. As in `recordResponse`. */
  readonly narrative?: string | null | undefined;
};

/** Why a step of a cycle can’t be taken now. Later versions may add codes: the sentence always says what to do. */
export type CycleObstacleCode =
  /** There is a cycle with this code already. */
  | 'CODE_TAKEN'
  /** The first day stays what it was once the cycle was opened. */
  | 'ALREADY_OPENED'
  /** Only a planned cycle can be opened; a closed one is reopened. */
  | 'NOT_PLANNED'
  /** Only the open cycle can be closed. */
  | 'NOT_OPEN'
  /** Only a closed cycle can be reopened; its days change no more while it is closed. */
  | 'NOT_CLOSED'
  /** Another cycle is open, and only one can be. */
  | 'ANOTHER_OPEN'
  /** No agency is to report in any country. */
  | 'NOBODY_REPORTS'
  /** Another cycle was opened from this one, which therefore stays closed. */
  | 'CONTINUED'
  /** No country has the code that a line names. */
  | 'UNKNOWN_COUNTRY'
  /** No agency that answers the checklist has the code that a line names. */
  | 'UNKNOWN_AGENCY'
  /** Two lines name the same agency in the same country. */
  | 'TWICE'
  /** The cycle has a snapshot of this name. */
  | 'NAME_TAKEN';

/** How an agency is present in a country: one cell of a table of countries and agencies. */
export type PresenceInput = {
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  /** An agency that answers the checklist, by its code. */
  readonly agency: string;
  /** How. */
  readonly presence: Presence;
};

/** Evidence for an answer of the open cycle: a file or a link. */
export type DeclareEvidenceInput = {
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  /** The agency's code; null for the country team. */
  readonly agency?: string | null | undefined;
  /** The item's code. */
  readonly item: string;
  /** Made by the device, once per request, and sent again with it until an answer arrives: it is done once. */
  readonly mutationId: string;
  /** The cycle's code; the open cycle if left out. BAD_USER_INPUT where it is not open. */
  readonly cycle?: string | null | undefined;
  /** Its kind, as a place in the `evidence` of the item, from 1. */
  readonly kind: number;
  /** Of which day it is, `YYYY-MM-DD`. */
  readonly datedOn: string;
  /** In which language it is, as a BCP 47 tag such as `en` or `sw`. */
  readonly language: string;
  /** Who is to read it. */
  readonly sensitivity: EvidenceSensitivity;
  /** What it shows, in a sentence of at most 300 characters. */
  readonly shows: string;
  /** Until which day it is in force, `YYYY-MM-DD`. */
  readonly expiresOn?: string | null | undefined;
  /** Of a link: where it leads, by http or https. */
  readonly url?: string | null | undefined;
  /** Of a file: which one is to follow. */
  readonly file?: DeclaredFileInput | null | undefined;
  /** You sign that it names no victim and no source. BAD_USER_INPUT with anything but true. */
  readonly namesNobody: boolean;
};

/** A file before it is sent. Its bytes are always sent in full. */
export type DeclaredFileInput = {
  /** Its name, at most 200 characters, none of them a slash or a control character. */
  readonly name: string;
  /** How large it is, in bytes: from 1 to `EvidenceLimits.largestFile`. */
  readonly bytes: number;
  /** Its SHA-256, in hexadecimal. What comes is compared with it at the end. */
  readonly sha256: string;
};

/** What is to be said about evidence; what is left out stays. */
export type ReviseEvidenceInput = {
  /** Of the evidence. */
  readonly id: string | number;
  /** Made by the device, once per request, and sent again with it until an answer arrives: it is done once. */
  readonly mutationId: string;
  /** The revision of it that you saw; BAD_USER_INPUT where it was revised after it. */
  readonly baseRevision: number;
  /** As in `DeclareEvidenceInput`. */
  readonly kind?: number | null | undefined;
  /** As in `DeclareEvidenceInput`. */
  readonly datedOn?: string | null | undefined;
  /** As in `DeclareEvidenceInput`. */
  readonly language?: string | null | undefined;
  /** As in `DeclareEvidenceInput`. */
  readonly sensitivity?: EvidenceSensitivity | null | undefined;
  /** As in `DeclareEvidenceInput`. */
  readonly shows?: string | null | undefined;
  /** As in `DeclareEvidenceInput`; null says that nobody knows until when. */
  readonly expiresOn?: string | null | undefined;
  /** As in `DeclareEvidenceInput`, of a link. */
  readonly url?: string | null | undefined;
  /** Of a file: another one, which you send, and which stands in the place of the former from this revision on. Needs `namesNobody`. */
  readonly file?: DeclaredFileInput | null | undefined;
  /** You sign that the file names no victim and no source. BAD_USER_INPUT with a file and anything but true. */
  readonly namesNobody?: boolean | null | undefined;
};

/** Evidence of the cycle before that is to stand beside the answer of the open cycle that goes on with its own. */
export type ContinueEvidenceInput = {
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  /** The agency's code; null for the country team. */
  readonly agency?: string | null | undefined;
  /** The item's code. */
  readonly item: string;
  /** Made by the device, once per request, and sent again with it until an answer arrives: it is done once. */
  readonly mutationId: string;
  /** Of the evidence of the cycle before, as `AnswerEvidence.before` gives it. */
  readonly id: string | number;
};

/** How many changes of yours wait on a device for one cell. */
export type WaitingChangesInput = {
  /** The cycle's code. */
  readonly cycle: string;
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  /** The agency's code; null or left out for the country team. */
  readonly agency?: string | null | undefined;
  /** How many, from 1 to 10,000. */
  readonly count: number;
  /** For how many seconds the oldest has waited by the device’s own clock, so that it needn’t be right. */
  readonly waitedSeconds: number;
};

/** An alert to propose. */
export type ProposeAlertInput = {
  /** Made by the device, once per request, and sent again with it: it is proposed once. */
  readonly mutationId: string;
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  /** How pressing it is. */
  readonly level: AlertLevel;
  /** The group that it is about, of the same country. */
  readonly group?: string | number | null | undefined;
  /** Signals that it rests on, up to 50. */
  readonly signals?: ReadonlyArray<string | number>;
  /** What it is called, up to 200 characters. */
  readonly title: string;
  /** Why, up to 20,000 characters. */
  readonly reasons: string;
};

/** What is decided on an alert. */
export type AlertDecision =
  /** It stands, at the level that is said with it. */
  | 'CONFIRM'
  /** There is nothing to act on. */
  | 'DISMISS'
  /** It stands at another level from now on. */
  | 'CHANGE_LEVEL'
  /** It is over. */
  | 'CLOSE';

/** An early action on an alert that was confirmed. */
export type PlanEarlyActionInput = {
  /** Made by the device, once per request, and sent again with it: it is planned once. */
  readonly mutationId: string;
  /** The alert. */
  readonly alert: string | number;
  /** What is to be done, up to 20,000 characters. */
  readonly what: string;
  /** Whose it is: one of `earlyActionOwners`. */
  readonly owner: string | number;
  /** By when, `YYYY-MM-DD`. */
  readonly dueOn: string;
  /** Items of the current checklist whose answers it touches, by code, up to 20. */
  readonly items?: ReadonlyArray<string>;
};

/** What somebody found who looked at an indicator. */
export type AssessIndicatorInput = {
  /** A group of the country; left out: the whole country. */
  readonly groupId?: string | number | null | undefined;
  /** The indicator’s code. */
  readonly indicator: string;
  /** The revision that you saw, 0 for none; BAD_USER_INPUT where somebody looked after it. */
  readonly baseRevision: number;
  /** How far it is there. */
  readonly level: IndicatorLevel;
  /** Where it is going. */
  readonly trend: IndicatorTrend;
  /** How sure you are. */
  readonly confidence: AssessmentConfidence;
  /** Why, up to 2,000 characters, without names of victims, witnesses or sources. */
  readonly reasons: string;
  /** Incidents of the country that it rests on, up to 50. */
  readonly evidence?: ReadonlyArray<string | number>;
};

/** A day on which tension may turn. */
export type SensitiveDateInput = {
  /** A group of the country; left out: the whole country. */
  readonly groupId?: string | number | null | undefined;
  /** What makes it one. */
  readonly kind: SensitiveDateKind;
  /** What it is called, up to 200 characters. It is encrypted. */
  readonly name: string;
  /** The day, `YYYY-MM-DD`. */
  readonly day: string;
  /** Whether it comes each year. */
  readonly yearly?: boolean;
};

/** What a group is called, and whether it is hidden. */
export type GroupNamesInput = {
  /** As the group names itself, up to 200 characters; once in a country. */
  readonly name: string;
  /** Names that others use, up to 20. */
  readonly aliases?: ReadonlyArray<string>;
  /** Whether it is hidden. */
  readonly hidden?: boolean;
};

/** A file of events that others publish. */
export type EventImportInput = {
  /** ISO 3166-1 alpha-3. Rows of another country are refused. */
  readonly country: string;
  /** Who publishes it, up to 200 characters, for instance UCDP GED. */
  readonly source: string;
  /** What is what in it. */
  readonly mapping: ImportMappingInput;
  /** Its content: CSV with a line of names, or JSON Lines; at most 4,000,000 characters and 25,000 rows. */
  readonly file: string;
};

/** What is what in the files of a source. */
export type ImportMappingInput = {
  /** Each field once; ID and STARTED_ON are needed. */
  readonly columns: ReadonlyArray<ImportColumnInput>;
  /** Up to 500. */
  readonly meanings: ReadonlyArray<ImportMeaningInput>;
};

/** Which columns of a file say something. */
export type ImportColumnInput = {
  /** What they say. */
  readonly field: ImportField;
  /** Names of columns, 1 to 10, compared without case; the first that has something to say counts. */
  readonly names: ReadonlyArray<string>;
};

/** What a value means in the columns of a field. */
export type ImportMeaningInput = {
  /** One of COUNTRY, DATE_PRECISION, PLACE_PRECISION, CATEGORY and ACTOR. */
  readonly field: ImportField;
  /** The value, compared without case. A `*` at its end stands for whatever follows; alone it stands for all that no other line of the field knows. */
  readonly value: string;
  /** Codes of what it means: none, one or more of a category, and one of everything else. */
  readonly means: ReadonlyArray<string>;
};

/** What an analyst says of an incident. Name no victim, witness or source in it. */
export type IncidentInput = {
  /** The group concerned; null: not recorded. */
  readonly groupId?: string | number | null | undefined;
  /** What was violated: one or more. */
  readonly categories: ReadonlyArray<IncidentCategory>;
  /** The day on which it happened, `YYYY-MM-DD`; the first one where it isn’t exactly known. */
  readonly occurredOn: string;
  /** How exactly the day is known. */
  readonly datePrecision: DatePrecision;
  /** The region or province, up to 200 characters. */
  readonly region?: string | null | undefined;
  /** The place, up to 200 characters. */
  readonly place?: string | null | undefined;
  /** How exactly the place is known. */
  readonly placePrecision: PlacePrecision;
  /** Who is alleged to have done it. */
  readonly actor: AllegedActor;
  /** People harmed at the least; all three numbers, or none. */
  readonly low?: number | null | undefined;
  /** The best estimate. */
  readonly best?: number | null | undefined;
  /** People harmed at the most. */
  readonly high?: number | null | undefined;
  /** What the numbers rest on. */
  readonly basis: NumbersBasis;
  /** How reliable the sources are. */
  readonly sourceReliability: SourceReliability;
  /** How valid the information is, judged apart. */
  readonly informationValidity: InformationValidity;
  /** The standard of proof that was reached. */
  readonly proof: ProofStandard;
  /** How much harm it would do if it were known. */
  readonly sensitivity: Sensitivity;
  /** What happened, up to 20,000 characters. */
  readonly summary: string;
};

/** A report to record. Name no victim, witness or source in it. */
export type MonitorReportInput = {
  /** Made by the page, once per report, and sent again with it until an answer arrives: it is recorded once. */
  readonly mutationId: string;
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  /** The day on which it came in, `YYYY-MM-DD`. */
  readonly receivedOn: string;
  /** A code of your own for the source, up to 200 characters; never a name. */
  readonly sourceCode: string;
  /** How reliable the source is. */
  readonly sourceReliability: SourceReliability;
  /** What whoever gave it agreed to. */
  readonly consent: ReportConsent;
  /** The limits of that, up to 2,000 characters. */
  readonly consentLimits?: string | null | undefined;
  /** How long its words are to be kept. */
  readonly retention: Retention;
  /** What it says, up to 20,000 characters. */
  readonly text: string;
};

/** What you wish to be told by mail, and when: all of it. */
export type NoticeWishesInput = {
  /** Topics; one that is left out is told as usual. */
  readonly topics: ReadonlyArray<TopicWishInput>;
  /** Up to six weekdays on which you don’t work, Monday 1 to Sunday 7; null: those of where you work. */
  readonly restDays?: ReadonlyArray<number> | null | undefined;
  /** The name of a time zone, `Africa/Nairobi`, by which your days begin; null: as usual. */
  readonly timeZone?: string | null | undefined;
  /** The last day of a pause, `YYYY-MM-DD`, within a year; null: no pause. */
  readonly pausedUntil?: string | null | undefined;
};

/** How often a topic is to be told by mail. */
export type TopicWishInput = {
  /** What is told. */
  readonly topic: NoticeTopic;
  /** How often. */
  readonly frequency: NoticeFrequency;
};

/** What somebody chose where two changes met. */
export type KeptSide =
  /** What the author of the change that was not applied had written, or made of both. */
  | 'MINE'
  /** What stands there. */
  | 'THEIRS';

/** Why a row or cell of a pack is not taken, or not as it stands. */
export type PackReason =
  /** What is hidden in the row names another item than its code, or is damaged. */
  | 'NOT_RECOGNISED'
  /** The row is of another pack. */
  | 'OTHER_PACK'
  /** The pack has no item with this code. */
  | 'UNKNOWN_ITEM'
  /** The item stands in several rows that say different things. */
  | 'TWICE'
  /** Beside the code stands the question of another item. */
  | 'OTHER_QUESTION'
  /** An emptied cell changes nothing: the word for clearing it is in the pack. */
  | 'EMPTIED'
  /** The pack said so, or you brought it before, and have brought something newer since. */
  | 'BROUGHT_BEFORE'
  /** It is none of what the list in the cell offers. */
  | 'NOT_OFFERED'
  /** The cell shows an error, or a formula without a result. */
  | 'NOT_TEXT'
  /** The answer can’t be held by a cell, and is changed on the page. */
  | 'NOT_BY_SPREADSHEET'
  /** What stood there was erased after the pack was made, so that nobody can compare it. */
  | 'ERASED'
  /** The answer isn’t handed in while another cell of its row is refused. */
  | 'HELD_BACK'
  /** The answer says so already. */
  | 'SAID_ALREADY'
  /** Another cell of the row is in conflict. */
  | 'WITH_CONFLICT'
  /** You brought it before: its conflict waits for your decision, or was decided. */
  | 'WAITS_FOR_YOU'
  /** Recording refuses it, for what `message` says. */
  | 'NOT_RECORDED';

/** What becomes of a cell of a pack that came back. */
export type PackFieldOutcome =
  /** It is recorded. */
  | 'APPLIES'
  /** It says what it said in the pack, or what the answer says already. */
  | 'UNCHANGED'
  /** It is recorded, and what others changed meanwhile in other fields of the answer stays. */
  | 'MERGED'
  /** Somebody changed it to something else meanwhile. Nothing of the row is applied: once recorded, it waits for the decision of who uploaded it. */
  | 'CONFLICTS'
  /** It can’t be recorded; the reason says why. */
  | 'REFUSED'
  /** It changes nothing; the reason says why. */
  | 'IGNORED';

/** A token to make for a program. */
export type CreateTokenInput = {
  /** What to call it, up to 100 characters: the program that gets it. */
  readonly name: string;
  /** What it allows at most. */
  readonly access: TokenAccess;
  /** Narrows it to this agency, by its code. */
  readonly agency?: string | null | undefined;
  /** Narrows it to this country, by its alpha-3 code. */
  readonly country?: string | null | undefined;
  /** For how many days it works, 1 to 366. */
  readonly days: number;
};

/** What became of one line of an invitation. */
export type InviteResult =
  /** They have the role once they have signed in. */
  | 'INVITED'
  /** They had signed in before and have the role now. */
  | 'GRANTED'
  /** They have the role already, or are invited to it. */
  | 'UNCHANGED'
  /** The line changes nothing; the message says why. */
  | 'REFUSED';

/** One line of an invitation: an address, and the role that it is invited to. */
export type InviteInput = {
  /** What they are to do. */
  readonly role: Role;
  /** For which agency, by its code. */
  readonly agency?: string | null | undefined;
  /** In which country, by its alpha-3 code; all if left out. */
  readonly country?: string | null | undefined;
  /** The first day on which it counts, `YYYY-MM-DD` in UTC; at once if left out. */
  readonly startsOn?: string | null | undefined;
  /** The last day on which it counts, `YYYY-MM-DD` in UTC; until it is ended if left out. */
  readonly endsOn?: string | null | undefined;
  /** They stand in for somebody else in this role. */
  readonly alternate?: boolean;
  /** True, of a country lead: they are the Resident Coordinator, who endorses what the country team answers. */
  readonly residentCoordinator?: boolean | null | undefined;
  /** The address by which their provider knows them. */
  readonly email: string;
  /** What to call them until they sign in and their provider says; otherwise the address up to its @. */
  readonly name?: string | null | undefined;
};

/** A role to give. A focal point needs an agency, a contributor an agency and a country, a country lead a country; nobody else is narrowed to an agency. */
export type RoleInput = {
  /** What they are to do. */
  readonly role: Role;
  /** For which agency, by its code. */
  readonly agency?: string | null | undefined;
  /** In which country, by its alpha-3 code; all if left out. */
  readonly country?: string | null | undefined;
  /** The first day on which it counts, `YYYY-MM-DD` in UTC; at once if left out. */
  readonly startsOn?: string | null | undefined;
  /** The last day on which it counts, `YYYY-MM-DD` in UTC; until it is ended if left out. */
  readonly endsOn?: string | null | undefined;
  /** They stand in for somebody else in this role. */
  readonly alternate?: boolean;
  /** True, of a country lead: they are the Resident Coordinator, who endorses what the country team answers. */
  readonly residentCoordinator?: boolean | null | undefined;
};

/** Whose work an answer of the open cycle is to be. */
export type AssignAnswerInput = {
  /** Made by the device, once per request, and sent again with it until an answer arrives. */
  readonly mutationId: string;
  /** The cycle's code; the open cycle if left out. BAD_USER_INPUT where it is not open. */
  readonly cycle?: string | null | undefined;
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  /** The agency's code; null for the country team. */
  readonly agency?: string | null | undefined;
  /** The item's code. */
  readonly item: string;
  /** A person who may write the answer, see `assignable`; null takes it back. */
  readonly to?: string | number | null | undefined;
  /** By when, `YYYY-MM-DD`; null for no day. */
  readonly dueOn?: string | null | undefined;
};

/** A next step for an answer of the open cycle that is MISSING or APPROACHES. */
export type AddStepInput = {
  /** Made by the device, once per request, and sent again with it until an answer arrives: it is done once. */
  readonly mutationId: string;
  /** The cycle's code; the open cycle if left out. BAD_USER_INPUT where it is not open. */
  readonly cycle?: string | null | undefined;
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  /** The agency's code; null for the country team. */
  readonly agency?: string | null | undefined;
  /** The item's code. */
  readonly item: string;
  /** What is to be done, at most 1,000 characters. */
  readonly text: string;
  /** Who is to do it: a person who may write the answer, see `assignable`; null for nobody. */
  readonly owner?: string | number | null | undefined;
  /** By when, `YYYY-MM-DD`. */
  readonly dueOn: string;
};

/** What becomes of a next step; what is left out stays. */
export type ChangeStepInput = {
  /** Of the step. */
  readonly id: string | number;
  /** Made by the device, once per request, and sent again with it until an answer arrives: it is done once. */
  readonly mutationId: string;
  /** The revision of the step that you saw; BAD_USER_INPUT where it was changed after it. */
  readonly baseRevision: number;
  /** As in `AddStepInput`. */
  readonly text?: string | null | undefined;
  /** As in `AddStepInput`; null names nobody any more. */
  readonly owner?: string | number | null | undefined;
  /** As in `AddStepInput`. */
  readonly dueOn?: string | null | undefined;
  /** Whether it is done. */
  readonly done?: boolean | null | undefined;
};

/** An answer of the open cycle at which somebody is to look again. */
export type NewLookInput = {
  /** Made by the device, once per request, and sent again with it: it is asked once. */
  readonly mutationId: string;
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  /** The agency's code; null or left out for the country team. */
  readonly agency?: string | null | undefined;
  /** The item's code. */
  readonly item: string;
};

/** Why a change was not applied. */
export type RefusalCode =
  /** None of your roles allows this change. */
  | 'FORBIDDEN'
  /** The cycle is planned or closed, or none is open. */
  | 'CYCLE_NOT_OPEN'
  /** No country has this code. */
  | 'UNKNOWN_COUNTRY'
  /** No agency that answers the checklist has this code. */
  | 'UNKNOWN_AGENCY'
  /** The cycle's checklist has no item with this code. */
  | 'UNKNOWN_ITEM'
  /** The agency does not report in this country in this cycle: no answer is due. */
  | 'NOT_REPORTING'
  /** The input contradicts itself or a limit; the message says what is wrong with it. */
  | 'INVALID'
  /** In this cycle nobody accepts an answer that says what they wrote. */
  | 'OWN_ANSWER'
  /** The Resident Coordinator has not endorsed the answer, and no note says why it is accepted all the same. */
  | 'NOT_ENDORSED'
  /** The agency asks for a second person: its answer is submitted by somebody else of theirs than who wrote it. */
  | 'SECOND_PERSON_NEEDED'
  /** No such answer of the cycle before is carried over, as far as you may know. */
  | 'NOT_CARRIED'
  /** The item is asked in other words: its answer is confirmed alone, once both were compared. */
  | 'REWORDED'
  /** The item was split or merged: what still holds is taken over into an answer of one’s own. */
  | 'NOT_CONFIRMABLE';

/** One change to one answer. At least one of status, rating and narrative is sent, or `endorse`; fields that are left out stay as they are. */
export type RecordResponseInput = {
  /** Made by the device, once per change, and sent again with it until an outcome arrives: a change is never applied twice. */
  readonly mutationId: string;
  /** The cycle's code; the open cycle if left out. */
  readonly cycle?: string | null | undefined;
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  /** The item's code. */
  readonly item: string;
  /** The agency's code for an item that agencies answer; null for one that the country team answers. */
  readonly agency?: string | null | undefined;
  /** The revision of the answer that the author saw; 0 where there was none. It decides whether somebody else changed the same field in the meantime. */
  readonly baseRevision: number;
  /** Left out: unchanged. It cannot be cleared: null is INVALID. */
  readonly status?: ResponseStatus | null | undefined;
  /** Left out: unchanged. Null: cleared. */
  readonly rating?: Rating | null | undefined;
  /** Left out: unchanged. Null or empty: cleared. At most 20,000 characters, with tab and line breaks as the only control characters. */
  readonly narrative?: string | null | undefined;
  /** A sentence to whoever reads the history, kept with the event and not in the answer. At most 2,000 characters; required with RETURNED. */
  readonly note?: string | null | undefined;
  /** With RETURNED: who is to take it up, of those who write the answer and don’t decide on it. Left out: whoever of them does. */
  readonly returnTo?: string | number | null | undefined;
  /** True: the country’s Resident Coordinator endorses what the submitted answer says. Rating and narrative, where they are sent along, are what was read: where they are others now, that is a conflict. */
  readonly endorse?: boolean | null | undefined;
  /** Of a country team’s answer: one id for the answers of several countries that get this rating and narrative at once. They are in step until the rating or narrative of one changes alone (`AcrossAnswer.inStep`). Without such a change it says nothing; INVALID for an agency’s answer. */
  readonly together?: string | null | undefined;
  /** Of a change that somebody else wrote and handed over in a file: their person’s id. The event says so in a change of `fromFileOf`, by the word of who sends it; everything else is as if they had written it. INVALID for nobody, and for oneself. */
  readonly fromFileOf?: string | number | null | undefined;
  /** When it was written, by the device's clock. Kept beside the server's own time and never trusted for order. */
  readonly writtenAt?: string | null | undefined;
};

/** That an answer of the cycle before still holds. It is recorded as if somebody wrote its rating and narrative anew, based on revision 0. */
export type ConfirmResponseInput = {
  /** Made by the device, once per answer, and sent again with it until an outcome arrives: as for `recordResponses`. */
  readonly mutationId: string;
  /** Of the recorded answer, as `countryChecklist.carried` gives it. */
  readonly answer: string | number;
  /** When it was confirmed, by the device's clock. Kept beside the server's own time and never trusted for order. */
  readonly writtenAt?: string | null | undefined;
};

/** An answer that you opened, as it stood before you. */
export type OpenedAnswerInput = {
  /** The cycle's code. */
  readonly cycle: string;
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  /** The agency's code; null or left out for the country team. */
  readonly agency?: string | null | undefined;
  /** The item's code. */
  readonly item: string;
  /** The revision that you read: nothing later counts as seen. */
  readonly revision: number;
};

/** A webhook to register. */
export type CreateWebhookInput = {
  /** What to call it, up to 100 characters: the system that is told. */
  readonly name: string;
  /** Where messages go: https://, port 443 or 8443, an address of the internet. */
  readonly url: string;
  /** The kinds of events that it is to be told of, at least one; null: all that you may read. */
  readonly kinds?: ReadonlyArray<EventKind> | null | undefined;
};

export type CountryChecklistQueryVariables = Exact<{
  country: string;
  cycle?: string | null | undefined;
  filter?: EventFilter | null | undefined;
  questions: boolean;
  language?: string | null | undefined;
}>;


export type CountryChecklistQuery = { readonly countryChecklist: { readonly cursor: string, readonly checklist: { readonly version: number, readonly sections: ReadonlyArray<{ readonly items: ReadonlyArray<{ readonly code: string, readonly meetsWhen: string, readonly evidence: ReadonlyArray<string> }> }> } & { readonly sections?: ReadonlyArray<{ readonly code: string, readonly title: string, readonly items: ReadonlyArray<{ readonly code: string, readonly title: string, readonly guidance: string, readonly wording: Wording, readonly answeredBy: AnsweredBy, readonly callToActionAreas: ReadonlyArray<number> }> }> }, readonly responses: ReadonlyArray<{ readonly countryCode: string, readonly cycleCode: string, readonly itemCode: string, readonly agencyCode: string | null, readonly status: ResponseStatus, readonly rating: Rating | null, readonly narrative: string | null, readonly revision: number, readonly updatedAt: string, readonly updatedBy: { readonly id: string, readonly name: string } }>, readonly progress: ReadonlyArray<{ readonly countryCode: string, readonly agencyCode: string | null, readonly notStarted: number, readonly carried: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly updatedAt: string | null }>, readonly cycle: { readonly code: string, readonly state: CycleState, readonly opensOn: string, readonly closesOn: string }, readonly agencies: ReadonlyArray<{ readonly code: string }>, readonly viewerCan: ReadonlyArray<{ readonly agencyCode: string | null, readonly status: ResponseStatus, readonly viewerCan: ReadonlyArray<AnswerAction> }> }, readonly events: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly cursor: string, readonly kind: EventKind, readonly at: string, readonly cycleCode: string | null, readonly countryCode: string | null, readonly agencyCode: string | null, readonly itemCode: string | null, readonly revision: number | null, readonly note: string | null, readonly actor: { readonly id: string, readonly name: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly from: string | null, readonly to: string | null }>, readonly progress: { readonly countryCode: string, readonly agencyCode: string | null, readonly notStarted: number, readonly carried: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly updatedAt: string | null } | null } }> } };

export type OwnAnswersQueryVariables = Exact<{
  country: string;
  cycle: string;
  countries?: ReadonlyArray<string> | string | null | undefined;
  agencies?: ReadonlyArray<string> | string | null | undefined;
  language?: string | null | undefined;
}>;


export type OwnAnswersQuery = { readonly countryChecklist: { readonly checklist: { readonly version: number, readonly sections: ReadonlyArray<{ readonly code: string, readonly title: string, readonly items: ReadonlyArray<{ readonly code: string, readonly title: string, readonly guidance: string, readonly wording: Wording, readonly answeredBy: AnsweredBy, readonly callToActionAreas: ReadonlyArray<number> }> }> }, readonly cycle: { readonly code: string, readonly state: CycleState, readonly opensOn: string, readonly closesOn: string }, readonly agencies: ReadonlyArray<{ readonly code: string }>, readonly viewerCan: ReadonlyArray<{ readonly agencyCode: string | null, readonly status: ResponseStatus, readonly viewerCan: ReadonlyArray<AnswerAction> }> }, readonly responses: { readonly hasNextPage: boolean, readonly nodes: ReadonlyArray<{ readonly countryCode: string, readonly cycleCode: string, readonly itemCode: string, readonly agencyCode: string | null, readonly status: ResponseStatus, readonly rating: Rating | null, readonly narrative: string | null, readonly revision: number, readonly updatedAt: string, readonly updatedBy: { readonly id: string, readonly name: string } }> } };

export type CountryFieldsFragment = { readonly cycle: { readonly code: string, readonly state: CycleState, readonly opensOn: string, readonly closesOn: string }, readonly agencies: ReadonlyArray<{ readonly code: string }>, readonly viewerCan: ReadonlyArray<{ readonly agencyCode: string | null, readonly status: ResponseStatus, readonly viewerCan: ReadonlyArray<AnswerAction> }> };

export type QuestionsFragment = { readonly sections: ReadonlyArray<{ readonly code: string, readonly title: string, readonly items: ReadonlyArray<{ readonly code: string, readonly title: string, readonly guidance: string, readonly wording: Wording, readonly answeredBy: AnsweredBy, readonly callToActionAreas: ReadonlyArray<number> }> }> };

export type CriteriaFragment = { readonly sections: ReadonlyArray<{ readonly items: ReadonlyArray<{ readonly code: string, readonly meetsWhen: string, readonly evidence: ReadonlyArray<string> }> }> };

export type StandingsQueryVariables = Exact<{
  cycle?: string | null | undefined;
  countries?: ReadonlyArray<string> | string | null | undefined;
  agencies?: ReadonlyArray<string> | string | null | undefined;
}>;


export type StandingsQuery = { readonly progressMatrix: { readonly cursor: string, readonly cells: ReadonlyArray<{ readonly countryCode: string, readonly agencyCode: string | null, readonly notStarted: number, readonly carried: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly updatedAt: string | null }> } };

export type EventsQueryVariables = Exact<{
  last: number;
  before?: string | null | undefined;
  filter?: EventFilter | null | undefined;
}>;


export type EventsQuery = { readonly events: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly cursor: string, readonly kind: EventKind, readonly at: string, readonly cycleCode: string | null, readonly countryCode: string | null, readonly agencyCode: string | null, readonly itemCode: string | null, readonly revision: number | null, readonly note: string | null, readonly actor: { readonly id: string, readonly name: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly from: string | null, readonly to: string | null }>, readonly progress: { readonly countryCode: string, readonly agencyCode: string | null, readonly notStarted: number, readonly carried: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly updatedAt: string | null } | null } }>, readonly pageInfo: { readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type EventStreamSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  filter?: EventFilter | null | undefined;
}>;


export type EventStreamSubscription = { readonly events: { readonly id: string, readonly cursor: string, readonly kind: EventKind, readonly at: string, readonly cycleCode: string | null, readonly countryCode: string | null, readonly agencyCode: string | null, readonly itemCode: string | null, readonly revision: number | null, readonly note: string | null, readonly actor: { readonly id: string, readonly name: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly from: string | null, readonly to: string | null }>, readonly progress: { readonly countryCode: string, readonly agencyCode: string | null, readonly notStarted: number, readonly carried: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly updatedAt: string | null } | null } };

export type ResponseFieldsFragment = { readonly countryCode: string, readonly cycleCode: string, readonly itemCode: string, readonly agencyCode: string | null, readonly status: ResponseStatus, readonly rating: Rating | null, readonly narrative: string | null, readonly revision: number, readonly updatedAt: string, readonly updatedBy: { readonly id: string, readonly name: string } };

export type ProgressFieldsFragment = { readonly countryCode: string, readonly agencyCode: string | null, readonly notStarted: number, readonly carried: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly updatedAt: string | null };

export type EventFieldsFragment = { readonly id: string, readonly cursor: string, readonly kind: EventKind, readonly at: string, readonly cycleCode: string | null, readonly countryCode: string | null, readonly agencyCode: string | null, readonly itemCode: string | null, readonly revision: number | null, readonly note: string | null, readonly actor: { readonly id: string, readonly name: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly from: string | null, readonly to: string | null }>, readonly progress: { readonly countryCode: string, readonly agencyCode: string | null, readonly notStarted: number, readonly carried: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly updatedAt: string | null } | null };

export type RecordResponsesMutationVariables = Exact<{
  inputs: ReadonlyArray<RecordResponseInput> | RecordResponseInput;
}>;


export type RecordResponsesMutation = { readonly recordResponses: ReadonlyArray<
    | { readonly __typename: 'ResponseRecorded', readonly mutationId: string, readonly cursor: string, readonly merged: boolean, readonly replayed: boolean, readonly response: { readonly countryCode: string, readonly cycleCode: string, readonly itemCode: string, readonly agencyCode: string | null, readonly status: ResponseStatus, readonly rating: Rating | null, readonly narrative: string | null, readonly revision: number, readonly updatedAt: string, readonly updatedBy: { readonly id: string, readonly name: string } }, readonly progress: { readonly countryCode: string, readonly agencyCode: string | null, readonly notStarted: number, readonly carried: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly updatedAt: string | null } }
    | { readonly __typename: 'ResponseConflict', readonly mutationId: string, readonly id: string, readonly response: { readonly countryCode: string, readonly cycleCode: string, readonly itemCode: string, readonly agencyCode: string | null, readonly status: ResponseStatus, readonly rating: Rating | null, readonly narrative: string | null, readonly revision: number, readonly updatedAt: string, readonly updatedBy: { readonly id: string, readonly name: string } }, readonly fields: ReadonlyArray<{ readonly field: string, readonly base: string | null, readonly theirs: string | null, readonly mine: string | null, readonly theirsAt: string, readonly theirsBy: { readonly id: string, readonly name: string } }> }
    | { readonly __typename: 'ResponseRefused', readonly mutationId: string, readonly code: RefusalCode, readonly message: string }
  > };

export type StartQueryVariables = Exact<{
  language?: string | null | undefined;
  known?: boolean;
}>;


export type StartQuery = { readonly namesDigest: string, readonly viewer: { readonly language: string | null, readonly viewerCan: ReadonlyArray<NetworkAction>, readonly withheldRoles: ReadonlyArray<Role>, readonly person: { readonly id: string, readonly name: string }, readonly memberships: ReadonlyArray<{ readonly role: Role, readonly agency: { readonly code: string } | null, readonly country: { readonly code: string } | null }> } | null, readonly agencies?: ReadonlyArray<{ readonly code: string, readonly acronym: string, readonly name: string }>, readonly countries?: ReadonlyArray<{ readonly code: string, readonly name: string, readonly region: string }>, readonly cycles: ReadonlyArray<{ readonly code: string, readonly state: CycleState, readonly opensOn: string, readonly closesOn: string }>, readonly currentCycle: { readonly code: string } | null };

export type ClosingQueryVariables = Exact<{
  cycle: string;
  filter?: EventFilter | null | undefined;
}>;


export type ClosingQuery = { readonly events: { readonly pageInfo: { readonly endCursor: string | null } }, readonly snapshots: ReadonlyArray<{ readonly name: string, readonly closing: boolean }> };

export type AddendaQueryVariables = Exact<{
  cycle: string;
  name: string;
  country: string;
}>;


export type AddendaQuery = { readonly snapshotAnswers: ReadonlyArray<{ readonly id: string, readonly agencyCode: string | null, readonly itemCode: string, readonly rating: Rating | null, readonly narrative: string | null, readonly addenda: ReadonlyArray<{ readonly id: string, readonly at: string, readonly note: string | null, readonly erased: boolean, readonly actor: { readonly name: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly from: string | null, readonly to: string | null }> }> }> };

export type AddAddendumMutationVariables = Exact<{
  input: AddAddendumInput;
}>;


export type AddAddendumMutation = { readonly addAddendum: { readonly id: string } };

export type WordingFieldsFragment = { readonly code: string, readonly title: string, readonly guidance: string, readonly meetsWhen: string, readonly evidence: ReadonlyArray<string>, readonly callToActionAreas: ReadonlyArray<number> };

export type CarriedQueryVariables = Exact<{
  country: string;
  cycle: string;
  former: string;
}>;


export type CarriedQuery = { readonly countryChecklist: { readonly cursor: string, readonly carried: ReadonlyArray<{ readonly agencyCode: string | null, readonly itemCode: string, readonly kind: CarriedKind, readonly rating: Rating | null, readonly unfinished: boolean, readonly from: ReadonlyArray<{ readonly id: string, readonly cycleCode: string, readonly itemCode: string, readonly status: ResponseStatus, readonly narrative: string | null, readonly erased: boolean, readonly amended: boolean }> }> }, readonly former: { readonly checklist: { readonly sections: ReadonlyArray<{ readonly items: ReadonlyArray<{ readonly code: string, readonly title: string, readonly guidance: string, readonly meetsWhen: string, readonly evidence: ReadonlyArray<string>, readonly callToActionAreas: ReadonlyArray<number> }> }> }, readonly responses: ReadonlyArray<{ readonly agencyCode: string | null, readonly itemCode: string, readonly updatedAt: string, readonly updatedBy: { readonly name: string } }> } };

export type EnglishWordingsQueryVariables = Exact<{
  cycle: string;
}>;


export type EnglishWordingsQuery = { readonly checklist: { readonly sections: ReadonlyArray<{ readonly items: ReadonlyArray<{ readonly code: string, readonly title: string, readonly guidance: string, readonly meetsWhen: string, readonly evidence: ReadonlyArray<string>, readonly callToActionAreas: ReadonlyArray<number> }> }> } };

export type ConfirmResponsesMutationVariables = Exact<{
  inputs: ReadonlyArray<ConfirmResponseInput> | ConfirmResponseInput;
}>;


export type ConfirmResponsesMutation = { readonly confirmResponses: ReadonlyArray<
    | { readonly __typename: 'ResponseRecorded', readonly response: { readonly countryCode: string, readonly cycleCode: string, readonly itemCode: string, readonly agencyCode: string | null, readonly status: ResponseStatus, readonly rating: Rating | null, readonly narrative: string | null, readonly revision: number, readonly updatedAt: string, readonly updatedBy: { readonly id: string, readonly name: string } } }
    | { readonly __typename: 'ResponseConflict', readonly fields: ReadonlyArray<{ readonly theirsBy: { readonly name: string } }> }
    | { readonly __typename: 'ResponseRefused', readonly code: RefusalCode, readonly message: string }
  > };

export type CommentCountsQueryVariables = Exact<{
  country?: string | null | undefined;
  cycle?: string | null | undefined;
}>;


export type CommentCountsQuery = { readonly commentCounts: { readonly cursor: string, readonly places: ReadonlyArray<{ readonly agencyCode: string | null, readonly itemCode: string | null, readonly comments: number, readonly unresolved: number }> } };

export type CountryEvidenceQueryVariables = Exact<{
  country: string;
  cycle?: string | null | undefined;
}>;


export type CountryEvidenceQuery = { readonly countryEvidence: { readonly cursor: string, readonly places: ReadonlyArray<{ readonly agencyCode: string | null, readonly itemCode: string, readonly documents: number, readonly counting: number }> } };

export type FileAuthorQueryVariables = Exact<{
  id: string | number;
}>;


export type FileAuthorQuery = { readonly node:
    | { readonly name: string }
    | Record<PropertyKey, never>
   | null };

export type LatenessQueryVariables = Exact<{
  country: string;
  cycle: string;
}>;


export type LatenessQuery = { readonly countryChecklist: { readonly cursor: string, readonly responses: ReadonlyArray<{ readonly agencyCode: string | null, readonly itemCode: string, readonly late: boolean, readonly lateWrittenAt: string | null }> } };

export type CountryPlanQueryVariables = Exact<{
  country: string;
  cycle?: string | null | undefined;
}>;


export type CountryPlanQuery = { readonly countryPlan: { readonly cursor: string, readonly places: ReadonlyArray<{ readonly agencyCode: string | null, readonly itemCode: string, readonly openSteps: number, readonly firstDueOn: string | null, readonly assignment: { readonly dueOn: string | null, readonly to: { readonly id: string, readonly name: string } } | null }> } };

export type ReturnFieldsFragment = { readonly id: string, readonly cursor: string, readonly kind: EventKind, readonly at: string, readonly cycleCode: string | null, readonly countryCode: string | null, readonly agencyCode: string | null, readonly itemCode: string | null, readonly revision: number | null, readonly note: string | null, readonly returned: { readonly rating: Rating | null, readonly narrative: string | null } | null, readonly actor: { readonly id: string, readonly name: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly from: string | null, readonly to: string | null }>, readonly progress: { readonly countryCode: string, readonly agencyCode: string | null, readonly notStarted: number, readonly carried: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly updatedAt: string | null } | null };

export type ReturnsQueryVariables = Exact<{
  last: number;
  filter?: EventFilter | null | undefined;
}>;


export type ReturnsQuery = { readonly events: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly cursor: string, readonly kind: EventKind, readonly at: string, readonly cycleCode: string | null, readonly countryCode: string | null, readonly agencyCode: string | null, readonly itemCode: string | null, readonly revision: number | null, readonly note: string | null, readonly returned: { readonly rating: Rating | null, readonly narrative: string | null } | null, readonly actor: { readonly id: string, readonly name: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly from: string | null, readonly to: string | null }>, readonly progress: { readonly countryCode: string, readonly agencyCode: string | null, readonly notStarted: number, readonly carried: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly updatedAt: string | null } | null } }>, readonly pageInfo: { readonly hasPreviousPage: boolean, readonly endCursor: string | null } } };

export type ReturnStreamSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  filter?: EventFilter | null | undefined;
}>;


export type ReturnStreamSubscription = { readonly events: { readonly id: string, readonly cursor: string, readonly kind: EventKind, readonly at: string, readonly cycleCode: string | null, readonly countryCode: string | null, readonly agencyCode: string | null, readonly itemCode: string | null, readonly revision: number | null, readonly note: string | null, readonly returned: { readonly rating: Rating | null, readonly narrative: string | null } | null, readonly actor: { readonly id: string, readonly name: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly from: string | null, readonly to: string | null }>, readonly progress: { readonly countryCode: string, readonly agencyCode: string | null, readonly notStarted: number, readonly carried: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly updatedAt: string | null } | null } };

export type WhoTakesUpQueryVariables = Exact<{
  places: ReadonlyArray<CellPlaceInput> | CellPlaceInput;
}>;


export type WhoTakesUpQuery = { readonly whoTakesUp: ReadonlyArray<{ readonly id: string, readonly name: string }> };

export type SecondPersonQueryVariables = Exact<{
  country: string;
}>;


export type SecondPersonQuery = { readonly secondPerson: { readonly askedBy: ReadonlyArray<string>, readonly mayBeAskedBy: ReadonlyArray<string>, readonly cursor: string } };

export type AskForSecondPersonMutationVariables = Exact<{
  agency: string;
  country?: string | null | undefined;
  asked: boolean;
}>;


export type AskForSecondPersonMutation = { readonly askForSecondPerson: ReadonlyArray<string> };

export type OwnAccessQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnAccessQuery = { readonly viewer: { readonly sessions: ReadonlyArray<{ readonly id: string, readonly device: string | null, readonly current: boolean, readonly secondFactor: boolean, readonly createdAt: string, readonly lastSeenAt: string, readonly expiresAt: string }>, readonly tokens: ReadonlyArray<{ readonly id: string, readonly name: string, readonly access: TokenAccess, readonly createdAt: string, readonly expiresAt: string, readonly lastUsedAt: string | null, readonly agency: { readonly code: string } | null, readonly country: { readonly code: string } | null }> } | null };

export type TokenFieldsFragment = { readonly id: string, readonly name: string, readonly access: TokenAccess, readonly createdAt: string, readonly expiresAt: string, readonly lastUsedAt: string | null, readonly agency: { readonly code: string } | null, readonly country: { readonly code: string } | null };

export type EndSessionMutationVariables = Exact<{
  id: string | number;
}>;


export type EndSessionMutation = { readonly endSession: number };

export type EndAllSessionsMutationVariables = Exact<{ [key: string]: never; }>;


export type EndAllSessionsMutation = { readonly endAllSessions: number };

export type CreateTokenMutationVariables = Exact<{
  input: CreateTokenInput;
}>;


export type CreateTokenMutation = { readonly createToken: { readonly secret: string, readonly token: { readonly id: string, readonly name: string, readonly access: TokenAccess, readonly createdAt: string, readonly expiresAt: string, readonly lastUsedAt: string | null, readonly agency: { readonly code: string } | null, readonly country: { readonly code: string } | null } } };

export type RevokeTokenMutationVariables = Exact<{
  id: string | number;
}>;


export type RevokeTokenMutation = { readonly revokeToken: boolean };

export type AccountFieldsFragment = { readonly email: string | null, readonly hasSignedIn: boolean, readonly deactivatedAt: string | null, readonly viewerCan: ReadonlyArray<PersonAction>, readonly person: { readonly id: string, readonly name: string }, readonly memberships: ReadonlyArray<{ readonly id: string, readonly role: Role, readonly startsOn: string | null, readonly endsOn: string | null, readonly alternate: boolean, readonly residentCoordinator: boolean, readonly counts: boolean, readonly viewerCan: ReadonlyArray<RoleAction>, readonly agency: { readonly code: string } | null, readonly country: { readonly code: string } | null }>, readonly invitations: ReadonlyArray<{ readonly id: string, readonly role: Role, readonly startsOn: string | null, readonly endsOn: string | null, readonly alternate: boolean, readonly residentCoordinator: boolean, readonly expiresAt: string, readonly viewerCan: ReadonlyArray<RoleAction>, readonly agency: { readonly code: string } | null, readonly country: { readonly code: string } | null }> };

export type RolesToGiveQueryVariables = Exact<{ [key: string]: never; }>;


export type RolesToGiveQuery = { readonly viewer: { readonly rolesToGive: ReadonlyArray<{ readonly role: Role, readonly agencyCode: string | null, readonly countryCode: string | null, readonly alternateOnly: boolean }> } | null };

export type PeopleQueryVariables = Exact<{
  search?: string | null | undefined;
  agency?: string | null | undefined;
  country?: string | null | undefined;
  deactivated: boolean;
  after?: string | null | undefined;
}>;


export type PeopleQuery = { readonly people: { readonly hasNextPage: boolean, readonly endCursor: string | null, readonly nodes: ReadonlyArray<{ readonly email: string | null, readonly hasSignedIn: boolean, readonly deactivatedAt: string | null, readonly viewerCan: ReadonlyArray<PersonAction>, readonly person: { readonly id: string, readonly name: string }, readonly memberships: ReadonlyArray<{ readonly id: string, readonly role: Role, readonly startsOn: string | null, readonly endsOn: string | null, readonly alternate: boolean, readonly residentCoordinator: boolean, readonly counts: boolean, readonly viewerCan: ReadonlyArray<RoleAction>, readonly agency: { readonly code: string } | null, readonly country: { readonly code: string } | null }>, readonly invitations: ReadonlyArray<{ readonly id: string, readonly role: Role, readonly startsOn: string | null, readonly endsOn: string | null, readonly alternate: boolean, readonly residentCoordinator: boolean, readonly expiresAt: string, readonly viewerCan: ReadonlyArray<RoleAction>, readonly agency: { readonly code: string } | null, readonly country: { readonly code: string } | null }> }> } };

export type PersonNameQueryVariables = Exact<{
  id: string | number;
}>;


export type PersonNameQuery = { readonly node:
    | { readonly name: string }
    | Record<PropertyKey, never>
   | null };

export type InvitePeopleMutationVariables = Exact<{
  lines: ReadonlyArray<InviteInput> | InviteInput;
  dryRun: boolean;
}>;


export type InvitePeopleMutation = { readonly invitePeople: ReadonlyArray<{ readonly email: string, readonly result: InviteResult, readonly message: string | null, readonly account: { readonly person: { readonly id: string } } | null }> };

export type RevokeInvitationMutationVariables = Exact<{
  id: string | number;
}>;


export type RevokeInvitationMutation = { readonly revokeInvitation: { readonly email: string | null, readonly hasSignedIn: boolean, readonly deactivatedAt: string | null, readonly viewerCan: ReadonlyArray<PersonAction>, readonly person: { readonly id: string, readonly name: string }, readonly memberships: ReadonlyArray<{ readonly id: string, readonly role: Role, readonly startsOn: string | null, readonly endsOn: string | null, readonly alternate: boolean, readonly residentCoordinator: boolean, readonly counts: boolean, readonly viewerCan: ReadonlyArray<RoleAction>, readonly agency: { readonly code: string } | null, readonly country: { readonly code: string } | null }>, readonly invitations: ReadonlyArray<{ readonly id: string, readonly role: Role, readonly startsOn: string | null, readonly endsOn: string | null, readonly alternate: boolean, readonly residentCoordinator: boolean, readonly expiresAt: string, readonly viewerCan: ReadonlyArray<RoleAction>, readonly agency: { readonly code: string } | null, readonly country: { readonly code: string } | null }> } };

export type GrantMembershipMutationVariables = Exact<{
  person: string | number;
  role: RoleInput;
}>;


export type GrantMembershipMutation = { readonly grantMembership: { readonly email: string | null, readonly hasSignedIn: boolean, readonly deactivatedAt: string | null, readonly viewerCan: ReadonlyArray<PersonAction>, readonly person: { readonly id: string, readonly name: string }, readonly memberships: ReadonlyArray<{ readonly id: string, readonly role: Role, readonly startsOn: string | null, readonly endsOn: string | null, readonly alternate: boolean, readonly residentCoordinator: boolean, readonly counts: boolean, readonly viewerCan: ReadonlyArray<RoleAction>, readonly agency: { readonly code: string } | null, readonly country: { readonly code: string } | null }>, readonly invitations: ReadonlyArray<{ readonly id: string, readonly role: Role, readonly startsOn: string | null, readonly endsOn: string | null, readonly alternate: boolean, readonly residentCoordinator: boolean, readonly expiresAt: string, readonly viewerCan: ReadonlyArray<RoleAction>, readonly agency: { readonly code: string } | null, readonly country: { readonly code: string } | null }> } };

export type EndMembershipMutationVariables = Exact<{
  id: string | number;
}>;


export type EndMembershipMutation = { readonly endMembership: { readonly email: string | null, readonly hasSignedIn: boolean, readonly deactivatedAt: string | null, readonly viewerCan: ReadonlyArray<PersonAction>, readonly person: { readonly id: string, readonly name: string }, readonly memberships: ReadonlyArray<{ readonly id: string, readonly role: Role, readonly startsOn: string | null, readonly endsOn: string | null, readonly alternate: boolean, readonly residentCoordinator: boolean, readonly counts: boolean, readonly viewerCan: ReadonlyArray<RoleAction>, readonly agency: { readonly code: string } | null, readonly country: { readonly code: string } | null }>, readonly invitations: ReadonlyArray<{ readonly id: string, readonly role: Role, readonly startsOn: string | null, readonly endsOn: string | null, readonly alternate: boolean, readonly residentCoordinator: boolean, readonly expiresAt: string, readonly viewerCan: ReadonlyArray<RoleAction>, readonly agency: { readonly code: string } | null, readonly country: { readonly code: string } | null }> } };

export type DeactivatePersonMutationVariables = Exact<{
  person: string | number;
}>;


export type DeactivatePersonMutation = { readonly deactivatePerson: { readonly email: string | null, readonly hasSignedIn: boolean, readonly deactivatedAt: string | null, readonly viewerCan: ReadonlyArray<PersonAction>, readonly person: { readonly id: string, readonly name: string }, readonly memberships: ReadonlyArray<{ readonly id: string, readonly role: Role, readonly startsOn: string | null, readonly endsOn: string | null, readonly alternate: boolean, readonly residentCoordinator: boolean, readonly counts: boolean, readonly viewerCan: ReadonlyArray<RoleAction>, readonly agency: { readonly code: string } | null, readonly country: { readonly code: string } | null }>, readonly invitations: ReadonlyArray<{ readonly id: string, readonly role: Role, readonly startsOn: string | null, readonly endsOn: string | null, readonly alternate: boolean, readonly residentCoordinator: boolean, readonly expiresAt: string, readonly viewerCan: ReadonlyArray<RoleAction>, readonly agency: { readonly code: string } | null, readonly country: { readonly code: string } | null }> } };

export type HandOverWorkMutationVariables = Exact<{
  from: string | number;
  to: string | number;
  countries?: ReadonlyArray<string> | string | null | undefined;
  dryRun: boolean;
}>;


export type HandOverWorkMutation = { readonly handOverWork: { readonly roles: number, readonly assigned: number, readonly returned: number, readonly steps: number, readonly mentions: number } };

export type RoleProposalsQueryVariables = Exact<{ [key: string]: never; }>;


export type RoleProposalsQuery = { readonly monitoringRoleProposals: ReadonlyArray<{ readonly id: string, readonly role: Role, readonly alternate: boolean, readonly proposedAt: string, readonly viewerCan: ReadonlyArray<RoleProposalAction>, readonly person: { readonly id: string, readonly name: string }, readonly country: { readonly code: string } | null, readonly proposedBy: { readonly name: string } }> };

export type ProposeMonitoringRoleMutationVariables = Exact<{
  person: string | number;
  role: Role;
  country?: string | null | undefined;
  alternate: boolean;
}>;


export type ProposeMonitoringRoleMutation = { readonly proposeMonitoringRole: { readonly id: string } };

export type ConfirmMonitoringRoleMutationVariables = Exact<{
  id: string | number;
}>;


export type ConfirmMonitoringRoleMutation = { readonly confirmMonitoringRole: { readonly id: string } };

export type WithdrawMonitoringRoleMutationVariables = Exact<{
  id: string | number;
}>;


export type WithdrawMonitoringRoleMutation = { readonly withdrawMonitoringRole: { readonly id: string } };

export type RolesToProposeQueryVariables = Exact<{ [key: string]: never; }>;


export type RolesToProposeQuery = { readonly monitorAccess: ReadonlyArray<{ readonly countryCode: string | null, readonly viewerCan: ReadonlyArray<MonitorAction> }> };

export type AuditFieldsFragment = { readonly id: string, readonly cursor: string, readonly kind: EventKind, readonly at: string, readonly cycleCode: string | null, readonly countryCode: string | null, readonly agencyCode: string | null, readonly itemCode: string | null, readonly revision: number | null, readonly note: string | null, readonly person: { readonly id: string, readonly name: string } | null, readonly actor: { readonly id: string, readonly name: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly from: string | null, readonly to: string | null }>, readonly progress: { readonly countryCode: string, readonly agencyCode: string | null, readonly notStarted: number, readonly carried: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly updatedAt: string | null } | null };

export type AuditQueryVariables = Exact<{
  last: number;
  before?: string | null | undefined;
  filter?: EventFilter | null | undefined;
}>;


export type AuditQuery = { readonly events: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly cursor: string, readonly kind: EventKind, readonly at: string, readonly cycleCode: string | null, readonly countryCode: string | null, readonly agencyCode: string | null, readonly itemCode: string | null, readonly revision: number | null, readonly note: string | null, readonly person: { readonly id: string, readonly name: string } | null, readonly actor: { readonly id: string, readonly name: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly from: string | null, readonly to: string | null }>, readonly progress: { readonly countryCode: string, readonly agencyCode: string | null, readonly notStarted: number, readonly carried: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly updatedAt: string | null } | null } }>, readonly pageInfo: { readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null } } };

export type AuditStreamSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  filter?: EventFilter | null | undefined;
}>;


export type AuditStreamSubscription = { readonly events: { readonly id: string, readonly cursor: string, readonly kind: EventKind, readonly at: string, readonly cycleCode: string | null, readonly countryCode: string | null, readonly agencyCode: string | null, readonly itemCode: string | null, readonly revision: number | null, readonly note: string | null, readonly person: { readonly id: string, readonly name: string } | null, readonly actor: { readonly id: string, readonly name: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly from: string | null, readonly to: string | null }>, readonly progress: { readonly countryCode: string, readonly agencyCode: string | null, readonly notStarted: number, readonly carried: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly updatedAt: string | null } | null } };

export type AreaItemsQueryVariables = Exact<{ [key: string]: never; }>;


export type AreaItemsQuery = { readonly checklist: { readonly sections: ReadonlyArray<{ readonly items: ReadonlyArray<{ readonly code: string, readonly callToActionAreas: ReadonlyArray<number> }> }> } };

export type CommentFieldsFragment = { readonly id: string, readonly audience: CommentAudience, readonly leadOnly: boolean, readonly text: string | null, readonly revision: number, readonly writtenAt: string, readonly editedAt: string | null, readonly resolvedAt: string | null, readonly viewerCan: ReadonlyArray<CommentAction>, readonly author: { readonly id: string, readonly name: string }, readonly mentions: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly resolvedBy: { readonly id: string, readonly name: string } | null };

export type CommentsQueryVariables = Exact<{
  cycle?: string | null | undefined;
  country?: string | null | undefined;
  agency?: string | null | undefined;
  item?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type CommentsQuery = { readonly comments: { readonly hasNextPage: boolean, readonly endCursor: string | null, readonly mayWrite: ReadonlyArray<CommentAudience>, readonly mayAskForNewLook: boolean, readonly leadOnly: boolean, readonly cursor: string, readonly threads: ReadonlyArray<{ readonly comment: { readonly id: string, readonly audience: CommentAudience, readonly leadOnly: boolean, readonly text: string | null, readonly revision: number, readonly writtenAt: string, readonly editedAt: string | null, readonly resolvedAt: string | null, readonly viewerCan: ReadonlyArray<CommentAction>, readonly author: { readonly id: string, readonly name: string }, readonly mentions: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly resolvedBy: { readonly id: string, readonly name: string } | null }, readonly replies: ReadonlyArray<{ readonly id: string, readonly audience: CommentAudience, readonly leadOnly: boolean, readonly text: string | null, readonly revision: number, readonly writtenAt: string, readonly editedAt: string | null, readonly resolvedAt: string | null, readonly viewerCan: ReadonlyArray<CommentAction>, readonly author: { readonly id: string, readonly name: string }, readonly mentions: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly resolvedBy: { readonly id: string, readonly name: string } | null }> }> } };

export type AskForNewLookMutationVariables = Exact<{
  input: NewLookInput;
}>;


export type AskForNewLookMutation = { readonly askForNewLook: { readonly cursor: string } };

export type CommentHistoryQueryVariables = Exact<{
  id: string | number;
}>;


export type CommentHistoryQuery = { readonly commentHistory: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly kind: EventKind, readonly at: string, readonly changes: ReadonlyArray<{ readonly field: string, readonly from: string | null, readonly to: string | null }> } }> } };

export type MentionableQueryVariables = Exact<{
  thread?: string | number | null | undefined;
  cycle?: string | null | undefined;
  country?: string | null | undefined;
  agency?: string | null | undefined;
  item?: string | null | undefined;
  audience?: CommentAudience | null | undefined;
  search: string;
}>;


export type MentionableQuery = { readonly mentionable: ReadonlyArray<{ readonly id: string, readonly name: string }> };

export type AddCommentMutationVariables = Exact<{
  input: AddCommentInput;
}>;


export type AddCommentMutation = { readonly addComment: { readonly cursor: string } };

export type EditCommentMutationVariables = Exact<{
  id: string | number;
  mutationId: string;
  baseRevision: number;
  text: string;
  mentions?: ReadonlyArray<string | number> | string | number | null | undefined;
}>;


export type EditCommentMutation = { readonly editComment: { readonly cursor: string, readonly comment: { readonly revision: number } | null } };

export type ResolveThreadMutationVariables = Exact<{
  id: string | number;
  mutationId: string;
}>;


export type ResolveThreadMutation = { readonly resolveThread: { readonly cursor: string } };

export type ReopenThreadMutationVariables = Exact<{
  id: string | number;
  mutationId: string;
}>;


export type ReopenThreadMutation = { readonly reopenThread: { readonly cursor: string } };

export type EraseCommentMutationVariables = Exact<{
  id: string | number;
  mutationId: string;
  reason?: string | null | undefined;
}>;


export type EraseCommentMutation = { readonly eraseComment: { readonly cursor: string } };

export type MentionsQueryVariables = Exact<{
  waiting?: boolean | null | undefined;
  after?: string | null | undefined;
}>;


export type MentionsQuery = { readonly mentions: { readonly hasNextPage: boolean, readonly endCursor: string | null, readonly cursor: string, readonly nodes: ReadonlyArray<{ readonly id: string, readonly text: string | null, readonly writtenAt: string, readonly cycleCode: string, readonly countryCode: string | null, readonly agencyCode: string | null, readonly itemCode: string | null, readonly author: { readonly name: string } }> } };

export type ComparisonSidesQueryVariables = Exact<{
  cycle: string;
}>;


export type ComparisonSidesQuery = { readonly snapshots: ReadonlyArray<{ readonly name: string, readonly closing: boolean, readonly at: string }> };

export type ComparisonCountsFieldsFragment = { readonly pairs: number, readonly gains: number, readonly losses: number, readonly unchanged: number, readonly notComparable: number, readonly reworded: number, readonly amended: number, readonly reasons: ReadonlyArray<{ readonly reason: ComparisonReason, readonly pairs: number }> };

export type ComparisonQueryVariables = Exact<{
  earlier: ComparisonSideInput;
  later: ComparisonSideInput;
  by: ComparisonDimension;
  filter?: ComparisonFilter | null | undefined;
}>;


export type ComparisonQuery = { readonly comparison: { readonly total: { readonly pairs: number, readonly gains: number, readonly losses: number, readonly unchanged: number, readonly notComparable: number, readonly reworded: number, readonly amended: number, readonly reasons: ReadonlyArray<{ readonly reason: ComparisonReason, readonly pairs: number }> }, readonly rows: ReadonlyArray<{ readonly code: string | null, readonly title: string | null, readonly counts: { readonly pairs: number, readonly gains: number, readonly losses: number, readonly unchanged: number, readonly notComparable: number, readonly reworded: number, readonly amended: number, readonly reasons: ReadonlyArray<{ readonly reason: ComparisonReason, readonly pairs: number }> } }> } };

export type ComparedAnswerFieldsFragment = { readonly id: string, readonly status: ResponseStatus, readonly rating: Rating | null, readonly narrative: string | null, readonly erased: boolean, readonly addenda: ReadonlyArray<{ readonly id: string }> };

export type ComparedAddendaQueryVariables = Exact<{
  answer: string | number;
}>;


export type ComparedAddendaQuery = { readonly node:
    | { readonly addenda: ReadonlyArray<{ readonly id: string, readonly at: string, readonly note: string | null, readonly erased: boolean, readonly actor: { readonly name: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly from: string | null, readonly to: string | null }> }> }
    | Record<PropertyKey, never>
   | null };

export type ComparedPairsQueryVariables = Exact<{
  earlier: ComparisonSideInput;
  later: ComparisonSideInput;
  filter?: ComparisonFilter | null | undefined;
  kinds?: ReadonlyArray<ComparisonKind> | ComparisonKind | null | undefined;
  reasons?: ReadonlyArray<ComparisonReason> | ComparisonReason | null | undefined;
  after?: string | null | undefined;
}>;


export type ComparedPairsQuery = { readonly comparedPairs: { readonly hasNextPage: boolean, readonly endCursor: string | null, readonly nodes: ReadonlyArray<{ readonly countryCode: string, readonly agencyCode: string | null, readonly earlierItem: string | null, readonly laterItem: string | null, readonly title: string, readonly kind: ComparisonKind, readonly reason: ComparisonReason | null, readonly reworded: boolean, readonly earlier: { readonly id: string, readonly status: ResponseStatus, readonly rating: Rating | null, readonly narrative: string | null, readonly erased: boolean, readonly addenda: ReadonlyArray<{ readonly id: string }> } | null, readonly later: { readonly id: string, readonly status: ResponseStatus, readonly rating: Rating | null, readonly narrative: string | null, readonly erased: boolean, readonly addenda: ReadonlyArray<{ readonly id: string }> } | null }> } };

export type CycleOverviewQueryVariables = Exact<{ [key: string]: never; }>;


export type CycleOverviewQuery = { readonly cycleOverview: { readonly cursor: string, readonly cycles: ReadonlyArray<{ readonly notStarted: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly cycle: { readonly code: string, readonly state: CycleState, readonly opensOn: string, readonly closesOn: string, readonly separateAcceptance: boolean, readonly endorsement: boolean } }> } };

export type CycleDetailsQueryVariables = Exact<{
  cycle: string;
}>;


export type CycleDetailsQuery = { readonly laterLastDays: ReadonlyArray<{ readonly countryCode: string, readonly closesOn: string }>, readonly snapshots: ReadonlyArray<{ readonly name: string, readonly closing: boolean, readonly at: string, readonly position: number, readonly answered: number, readonly total: number, readonly takenBy: { readonly id: string, readonly name: string } | null }> };

export type CyclePresenceQueryVariables = Exact<{
  cycle: string;
}>;


export type CyclePresenceQuery = { readonly agencies: ReadonlyArray<{ readonly code: string, readonly answersChecklist: boolean }>, readonly presence: ReadonlyArray<{ readonly agencyCode: string, readonly presence: Presence, readonly countryCodes: ReadonlyArray<string> }> };

export type CheckSnapshotQueryVariables = Exact<{
  cycle: string;
  name: string;
}>;


export type CheckSnapshotQuery = { readonly snapshotCheck: { readonly problem: string | null, readonly erased: number } };

export type StepFieldsFragment = { readonly done: boolean, readonly answersDue: number, readonly answersLeaving: number, readonly answersUnfinished: number, readonly peopleGaining: number, readonly peopleLosing: number, readonly rolesEnding: number, readonly obstacles: ReadonlyArray<{ readonly code: CycleObstacleCode, readonly message: string }> };

export type PlanCycleMutationVariables = Exact<{
  cycle: string;
  opensOn: string;
  closesOn: string;
  presenceFrom?: string | null | undefined;
  separateAcceptance: boolean;
  endorsement: boolean;
  dryRun: boolean;
}>;


export type PlanCycleMutation = { readonly planCycle: { readonly done: boolean, readonly answersDue: number, readonly answersLeaving: number, readonly answersUnfinished: number, readonly peopleGaining: number, readonly peopleLosing: number, readonly rolesEnding: number, readonly obstacles: ReadonlyArray<{ readonly code: CycleObstacleCode, readonly message: string }> } };

export type ChangeCycleMutationVariables = Exact<{
  cycle: string;
  opensOn?: string | null | undefined;
  closesOn?: string | null | undefined;
  dryRun: boolean;
}>;


export type ChangeCycleMutation = { readonly changeCycle: { readonly done: boolean, readonly answersDue: number, readonly answersLeaving: number, readonly answersUnfinished: number, readonly peopleGaining: number, readonly peopleLosing: number, readonly rolesEnding: number, readonly obstacles: ReadonlyArray<{ readonly code: CycleObstacleCode, readonly message: string }> } };

export type ChangeWhatIsAskedMutationVariables = Exact<{
  cycle: string;
  separateAcceptance: boolean;
  endorsement: boolean;
  dryRun: boolean;
}>;


export type ChangeWhatIsAskedMutation = { readonly changeCycle: { readonly done: boolean, readonly answersDue: number, readonly answersLeaving: number, readonly answersUnfinished: number, readonly peopleGaining: number, readonly peopleLosing: number, readonly rolesEnding: number, readonly obstacles: ReadonlyArray<{ readonly code: CycleObstacleCode, readonly message: string }> } };

export type OpenCycleMutationVariables = Exact<{
  cycle: string;
  dryRun: boolean;
}>;


export type OpenCycleMutation = { readonly openCycle: { readonly done: boolean, readonly answersDue: number, readonly answersLeaving: number, readonly answersUnfinished: number, readonly peopleGaining: number, readonly peopleLosing: number, readonly rolesEnding: number, readonly obstacles: ReadonlyArray<{ readonly code: CycleObstacleCode, readonly message: string }> } };

export type CloseCycleMutationVariables = Exact<{
  cycle: string;
  dryRun: boolean;
}>;


export type CloseCycleMutation = { readonly closeCycle: { readonly done: boolean, readonly answersDue: number, readonly answersLeaving: number, readonly answersUnfinished: number, readonly peopleGaining: number, readonly peopleLosing: number, readonly rolesEnding: number, readonly obstacles: ReadonlyArray<{ readonly code: CycleObstacleCode, readonly message: string }> } };

export type ReopenCycleMutationVariables = Exact<{
  cycle: string;
  reason: string;
  dryRun: boolean;
}>;


export type ReopenCycleMutation = { readonly reopenCycle: { readonly done: boolean, readonly answersDue: number, readonly answersLeaving: number, readonly answersUnfinished: number, readonly peopleGaining: number, readonly peopleLosing: number, readonly rolesEnding: number, readonly obstacles: ReadonlyArray<{ readonly code: CycleObstacleCode, readonly message: string }> } };

export type ChangePresenceMutationVariables = Exact<{
  cycle: string;
  lines: ReadonlyArray<PresenceInput> | PresenceInput;
  copyFrom?: string | null | undefined;
  dryRun: boolean;
}>;


export type ChangePresenceMutation = { readonly changePresence: { readonly done: boolean, readonly answersDue: number, readonly answersLeaving: number, readonly answersUnfinished: number, readonly peopleGaining: number, readonly peopleLosing: number, readonly rolesEnding: number, readonly obstacles: ReadonlyArray<{ readonly code: CycleObstacleCode, readonly message: string }> } };

export type GiveLaterLastDayMutationVariables = Exact<{
  cycle: string;
  country: string;
  closesOn?: string | null | undefined;
  dryRun: boolean;
}>;


export type GiveLaterLastDayMutation = { readonly giveLaterLastDay: { readonly done: boolean, readonly answersDue: number, readonly answersLeaving: number, readonly answersUnfinished: number, readonly peopleGaining: number, readonly peopleLosing: number, readonly rolesEnding: number, readonly obstacles: ReadonlyArray<{ readonly code: CycleObstacleCode, readonly message: string }> } };

export type TakeSnapshotMutationVariables = Exact<{
  cycle: string;
  name: string;
  dryRun: boolean;
}>;


export type TakeSnapshotMutation = { readonly takeSnapshot: { readonly done: boolean, readonly answersDue: number, readonly answersLeaving: number, readonly answersUnfinished: number, readonly peopleGaining: number, readonly peopleLosing: number, readonly rolesEnding: number, readonly obstacles: ReadonlyArray<{ readonly code: CycleObstacleCode, readonly message: string }> } };

export type WaitingQueryVariables = Exact<{
  cycle?: string | null | undefined;
  countries?: ReadonlyArray<string> | string | null | undefined;
  agencies?: ReadonlyArray<string> | string | null | undefined;
  countryTeam?: boolean | null | undefined;
  area?: number | null | undefined;
  after?: string | null | undefined;
  language?: string | null | undefined;
}>;


export type WaitingQuery = { readonly responses: { readonly totalCount: number, readonly hasNextPage: boolean, readonly endCursor: string | null, readonly cursor: string, readonly nodes: ReadonlyArray<{ readonly viewerCan: ReadonlyArray<AnswerAction>, readonly countryCode: string, readonly cycleCode: string, readonly itemCode: string, readonly agencyCode: string | null, readonly status: ResponseStatus, readonly rating: Rating | null, readonly narrative: string | null, readonly revision: number, readonly updatedAt: string, readonly updatedBy: { readonly id: string, readonly name: string } }> }, readonly checklist: { readonly sections: ReadonlyArray<{ readonly items: ReadonlyArray<{ readonly code: string, readonly title: string, readonly meetsWhen: string, readonly wording: Wording, readonly callToActionAreas: ReadonlyArray<number> }> }> } };

export type WaitingByAgeQueryVariables = Exact<{
  cycle?: string | null | undefined;
  atLeast: number;
  atMost?: number | null | undefined;
  countries?: ReadonlyArray<string> | string | null | undefined;
  agencies?: ReadonlyArray<string> | string | null | undefined;
  countryTeam?: boolean | null | undefined;
  area?: number | null | undefined;
  after?: string | null | undefined;
  language?: string | null | undefined;
}>;


export type WaitingByAgeQuery = { readonly responses: { readonly totalCount: number, readonly hasNextPage: boolean, readonly endCursor: string | null, readonly cursor: string, readonly nodes: ReadonlyArray<{ readonly viewerCan: ReadonlyArray<AnswerAction>, readonly countryCode: string, readonly cycleCode: string, readonly itemCode: string, readonly agencyCode: string | null, readonly status: ResponseStatus, readonly rating: Rating | null, readonly narrative: string | null, readonly revision: number, readonly updatedAt: string, readonly updatedBy: { readonly id: string, readonly name: string } }> }, readonly checklist: { readonly sections: ReadonlyArray<{ readonly items: ReadonlyArray<{ readonly code: string, readonly title: string, readonly meetsWhen: string, readonly wording: Wording, readonly callToActionAreas: ReadonlyArray<number> }> }> } };

export type HeartbeatsQueryVariables = Exact<{
  cycle: string;
  countries?: ReadonlyArray<string> | string | null | undefined;
}>;


export type HeartbeatsQuery = { readonly heartbeats: ReadonlyArray<{ readonly countryCode: string, readonly agencyCode: string | null, readonly last: { readonly heardAt: string, readonly waiting: number, readonly waitingSince: string | null }, readonly elsewhere: ReadonlyArray<{ readonly heardAt: string, readonly waiting: number, readonly waitingSince: string | null }> }> };

export type MarkFieldsFragment = { readonly revision: number, readonly floor: string, readonly floorAt: string | null, readonly whole: boolean, readonly cells: ReadonlyArray<{ readonly countryCode: string, readonly agencyCode: string | null, readonly notStarted: number, readonly carried: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly updatedAt: string | null }> };

export type OwnMarksQueryVariables = Exact<{
  cycle: string;
}>;


export type OwnMarksQuery = { readonly viewer: { readonly marks: { readonly revision: number, readonly floor: string, readonly floorAt: string | null, readonly whole: boolean, readonly cells: ReadonlyArray<{ readonly countryCode: string, readonly agencyCode: string | null, readonly notStarted: number, readonly carried: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly updatedAt: string | null }> } | null } | null, readonly snapshots: ReadonlyArray<{ readonly name: string }> };

export type MarksStreamSubscriptionVariables = Exact<{
  cycle: string;
  after?: number | null | undefined;
}>;


export type MarksStreamSubscription = { readonly marks: { readonly revision: number, readonly floor: string, readonly floorAt: string | null, readonly whole: boolean, readonly cells: ReadonlyArray<{ readonly countryCode: string, readonly agencyCode: string | null, readonly notStarted: number, readonly carried: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly updatedAt: string | null }> } };

export type MarkSeenMutationVariables = Exact<{
  cycle: string;
  upTo: LogPlaceInput;
  cells?: ReadonlyArray<CellPlaceInput> | CellPlaceInput | null | undefined;
}>;


export type MarkSeenMutation = { readonly markSeen: { readonly revision: number, readonly floor: string, readonly floorAt: string | null, readonly whole: boolean, readonly cells: ReadonlyArray<{ readonly countryCode: string, readonly agencyCode: string | null, readonly notStarted: number, readonly carried: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly updatedAt: string | null }> } };

export type MovedCellsQueryVariables = Exact<{
  cycle: string;
  since: LogPlaceInput;
}>;


export type MovedCellsQuery = { readonly movedCells: { readonly since: string, readonly sinceAt: string | null, readonly cells: ReadonlyArray<{ readonly before: { readonly countryCode: string, readonly agencyCode: string | null, readonly notStarted: number, readonly carried: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly updatedAt: string | null } }> } };

export type ProgressMatrixQueryVariables = Exact<{
  cycle?: string | null | undefined;
  language?: string | null | undefined;
}>;


export type ProgressMatrixQuery = { readonly checklist: { readonly sections: ReadonlyArray<{ readonly code: string, readonly title: string }> }, readonly progressMatrix: { readonly cursor: string, readonly cycle: { readonly code: string, readonly state: CycleState, readonly opensOn: string, readonly closesOn: string }, readonly cells: ReadonlyArray<{ readonly countryCode: string, readonly agencyCode: string | null, readonly notStarted: number, readonly carried: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly updatedAt: string | null }> } };

export type ProgressStreamSubscriptionVariables = Exact<{
  cycle?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type ProgressStreamSubscription = { readonly progress: { readonly cursor: string, readonly cells: ReadonlyArray<{ readonly countryCode: string, readonly agencyCode: string | null, readonly notStarted: number, readonly carried: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly updatedAt: string | null }> } };

export type CountedCellsQueryVariables = Exact<{
  cycle?: string | null | undefined;
  section?: string | null | undefined;
  area?: number | null | undefined;
  item?: string | null | undefined;
  rating?: Rating | null | undefined;
  countries?: ReadonlyArray<string> | string | null | undefined;
}>;


export type CountedCellsQuery = { readonly progressMatrix: { readonly cells: ReadonlyArray<{ readonly countryCode: string, readonly agencyCode: string | null, readonly notStarted: number, readonly carried: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly updatedAt: string | null }> } };

export type MonitorBeginQueryVariables = Exact<{ [key: string]: never; }>;


export type MonitorBeginQuery = { readonly viewer: { readonly person: { readonly id: string } } | null };

export type MonitorChangesSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type MonitorChangesSubscription = { readonly monitorChanges: { readonly countries: ReadonlyArray<string> } };

export type OverviewQueryVariables = Exact<{
  cycle: string;
}>;


export type OverviewQuery = { readonly decisionAges: { readonly today: string, readonly ages: ReadonlyArray<{ readonly atLeast: number, readonly atMost: number | null, readonly count: number }> }, readonly daysAnswered: { readonly firstDay: string, readonly parties: ReadonlyArray<{ readonly agencyCode: string | null, readonly answered: ReadonlyArray<number> }> }, readonly laterLastDays: ReadonlyArray<{ readonly countryCode: string, readonly closesOn: string }> };

export type ContradictionsQueryVariables = Exact<{
  cycle: string;
  countries?: ReadonlyArray<string> | string | null | undefined;
  area?: number | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  language?: string | null | undefined;
}>;


export type ContradictionsQuery = { readonly contradictions: { readonly totalCount: number, readonly hasNextPage: boolean, readonly endCursor: string | null, readonly cursor: string, readonly nodes: ReadonlyArray<{ readonly countryCode: string, readonly itemCode: string, readonly steps: number, readonly answers: ReadonlyArray<{ readonly agencyCode: string | null, readonly status: ResponseStatus, readonly rating: Rating | null, readonly narrative: string | null, readonly updatedAt: string }> }> }, readonly checklist: { readonly sections: ReadonlyArray<{ readonly items: ReadonlyArray<{ readonly code: string, readonly title: string }> }> } };

export type AcceptedWithoutEvidenceQueryVariables = Exact<{
  cycle?: string | null | undefined;
  area?: number | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AcceptedWithoutEvidenceQuery = { readonly acceptedWithoutEvidence: { readonly totalCount: number, readonly hasNextPage: boolean, readonly endCursor: string | null, readonly nodes: ReadonlyArray<{ readonly countryCode: string, readonly agencyCode: string | null, readonly itemCode: string, readonly rating: Rating | null, readonly updatedAt: string }> } };

export type StuckQueryVariables = Exact<{
  cycle?: string | null | undefined;
  rules?: ReadonlyArray<StalenessRuleCode> | StalenessRuleCode | null | undefined;
  countries?: ReadonlyArray<string> | string | null | undefined;
  agencies?: ReadonlyArray<string> | string | null | undefined;
  countryTeam?: boolean | null | undefined;
  area?: number | null | undefined;
  firstOfEach?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type StuckQuery = { readonly staleness: { readonly hasNextPage: boolean, readonly endCursor: string | null, readonly today: string, readonly cursor: string, readonly rules: ReadonlyArray<{ readonly code: StalenessRuleCode, readonly workingDays: number, readonly says: string, readonly flags: number }>, readonly flags: ReadonlyArray<{ readonly rule: StalenessRuleCode, readonly countryCode: string, readonly agencyCode: string | null, readonly itemCode: string | null, readonly since: string, readonly workingDays: number, readonly weekend: ReadonlyArray<number>, readonly weekendConfirmed: boolean, readonly holidays: ReadonlyArray<string>, readonly holidaysMayMove: boolean, readonly holidaysKnown: boolean, readonly turn: StalenessTurn, readonly pauses: ReadonlyArray<{ readonly kind: PauseKind, readonly startsOn: string, readonly endsOn: string }>, readonly progress: { readonly notStarted: number, readonly inProgress: number, readonly submitted: number, readonly returned: number } }> } };

export type CountryCalendarQueryVariables = Exact<{
  country: string;
}>;


export type CountryCalendarQuery = { readonly countryCalendar: { readonly weekend: ReadonlyArray<number>, readonly weekendConfirmed: boolean, readonly weekendSetAt: string | null, readonly viewerCan: ReadonlyArray<CalendarAction>, readonly weekendSetBy: { readonly name: string } | null, readonly holidays: ReadonlyArray<{ readonly mayMove: boolean }> | null, readonly pauses: ReadonlyArray<{ readonly id: string, readonly agencyCode: string | null, readonly kind: PauseKind, readonly startsOn: string, readonly endsOn: string, readonly declaredBy: { readonly name: string } }> } };

export type SetWorkingWeekMutationVariables = Exact<{
  country: string;
  weekend: ReadonlyArray<number> | number;
}>;


export type SetWorkingWeekMutation = { readonly setWorkingWeek: { readonly countryCode: string } };

export type DeclarePauseMutationVariables = Exact<{
  input: DeclarePauseInput;
}>;


export type DeclarePauseMutation = { readonly declarePause: { readonly id: string } };

export type ChangePauseMutationVariables = Exact<{
  id: string | number;
  endsOn?: string | null | undefined;
}>;


export type ChangePauseMutation = { readonly changePause: { readonly id: string } | null };

export type TodoQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type TodoQuery = { readonly viewer: { readonly todo: { readonly hasNextPage: boolean, readonly endCursor: string | null, readonly cursor: string, readonly nodes: ReadonlyArray<{ readonly kind: TodoKind, readonly since: string, readonly note: string | null, readonly toYou: boolean, readonly response: { readonly cycleCode: string, readonly countryCode: string, readonly agencyCode: string | null, readonly itemCode: string, readonly rating: Rating | null, readonly narrative: string | null, readonly revision: number } | null, readonly assigned: { readonly cycleCode: string, readonly countryCode: string, readonly agencyCode: string | null, readonly itemCode: string, readonly dueOn: string | null } | null, readonly comment: { readonly id: string, readonly text: string | null, readonly cycleCode: string, readonly countryCode: string | null, readonly agencyCode: string | null, readonly itemCode: string | null } | null, readonly by: { readonly name: string } | null }> } } | null };

export type WaitingAlertsQueryVariables = Exact<{ [key: string]: never; }>;


export type WaitingAlertsQuery = { readonly viewer: { readonly todo: { readonly nodes: ReadonlyArray<{ readonly kind: TodoKind, readonly alert: { readonly id: string, readonly countryCode: string, readonly level: AlertLevel, readonly turn: AlertTurn, readonly deadline: string | null } | null }> } } | null };

export type EndorseMutationVariables = Exact<{
  input: RecordResponseInput;
}>;


export type EndorseMutation = { readonly recordResponse:
    | { readonly __typename: 'ResponseRecorded' }
    | { readonly __typename: 'ResponseConflict' }
    | { readonly __typename: 'ResponseRefused', readonly code: RefusalCode, readonly message: string }
   };

export type NextStepFieldsFragment = { readonly id: string, readonly cycleCode: string, readonly countryCode: string, readonly agencyCode: string | null, readonly itemCode: string, readonly text: string | null, readonly dueOn: string, readonly doneAt: string | null, readonly revision: number, readonly viewerCan: ReadonlyArray<StepAction>, readonly owner: { readonly id: string, readonly name: string } | null, readonly doneBy: { readonly name: string } | null, readonly author: { readonly id: string } };

export type AnswerPlanQueryVariables = Exact<{
  cycle?: string | null | undefined;
  country: string;
  agency?: string | null | undefined;
  item: string;
}>;


export type AnswerPlanQuery = { readonly answerPlan: { readonly viewerCan: ReadonlyArray<PlanAction>, readonly cursor: string, readonly assignment: { readonly dueOn: string | null, readonly at: string, readonly to: { readonly id: string, readonly name: string }, readonly by: { readonly name: string } } | null, readonly steps: ReadonlyArray<{ readonly items: ReadonlyArray<string>, readonly step: { readonly id: string, readonly cycleCode: string, readonly countryCode: string, readonly agencyCode: string | null, readonly itemCode: string, readonly text: string | null, readonly dueOn: string, readonly doneAt: string | null, readonly revision: number, readonly viewerCan: ReadonlyArray<StepAction>, readonly owner: { readonly id: string, readonly name: string } | null, readonly doneBy: { readonly name: string } | null, readonly author: { readonly id: string } } }> } };

export type StepsQueryVariables = Exact<{
  cycle?: string | null | undefined;
  countries?: ReadonlyArray<string> | string | null | undefined;
  agencies?: ReadonlyArray<string> | string | null | undefined;
  countryTeam?: boolean | null | undefined;
  area?: number | null | undefined;
  state?: StepState | null | undefined;
  mine?: boolean | null | undefined;
  after?: string | null | undefined;
}>;


export type StepsQuery = { readonly steps: { readonly hasNextPage: boolean, readonly endCursor: string | null, readonly open: number, readonly overdue: number, readonly done: number, readonly cursor: string, readonly nodes: ReadonlyArray<{ readonly items: ReadonlyArray<string>, readonly step: { readonly id: string, readonly cycleCode: string, readonly countryCode: string, readonly agencyCode: string | null, readonly itemCode: string, readonly text: string | null, readonly dueOn: string, readonly doneAt: string | null, readonly revision: number, readonly viewerCan: ReadonlyArray<StepAction>, readonly owner: { readonly id: string, readonly name: string } | null, readonly doneBy: { readonly name: string } | null, readonly author: { readonly id: string } } }> } };

export type AssignableQueryVariables = Exact<{
  cycle?: string | null | undefined;
  country: string;
  agency?: string | null | undefined;
  item: string;
  search: string;
}>;


export type AssignableQuery = { readonly assignable: ReadonlyArray<{ readonly id: string, readonly name: string }> };

export type AssignAnswerMutationVariables = Exact<{
  input: AssignAnswerInput;
}>;


export type AssignAnswerMutation = { readonly assignAnswer: { readonly replayed: boolean } };

export type AddStepMutationVariables = Exact<{
  input: AddStepInput;
}>;


export type AddStepMutation = { readonly addStep: { readonly replayed: boolean } };

export type ChangeStepMutationVariables = Exact<{
  input: ChangeStepInput;
}>;


export type ChangeStepMutation = { readonly changeStep: { readonly replayed: boolean, readonly step: { readonly revision: number } | null } };

export type EraseStepMutationVariables = Exact<{
  id: string | number;
  mutationId: string;
  reason?: string | null | undefined;
}>;


export type EraseStepMutation = { readonly eraseStep: { readonly replayed: boolean } };

export type AboutQueryVariables = Exact<{
  language?: string | null | undefined;
}>;


export type AboutQuery = { readonly about: { readonly version: string, readonly statements: ReadonlyArray<{ readonly topic: StatementTopic, readonly text: string | null, readonly language: string | null }> } };

export type AcrossQueryVariables = Exact<{
  item: string;
  agency?: string | null | undefined;
  cycle?: string | null | undefined;
  after?: string | null | undefined;
}>;


export type AcrossQuery = { readonly answersAcross: { readonly totalCount: number, readonly hasNextPage: boolean, readonly endCursor: string | null, readonly cursor: string, readonly cycle: { readonly code: string, readonly state: CycleState, readonly opensOn: string, readonly closesOn: string }, readonly nodes: ReadonlyArray<{ readonly countryCode: string, readonly inStep: ReadonlyArray<string>, readonly response: { readonly countryCode: string, readonly cycleCode: string, readonly itemCode: string, readonly agencyCode: string | null, readonly status: ResponseStatus, readonly rating: Rating | null, readonly narrative: string | null, readonly revision: number, readonly updatedAt: string, readonly updatedBy: { readonly id: string, readonly name: string } } | null, readonly carried: { readonly agencyCode: string | null, readonly itemCode: string, readonly kind: CarriedKind, readonly rating: Rating | null, readonly unfinished: boolean, readonly from: ReadonlyArray<{ readonly id: string, readonly cycleCode: string, readonly itemCode: string, readonly status: ResponseStatus, readonly narrative: string | null, readonly erased: boolean, readonly amended: boolean }> } | null, readonly viewerCan: ReadonlyArray<{ readonly agencyCode: string | null, readonly status: ResponseStatus, readonly viewerCan: ReadonlyArray<AnswerAction> }> }> } };

export type AskedItemsQueryVariables = Exact<{
  cycle?: string | null | undefined;
  language?: string | null | undefined;
}>;


export type AskedItemsQuery = { readonly checklist: { readonly sections: ReadonlyArray<{ readonly code: string, readonly title: string, readonly items: ReadonlyArray<{ readonly code: string, readonly title: string, readonly guidance: string, readonly meetsWhen: string, readonly evidence: ReadonlyArray<string>, readonly wording: Wording, readonly answeredBy: AnsweredBy, readonly callToActionAreas: ReadonlyArray<number> }> }> } };

export type AreasQueryVariables = Exact<{
  cycle?: string | null | undefined;
  language?: string | null | undefined;
}>;


export type AreasQuery = { readonly callToAction: { readonly areas: ReadonlyArray<{ readonly number: number, readonly title: string, readonly wording: Wording }>, readonly participation: ReadonlyArray<{ readonly participant: Participant, readonly items: ReadonlyArray<string> }> }, readonly areas: { readonly cursor: string, readonly cycle: { readonly code: string, readonly state: CycleState, readonly opensOn: string, readonly closesOn: string }, readonly total: { readonly notStarted: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly ratings: { readonly missing: number, readonly approaches: number, readonly meets: number, readonly exceeds: number, readonly notApplicable: number, readonly unrated: number } }, readonly rows: ReadonlyArray<{ readonly code: string | null, readonly counts: { readonly notStarted: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly ratings: { readonly missing: number, readonly approaches: number, readonly meets: number, readonly exceeds: number, readonly notApplicable: number, readonly unrated: number } } }> }, readonly items: { readonly rows: ReadonlyArray<{ readonly code: string | null, readonly counts: { readonly notStarted: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly ratings: { readonly missing: number, readonly approaches: number, readonly meets: number, readonly exceeds: number, readonly notApplicable: number, readonly unrated: number } } }> }, readonly checklist: { readonly sections: ReadonlyArray<{ readonly items: ReadonlyArray<{ readonly code: string, readonly title: string, readonly wording: Wording, readonly answeredBy: AnsweredBy }> }> } };

export type AreaQueryVariables = Exact<{
  cycle?: string | null | undefined;
  area: number;
  by: ProgressDimension;
  language?: string | null | undefined;
}>;


export type AreaQuery = { readonly callToAction: { readonly areas: ReadonlyArray<{ readonly number: number, readonly title: string, readonly countryTeamGuidance: string, readonly memberStateGuidance: string, readonly wording: Wording }>, readonly participation: ReadonlyArray<{ readonly participant: Participant, readonly items: ReadonlyArray<string> }> }, readonly items: { readonly cursor: string, readonly cycle: { readonly code: string, readonly state: CycleState, readonly opensOn: string, readonly closesOn: string }, readonly total: { readonly notStarted: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly ratings: { readonly missing: number, readonly approaches: number, readonly meets: number, readonly exceeds: number, readonly notApplicable: number, readonly unrated: number } }, readonly rows: ReadonlyArray<{ readonly code: string | null, readonly counts: { readonly notStarted: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly ratings: { readonly missing: number, readonly approaches: number, readonly meets: number, readonly exceeds: number, readonly notApplicable: number, readonly unrated: number } } }> }, readonly groups: { readonly rows: ReadonlyArray<{ readonly code: string | null, readonly counts: { readonly notStarted: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly ratings: { readonly missing: number, readonly approaches: number, readonly meets: number, readonly exceeds: number, readonly notApplicable: number, readonly unrated: number } } }> }, readonly checklist: { readonly sections: ReadonlyArray<{ readonly code: string, readonly title: string, readonly items: ReadonlyArray<{ readonly code: string, readonly title: string, readonly wording: Wording, readonly answeredBy: AnsweredBy }> }> } };

export type ParticipationFieldsFragment = { readonly participation: ReadonlyArray<{ readonly participant: Participant, readonly items: ReadonlyArray<string> }> };

export type AreaItemFieldsFragment = { readonly code: string, readonly title: string, readonly wording: Wording, readonly answeredBy: AnsweredBy };

export type ProgressByFieldsFragment = { readonly cursor: string, readonly cycle: { readonly code: string, readonly state: CycleState, readonly opensOn: string, readonly closesOn: string }, readonly total: { readonly notStarted: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly ratings: { readonly missing: number, readonly approaches: number, readonly meets: number, readonly exceeds: number, readonly notApplicable: number, readonly unrated: number } }, readonly rows: ReadonlyArray<{ readonly code: string | null, readonly counts: { readonly notStarted: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly ratings: { readonly missing: number, readonly approaches: number, readonly meets: number, readonly exceeds: number, readonly notApplicable: number, readonly unrated: number } } }> };

export type ProgressRowFieldsFragment = { readonly code: string | null, readonly counts: { readonly notStarted: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly ratings: { readonly missing: number, readonly approaches: number, readonly meets: number, readonly exceeds: number, readonly notApplicable: number, readonly unrated: number } } };

export type CountedFieldsFragment = { readonly notStarted: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly ratings: { readonly missing: number, readonly approaches: number, readonly meets: number, readonly exceeds: number, readonly notApplicable: number, readonly unrated: number } };

export type ChartsQueryVariables = Exact<{
  cycle: string;
  by: ProgressDimension;
  byDay: DayDimension;
  area?: number | null | undefined;
  language?: string | null | undefined;
}>;


export type ChartsQuery = { readonly rows: { readonly cursor: string, readonly cycle: { readonly code: string, readonly state: CycleState, readonly opensOn: string, readonly closesOn: string }, readonly total: { readonly notStarted: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly ratings: { readonly missing: number, readonly approaches: number, readonly meets: number, readonly exceeds: number, readonly notApplicable: number, readonly unrated: number } }, readonly rows: ReadonlyArray<{ readonly code: string | null, readonly counts: { readonly notStarted: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly ratings: { readonly missing: number, readonly approaches: number, readonly meets: number, readonly exceeds: number, readonly notApplicable: number, readonly unrated: number } } }> }, readonly answeredByDay: { readonly firstDay: string, readonly total: ReadonlyArray<number>, readonly rows: ReadonlyArray<{ readonly code: string | null, readonly answered: ReadonlyArray<number> }> }, readonly checklist: { readonly sections: ReadonlyArray<{ readonly code: string, readonly title: string }> }, readonly callToAction: { readonly areas: ReadonlyArray<{ readonly number: number, readonly title: string }> } };

export type RatingsQueryVariables = Exact<{
  cycle: string;
  area?: number | null | undefined;
}>;


export type RatingsQuery = { readonly progressBy: { readonly total: { readonly notStarted: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly ratings: { readonly missing: number, readonly approaches: number, readonly meets: number, readonly exceeds: number, readonly notApplicable: number, readonly unrated: number } } } };

export type CountriesProgressQueryVariables = Exact<{
  cycle: string;
  area?: number | null | undefined;
}>;


export type CountriesProgressQuery = { readonly progressBy: { readonly rows: ReadonlyArray<{ readonly code: string | null, readonly counts: { readonly notStarted: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly ratings: { readonly missing: number, readonly approaches: number, readonly meets: number, readonly exceeds: number, readonly notApplicable: number, readonly unrated: number } } }> } };

export type EvidenceFieldsFragment = { readonly id: string, readonly form: EvidenceForm, readonly kind: number, readonly datedOn: string, readonly language: string, readonly sensitivity: EvidenceSensitivity, readonly shows: string, readonly expiresOn: string | null, readonly url: string | null, readonly counts: boolean, readonly declaredAt: string, readonly revision: number, readonly withdrawnAt: string | null, readonly viewerCan: ReadonlyArray<EvidenceAction>, readonly file: { readonly id: string, readonly name: string, readonly bytes: number, readonly state: EvidenceFileState, readonly received: number, readonly sha256: string } | null, readonly author: { readonly id: string, readonly name: string } };

export type AnswerEvidenceQueryVariables = Exact<{
  cycle?: string | null | undefined;
  country: string;
  agency?: string | null | undefined;
  item: string;
}>;


export type AnswerEvidenceQuery = { readonly answerEvidence: { readonly more: number, readonly mayDeclare: boolean, readonly cursor: string, readonly documents: ReadonlyArray<{ readonly id: string, readonly form: EvidenceForm, readonly kind: number, readonly datedOn: string, readonly language: string, readonly sensitivity: EvidenceSensitivity, readonly shows: string, readonly expiresOn: string | null, readonly url: string | null, readonly counts: boolean, readonly declaredAt: string, readonly revision: number, readonly withdrawnAt: string | null, readonly viewerCan: ReadonlyArray<EvidenceAction>, readonly file: { readonly id: string, readonly name: string, readonly bytes: number, readonly state: EvidenceFileState, readonly received: number, readonly sha256: string } | null, readonly author: { readonly id: string, readonly name: string } }>, readonly limits: { readonly largestFile: number, readonly mediaTypes: ReadonlyArray<string> } } };

export type EvidenceDownloadsQueryVariables = Exact<{
  id: string | number;
}>;


export type EvidenceDownloadsQuery = { readonly evidenceDownloads: ReadonlyArray<{ readonly at: string, readonly by: { readonly id: string, readonly name: string } }> };

export type EvidenceBeforeQueryVariables = Exact<{
  cycle?: string | null | undefined;
  country: string;
  agency?: string | null | undefined;
  item: string;
}>;


export type EvidenceBeforeQuery = { readonly answerEvidence: { readonly cursor: string, readonly before: ReadonlyArray<{ readonly stillCounts: boolean, readonly takenAlong: boolean, readonly mayTakeAlong: boolean, readonly evidence: { readonly id: string, readonly form: EvidenceForm, readonly kind: number, readonly datedOn: string, readonly language: string, readonly sensitivity: EvidenceSensitivity, readonly shows: string, readonly expiresOn: string | null, readonly url: string | null, readonly counts: boolean, readonly declaredAt: string, readonly revision: number, readonly withdrawnAt: string | null, readonly viewerCan: ReadonlyArray<EvidenceAction>, readonly file: { readonly id: string, readonly name: string, readonly bytes: number, readonly state: EvidenceFileState, readonly received: number, readonly sha256: string } | null, readonly author: { readonly id: string, readonly name: string } } }> } };

export type EvidenceRevisionsQueryVariables = Exact<{
  id: string | number;
}>;


export type EvidenceRevisionsQuery = { readonly evidenceRevisions: ReadonlyArray<{ readonly revision: number, readonly at: string, readonly kind: number, readonly datedOn: string, readonly language: string, readonly sensitivity: EvidenceSensitivity, readonly shows: string, readonly expiresOn: string | null, readonly url: string | null, readonly by: { readonly id: string, readonly name: string }, readonly file: { readonly id: string, readonly name: string, readonly bytes: number, readonly state: EvidenceFileState } | null }> };

export type DeclareEvidenceMutationVariables = Exact<{
  input: DeclareEvidenceInput;
}>;


export type DeclareEvidenceMutation = { readonly declareEvidence: { readonly replayed: boolean, readonly evidence: { readonly id: string, readonly file: { readonly id: string } | null } | null } };

export type ReviseEvidenceMutationVariables = Exact<{
  input: ReviseEvidenceInput;
}>;


export type ReviseEvidenceMutation = { readonly reviseEvidence: { readonly replayed: boolean, readonly evidence: { readonly id: string, readonly revision: number, readonly file: { readonly id: string } | null } | null } };

export type ContinueEvidenceMutationVariables = Exact<{
  input: ContinueEvidenceInput;
}>;


export type ContinueEvidenceMutation = { readonly continueEvidence: { readonly replayed: boolean } };

export type WithdrawEvidenceMutationVariables = Exact<{
  id: string | number;
  mutationId: string;
}>;


export type WithdrawEvidenceMutation = { readonly withdrawEvidence: { readonly replayed: boolean } };

export type EraseEvidenceMutationVariables = Exact<{
  id: string | number;
  mutationId: string;
  reason?: string | null | undefined;
}>;


export type EraseEvidenceMutation = { readonly eraseEvidence: { readonly replayed: boolean } };

export type ChooseLanguageMutationVariables = Exact<{
  language: string;
}>;


export type ChooseLanguageMutation = { readonly chooseLanguage: string };

export type OwnNoticesQueryVariables = Exact<{
  topic?: NoticeTopic | null | undefined;
  after?: string | null | undefined;
}>;


export type OwnNoticesQuery = { readonly viewer: { readonly notices: { readonly hasNextPage: boolean, readonly endCursor: string | null, readonly unread: number, readonly stamp: string, readonly nodes: ReadonlyArray<{ readonly topic: NoticeTopic, readonly at: string, readonly settledAt: string | null, readonly readAt: string | null, readonly cycleCode: string | null, readonly countryCode: string | null, readonly agencyCode: string | null, readonly itemCode: string | null, readonly day: string | null, readonly workingDays: number | null, readonly opened: boolean | null }> } } | null };

export type MarkNoticesReadMutationVariables = Exact<{
  upTo: string;
}>;


export type MarkNoticesReadMutation = { readonly markNoticesRead: number };

export type OwnNoticeWishesQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnNoticeWishesQuery = { readonly viewer: { readonly person: { readonly id: string }, readonly noticeWishes: { readonly restDays: ReadonlyArray<number> | null, readonly usualRestDays: ReadonlyArray<number>, readonly timeZone: string | null, readonly usualTimeZone: string, readonly pausedUntil: string | null, readonly address: string | null, readonly refusedAt: string | null, readonly topics: ReadonlyArray<{ readonly topic: NoticeTopic, readonly frequency: NoticeFrequency }> } } | null };

export type WishFieldsFragment = { readonly restDays: ReadonlyArray<number> | null, readonly usualRestDays: ReadonlyArray<number>, readonly timeZone: string | null, readonly usualTimeZone: string, readonly pausedUntil: string | null, readonly address: string | null, readonly refusedAt: string | null, readonly topics: ReadonlyArray<{ readonly topic: NoticeTopic, readonly frequency: NoticeFrequency }> };

export type SaveNoticeWishesMutationVariables = Exact<{
  wishes: NoticeWishesInput;
}>;


export type SaveNoticeWishesMutation = { readonly saveNoticeWishes: { readonly restDays: ReadonlyArray<number> | null, readonly usualRestDays: ReadonlyArray<number>, readonly timeZone: string | null, readonly usualTimeZone: string, readonly pausedUntil: string | null, readonly address: string | null, readonly refusedAt: string | null, readonly topics: ReadonlyArray<{ readonly topic: NoticeTopic, readonly frequency: NoticeFrequency }> } };

export type TryAddressAgainMutationVariables = Exact<{
  person: string | number;
}>;


export type TryAddressAgainMutation = { readonly tryAddressAgain: boolean };

export type RefusedAddressesQueryVariables = Exact<{ [key: string]: never; }>;


export type RefusedAddressesQuery = { readonly refusedAddresses: ReadonlyArray<{ readonly email: string, readonly refusedAt: string, readonly code: string | null, readonly neverSignedIn: boolean, readonly person: { readonly id: string, readonly name: string } }> };

export type InviteUnderMutationVariables = Exact<{
  person: string | number;
  email: string;
}>;


export type InviteUnderMutation = { readonly inviteUnder: { readonly person: { readonly id: string } } };

export type PlannedMessagesQueryVariables = Exact<{ [key: string]: never; }>;


export type PlannedMessagesQuery = { readonly plannedMessages: ReadonlyArray<{ readonly person: { readonly id: string, readonly name: string }, readonly topics: ReadonlyArray<{ readonly topic: NoticeTopic, readonly count: number }> }> };

export type MakePackMutationVariables = Exact<{
  country: string;
  agency?: string | null | undefined;
  language: string;
}>;


export type MakePackMutation = { readonly makePack: { readonly fileName: string, readonly file: string } };

export type ReturnPackMutationVariables = Exact<{
  file: string;
  dryRun: boolean;
}>;


export type ReturnPackMutation = { readonly returnPack: { readonly id: string, readonly countryCode: string, readonly agencyCode: string | null, readonly cycleCode: string, readonly madeAt: string, readonly missing: ReadonlyArray<string>, readonly madeBy: { readonly name: string }, readonly rows: ReadonlyArray<{ readonly row: number, readonly itemCode: string | null, readonly reason: PackReason | null, readonly fields: ReadonlyArray<{ readonly field: string, readonly cell: string, readonly outcome: PackFieldOutcome, readonly reason: PackReason | null, readonly message: string | null, readonly from: string | null, readonly to: string | null, readonly theirs: string | null, readonly theirsAt: string | null, readonly theirsBy: { readonly name: string } | null }> }> } };

export type MonitorReleasesQueryVariables = Exact<{ [key: string]: never; }>;


export type MonitorReleasesQuery = { readonly monitorReleases: ReadonlyArray<{ readonly id: string, readonly year: number, readonly covers: string, readonly madeOn: string }> };

export type MonitorReleaseQueryVariables = Exact<{
  id?: string | number | null | undefined;
  period?: string | null | undefined;
}>;


export type MonitorReleaseQuery = { readonly monitorRelease: { readonly id: string, readonly year: number, readonly covers: string, readonly madeOn: string, readonly hash: string, readonly threshold: number, readonly categories: ReadonlyArray<IncidentCategory>, readonly periods: ReadonlyArray<string>, readonly period: string, readonly rows: ReadonlyArray<{ readonly kind: ReleasePlace, readonly place: string, readonly name: string, readonly counts: ReadonlyArray<number | null>, readonly since: ReadonlyArray<string | null> }> } | null };

export type ReportNoteFieldsFragment = { readonly revision: number, readonly words: string | null, readonly writtenAt: string, readonly writtenBy: { readonly name: string } };

export type ReportQueryVariables = Exact<{
  of: ReportSubjectInput;
  cursor?: string | null | undefined;
  language?: string | null | undefined;
  cycle: string;
}>;


export type ReportQuery = { readonly report: { readonly cycleCode: string, readonly countryCode: string | null, readonly snapshot: string | null, readonly cursor: string, readonly language: string, readonly direction: string, readonly title: string, readonly notices: ReadonlyArray<string>, readonly viewerCanWriteNote: boolean, readonly file: string, readonly fileHash: string | null, readonly facts: ReadonlyArray<{ readonly name: string, readonly value: string }>, readonly sections: ReadonlyArray<{ readonly heading: string, readonly blocks: ReadonlyArray<{ readonly kind: ReportBlockKind, readonly text: string | null, readonly caption: string | null, readonly alternative: string | null, readonly columns: ReadonlyArray<string> | null, readonly rows: ReadonlyArray<{ readonly cells: ReadonlyArray<string> }> | null, readonly bars: ReadonlyArray<{ readonly name: string, readonly share: number, readonly figure: string }> | null, readonly places: ReadonlyArray<{ readonly code: string, readonly level: number }> | null, readonly legend: ReadonlyArray<{ readonly level: number, readonly text: string }> | null, readonly quotes: ReadonlyArray<{ readonly of: string, readonly words: string, readonly direction: string }> | null }> }>, readonly note: { readonly revision: number, readonly words: string | null, readonly writtenAt: string, readonly writtenBy: { readonly name: string } } | null }, readonly snapshots: ReadonlyArray<{ readonly name: string, readonly at: string }> };

export type WriteReportNoteMutationVariables = Exact<{
  of: ReportSubjectInput;
  words: string;
  baseRevision: number;
}>;


export type WriteReportNoteMutation = { readonly writeReportNote: { readonly written: boolean, readonly note: { readonly revision: number, readonly words: string | null, readonly writtenAt: string, readonly writtenBy: { readonly name: string } } | null } };

export type SavedViewsQueryVariables = Exact<{ [key: string]: never; }>;


export type SavedViewsQuery = { readonly viewer: { readonly savedViews: ReadonlyArray<{ readonly name: string, readonly path: string }> } | null };

export type SaveViewMutationVariables = Exact<{
  name: string;
  path: string;
}>;


export type SaveViewMutation = { readonly saveView: ReadonlyArray<{ readonly name: string, readonly path: string }> };

export type RemoveSavedViewMutationVariables = Exact<{
  name: string;
}>;


export type RemoveSavedViewMutation = { readonly removeSavedView: ReadonlyArray<{ readonly name: string, readonly path: string }> };

export type WebhookFieldsFragment = { readonly id: string, readonly name: string, readonly url: string | null, readonly host: string, readonly kinds: ReadonlyArray<EventKind> | null, readonly state: WebhookState, readonly since: string, readonly attempts: number, readonly retryAt: string | null, readonly deliveredAt: string | null };

export type WebhookDeliveryFieldsFragment = { readonly id: string, readonly kind: string, readonly cursor: string, readonly attempt: number, readonly at: string, readonly outcome: WebhookOutcome | null, readonly status: number | null };

export type OwnWebhooksQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnWebhooksQuery = { readonly viewer: { readonly webhooks: { readonly most: number, readonly plain: boolean, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly url: string | null, readonly host: string, readonly kinds: ReadonlyArray<EventKind> | null, readonly state: WebhookState, readonly since: string, readonly attempts: number, readonly retryAt: string | null, readonly deliveredAt: string | null }> } | null } | null };

export type AllWebhooksQueryVariables = Exact<{ [key: string]: never; }>;


export type AllWebhooksQuery = { readonly webhooks: ReadonlyArray<{ readonly id: string, readonly name: string, readonly url: string | null, readonly host: string, readonly kinds: ReadonlyArray<EventKind> | null, readonly state: WebhookState, readonly since: string, readonly attempts: number, readonly retryAt: string | null, readonly deliveredAt: string | null, readonly owner: { readonly name: string } }> };

export type WebhookDeliveriesQueryVariables = Exact<{
  webhook: string | number;
  before?: string | number | null | undefined;
}>;


export type WebhookDeliveriesQuery = { readonly webhookDeliveries: ReadonlyArray<{ readonly id: string, readonly kind: string, readonly cursor: string, readonly attempt: number, readonly at: string, readonly outcome: WebhookOutcome | null, readonly status: number | null }> };

export type CreateWebhookMutationVariables = Exact<{
  input: CreateWebhookInput;
}>;


export type CreateWebhookMutation = { readonly createWebhook: { readonly secret: string, readonly webhook: { readonly id: string, readonly name: string } } };

export type RotateWebhookSecretMutationVariables = Exact<{
  id: string | number;
}>;


export type RotateWebhookSecretMutation = { readonly rotateWebhookSecret: { readonly secret: string, readonly webhook: { readonly id: string, readonly name: string } } };

export type PauseWebhookMutationVariables = Exact<{
  id: string | number;
}>;


export type PauseWebhookMutation = { readonly pauseWebhook: { readonly id: string } };

export type ResumeWebhookMutationVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type ResumeWebhookMutation = { readonly resumeWebhook: { readonly id: string } };

export type RemoveWebhookMutationVariables = Exact<{
  id: string | number;
}>;


export type RemoveWebhookMutation = { readonly removeWebhook: boolean };

export type TestWebhookMutationVariables = Exact<{
  id: string | number;
}>;


export type TestWebhookMutation = { readonly testWebhook: { readonly id: string, readonly kind: string, readonly cursor: string, readonly attempt: number, readonly at: string, readonly outcome: WebhookOutcome | null, readonly status: number | null } };

export type AnswersOfQueryVariables = Exact<{
  country: string;
  cycle: string;
}>;


export type AnswersOfQuery = { readonly countryChecklist: { readonly responses: ReadonlyArray<{ readonly countryCode: string, readonly cycleCode: string, readonly itemCode: string, readonly agencyCode: string | null, readonly status: ResponseStatus, readonly rating: Rating | null, readonly narrative: string | null, readonly revision: number, readonly updatedAt: string, readonly updatedBy: { readonly id: string, readonly name: string } }> } };

export type MonitorAccessQueryVariables = Exact<{ [key: string]: never; }>;


export type MonitorAccessQuery = { readonly monitorAccess: ReadonlyArray<{ readonly countryCode: string | null, readonly viewerCan: ReadonlyArray<MonitorAction> }> };

export type IncidentsOpenUntilQueryVariables = Exact<{
  country: string;
}>;


export type IncidentsOpenUntilQuery = { readonly incidentsOpenUntil: string | null };

export type EarlyActionFieldsFragment = { readonly id: string, readonly alertId: string, readonly what: string | null, readonly dueOn: string, readonly overdue: boolean, readonly itemCodes: ReadonlyArray<string>, readonly state: EarlyActionState, readonly endedAt: string | null, readonly outcome: EarlyActionOutcome | null, readonly outcomeOn: string | null, readonly outcomeWords: string | null, readonly revision: number, readonly viewerCan: ReadonlyArray<EarlyActionMove>, readonly owner: { readonly id: string, readonly name: string } };

export type AlertsQueryVariables = Exact<{
  country: string;
  first?: number | null | undefined;
  skip: number;
}>;


export type AlertsQuery = { readonly alerts: { readonly hasNextPage: boolean, readonly alerts: ReadonlyArray<{ readonly id: string, readonly proposedLevel: AlertLevel, readonly level: AlertLevel, readonly state: AlertState, readonly title: string | null, readonly reasons: string | null, readonly proposedAt: string, readonly turn: AlertTurn, readonly since: string, readonly deadline: string | null, readonly revision: number, readonly viewerCan: ReadonlyArray<AlertAction>, readonly group: { readonly name: string, readonly hidden: boolean } | null, readonly signals: ReadonlyArray<{ readonly id: string, readonly sentence: string, readonly stands: boolean }>, readonly proposedBy: { readonly name: string }, readonly asked: ReadonlyArray<{ readonly id: string, readonly name: string }>, readonly passings: ReadonlyArray<{ readonly to: AlertTurn, readonly at: string }>, readonly steps: ReadonlyArray<{ readonly id: string, readonly kind: AlertStepKind, readonly level: AlertLevel | null, readonly words: string | null, readonly at: string, readonly actor: { readonly name: string } }>, readonly actions: ReadonlyArray<{ readonly id: string, readonly alertId: string, readonly what: string | null, readonly dueOn: string, readonly overdue: boolean, readonly itemCodes: ReadonlyArray<string>, readonly state: EarlyActionState, readonly endedAt: string | null, readonly outcome: EarlyActionOutcome | null, readonly outcomeOn: string | null, readonly outcomeWords: string | null, readonly revision: number, readonly viewerCan: ReadonlyArray<EarlyActionMove>, readonly owner: { readonly id: string, readonly name: string } }> }> } };

export type EarlyActionsQueryVariables = Exact<{
  country: string;
  overdue: boolean;
  first?: number | null | undefined;
  skip: number;
}>;


export type EarlyActionsQuery = { readonly earlyActions: { readonly hasNextPage: boolean, readonly actions: ReadonlyArray<{ readonly id: string, readonly alertId: string, readonly what: string | null, readonly dueOn: string, readonly overdue: boolean, readonly itemCodes: ReadonlyArray<string>, readonly state: EarlyActionState, readonly endedAt: string | null, readonly outcome: EarlyActionOutcome | null, readonly outcomeOn: string | null, readonly outcomeWords: string | null, readonly revision: number, readonly viewerCan: ReadonlyArray<EarlyActionMove>, readonly owner: { readonly id: string, readonly name: string } }> } };

export type EarlyActionOwnersQueryVariables = Exact<{
  country: string;
}>;


export type EarlyActionOwnersQuery = { readonly earlyActionOwners: ReadonlyArray<{ readonly id: string, readonly name: string }> };

export type ProposeAlertMutationVariables = Exact<{
  input: ProposeAlertInput;
}>;


export type ProposeAlertMutation = { readonly proposeAlert: { readonly id: string } };

export type DecideAlertMutationVariables = Exact<{
  id: string | number;
  baseRevision: number;
  decision: AlertDecision;
  level?: AlertLevel | null | undefined;
  reasons: string;
}>;


export type DecideAlertMutation = { readonly decideAlert: { readonly id: string } };

export type DissentFromAlertMutationVariables = Exact<{
  id: string | number;
  mutationId: string;
  words: string;
}>;


export type DissentFromAlertMutation = { readonly dissentFromAlert: { readonly id: string } };

export type PlanEarlyActionMutationVariables = Exact<{
  input: PlanEarlyActionInput;
}>;


export type PlanEarlyActionMutation = { readonly planEarlyAction: { readonly id: string } };

export type EndEarlyActionMutationVariables = Exact<{
  id: string | number;
  baseRevision: number;
  done: boolean;
}>;


export type EndEarlyActionMutation = { readonly endEarlyAction: { readonly id: string } };

export type RecordEarlyActionOutcomeMutationVariables = Exact<{
  id: string | number;
  baseRevision: number;
  outcome: EarlyActionOutcome;
  outcomeOn: string;
  words: string;
}>;


export type RecordEarlyActionOutcomeMutation = { readonly recordEarlyActionOutcome: { readonly id: string } };

export type AreaAlertsQueryVariables = Exact<{
  country: string;
  first?: number | null | undefined;
  skip: number;
}>;


export type AreaAlertsQuery = { readonly alerts: { readonly hasNextPage: boolean, readonly alerts: ReadonlyArray<{ readonly id: string, readonly title: string | null, readonly level: AlertLevel, readonly state: AlertState, readonly actions: ReadonlyArray<{ readonly id: string, readonly alertId: string, readonly what: string | null, readonly dueOn: string, readonly overdue: boolean, readonly itemCodes: ReadonlyArray<string>, readonly state: EarlyActionState, readonly endedAt: string | null, readonly outcome: EarlyActionOutcome | null, readonly outcomeOn: string | null, readonly outcomeWords: string | null, readonly revision: number, readonly viewerCan: ReadonlyArray<EarlyActionMove>, readonly owner: { readonly id: string, readonly name: string } }> }> } };

export type AreaAnswersQueryVariables = Exact<{
  country: string;
  language?: string | null | undefined;
}>;


export type AreaAnswersQuery = { readonly countryChecklist: { readonly cycle: { readonly code: string }, readonly checklist: { readonly sections: ReadonlyArray<{ readonly items: ReadonlyArray<{ readonly code: string, readonly title: string, readonly answeredBy: AnsweredBy, readonly callToActionAreas: ReadonlyArray<number> }> }> }, readonly agencies: ReadonlyArray<{ readonly code: string }>, readonly responses: ReadonlyArray<{ readonly itemCode: string, readonly agencyCode: string | null, readonly status: ResponseStatus }> } };

export type RiskFrameworkQueryVariables = Exact<{ [key: string]: never; }>;


export type RiskFrameworkQuery = { readonly riskFramework: { readonly basedOn: { readonly title: string, readonly year: number, readonly documentSymbol: string }, readonly riskFactors: ReadonlyArray<{ readonly code: string, readonly group: FactorGroup, readonly crime: AtrocityCrime | null, readonly title: string, readonly question: string, readonly indicators: ReadonlyArray<{ readonly code: string, readonly title: string, readonly description: string }> }> } };

export type RiskAssessmentQueryVariables = Exact<{
  country: string;
  group?: string | number | null | undefined;
  asOf?: string | null | undefined;
}>;


export type RiskAssessmentQuery = { readonly riskAssessment: { readonly asOf: string, readonly indicators: ReadonlyArray<{ readonly indicator: string, readonly level: IndicatorLevel, readonly isDue: boolean, readonly lookAgainOn: string | null, readonly dueBefore: ReadonlyArray<string>, readonly latest: { readonly revision: number, readonly trend: IndicatorTrend, readonly confidence: AssessmentConfidence, readonly reasons: string | null, readonly evidence: ReadonlyArray<string>, readonly assessedAt: string, readonly assessedBy: { readonly name: string } } | null }> } };

export type IndicatorHistoryQueryVariables = Exact<{
  country: string;
  group?: string | number | null | undefined;
  indicator: string;
}>;


export type IndicatorHistoryQuery = { readonly indicatorHistory: ReadonlyArray<{ readonly id: string, readonly revision: number, readonly level: IndicatorLevel, readonly trend: IndicatorTrend, readonly confidence: AssessmentConfidence, readonly reasons: string | null, readonly assessedAt: string, readonly assessedBy: { readonly name: string } }> };

export type FrameworkFindingsQueryVariables = Exact<{
  country: string;
}>;


export type FrameworkFindingsQuery = { readonly frameworkFindings: ReadonlyArray<{ readonly groupId: string | null, readonly groupName: string | null, readonly detector: string, readonly outcome: FindingOutcome, readonly sentence: string }> };

export type AssessIndicatorMutationVariables = Exact<{
  country: string;
  input: AssessIndicatorInput;
}>;


export type AssessIndicatorMutation = { readonly assessIndicator: { readonly revision: number } };

export type SensitiveDatesQueryVariables = Exact<{
  country: string;
}>;


export type SensitiveDatesQuery = { readonly sensitiveDates: ReadonlyArray<{ readonly id: string, readonly groupId: string | null, readonly groupName: string | null, readonly kind: SensitiveDateKind, readonly name: string | null, readonly day: string, readonly yearly: boolean, readonly comesOn: string | null, readonly factors: ReadonlyArray<string>, readonly revision: number }> };

export type AddSensitiveDateMutationVariables = Exact<{
  country: string;
  input: SensitiveDateInput;
}>;


export type AddSensitiveDateMutation = { readonly addSensitiveDate: { readonly id: string } };

export type ChangeSensitiveDateMutationVariables = Exact<{
  id: string | number;
  baseRevision: number;
  input: SensitiveDateInput;
}>;


export type ChangeSensitiveDateMutation = { readonly changeSensitiveDate: { readonly id: string } };

export type RemoveSensitiveDateMutationVariables = Exact<{
  id: string | number;
  baseRevision: number;
}>;


export type RemoveSensitiveDateMutation = { readonly removeSensitiveDate: boolean };

export type MonitoredGroupsQueryVariables = Exact<{
  country: string;
}>;


export type MonitoredGroupsQuery = { readonly monitoredGroups: ReadonlyArray<{ readonly id: string, readonly name: string, readonly aliases: ReadonlyArray<string>, readonly hidden: boolean, readonly revision: number }> };

export type NameMonitoredGroupMutationVariables = Exact<{
  country: string;
  names: GroupNamesInput;
}>;


export type NameMonitoredGroupMutation = { readonly nameMonitoredGroup: { readonly id: string } };

export type ChangeMonitoredGroupMutationVariables = Exact<{
  id: string | number;
  baseRevision: number;
  names: GroupNamesInput;
}>;


export type ChangeMonitoredGroupMutation = { readonly changeMonitoredGroup: { readonly id: string } };

export type ImportOfferQueryVariables = Exact<{
  country: string;
}>;


export type ImportOfferQuery = { readonly importOffer: { readonly mostCharacters: number, readonly mostRows: number, readonly mappings: ReadonlyArray<{ readonly source: string, readonly used: boolean, readonly columns: ReadonlyArray<{ readonly field: ImportField, readonly names: ReadonlyArray<string> }>, readonly meanings: ReadonlyArray<{ readonly field: ImportField, readonly value: string, readonly means: ReadonlyArray<string> }> }> } };

export type EventImportsQueryVariables = Exact<{
  country: string;
}>;


export type EventImportsQuery = { readonly eventImports: ReadonlyArray<{ readonly id: string, readonly source: string, readonly rowsTaken: number, readonly rowsRefused: number, readonly importedAt: string, readonly importedBy: { readonly name: string } }> };

export type ImportedEventsQueryVariables = Exact<{
  country: string;
  first: number;
  skip: number;
}>;


export type ImportedEventsQuery = { readonly importedEvents: { readonly hasNextPage: boolean, readonly events: ReadonlyArray<{ readonly id: string, readonly source: string, readonly sourceEventId: string, readonly categories: ReadonlyArray<IncidentCategory>, readonly occurredOn: string, readonly endedOn: string, readonly datePrecision: ImportedDatePrecision, readonly region: string | null, readonly placePrecision: PlacePrecision, readonly actor: AllegedActor, readonly low: number | null, readonly best: number | null, readonly high: number | null, readonly flags: ReadonlyArray<ImportedEventFlag> }> } };

export type ImportEventsMutationVariables = Exact<{
  input: EventImportInput;
  dryRun: boolean;
}>;


export type ImportEventsMutation = { readonly importEvents: { readonly rows: number, readonly taken: number, readonly known: number, readonly refusedRows: number, readonly duplicateRows: number, readonly import: { readonly id: string } | null, readonly refused: ReadonlyArray<{ readonly row: number, readonly reason: string }>, readonly duplicates: ReadonlyArray<{ readonly rows: ReadonlyArray<number> }>, readonly unknown: ReadonlyArray<{ readonly field: ImportField, readonly value: string, readonly rows: number }>, readonly flags: ReadonlyArray<{ readonly flag: ImportedEventFlag, readonly rows: number }> } };

export type RemoveEventImportMutationVariables = Exact<{
  id: string | number;
}>;


export type RemoveEventImportMutation = { readonly removeEventImport: string };

export type IncidentExportsQueryVariables = Exact<{
  country: string;
}>;


export type IncidentExportsQuery = { readonly incidentExports: ReadonlyArray<{ readonly id: string, readonly reason: string | null, readonly exportedAt: string, readonly person: { readonly name: string } }> };

export type ExportIncidentsMutationVariables = Exact<{
  country: string;
  reason: string;
}>;


export type ExportIncidentsMutation = { readonly exportIncidents: { readonly incidents: string, readonly reports: string, readonly importedEvents: string, readonly leftOut: number, readonly export: { readonly exportedAt: string } } };

export type IncidentFieldsFragment = { readonly id: string, readonly state: IncidentState, readonly groupId: string | null, readonly groupName: string | null, readonly categories: ReadonlyArray<IncidentCategory>, readonly occurredOn: string, readonly datePrecision: DatePrecision, readonly region: string | null, readonly place: string | null, readonly placePrecision: PlacePrecision, readonly actor: AllegedActor, readonly low: number | null, readonly best: number | null, readonly high: number | null, readonly basis: NumbersBasis, readonly sourceReliability: SourceReliability, readonly informationValidity: InformationValidity, readonly proof: ProofStandard, readonly sensitivity: Sensitivity, readonly summary: string | null, readonly sourceClass: SourceClass, readonly mergedInto: string | null, readonly reports: number, readonly revision: number, readonly codedAt: string, readonly codedBy: { readonly name: string } };

export type IncidentsQueryVariables = Exact<{
  country: string;
  first?: number | null | undefined;
  skip: number;
}>;


export type IncidentsQuery = { readonly incidents: { readonly hasNextPage: boolean, readonly incidents: ReadonlyArray<{ readonly id: string, readonly state: IncidentState, readonly groupId: string | null, readonly groupName: string | null, readonly categories: ReadonlyArray<IncidentCategory>, readonly occurredOn: string, readonly datePrecision: DatePrecision, readonly region: string | null, readonly place: string | null, readonly placePrecision: PlacePrecision, readonly actor: AllegedActor, readonly low: number | null, readonly best: number | null, readonly high: number | null, readonly basis: NumbersBasis, readonly sourceReliability: SourceReliability, readonly informationValidity: InformationValidity, readonly proof: ProofStandard, readonly sensitivity: Sensitivity, readonly summary: string | null, readonly sourceClass: SourceClass, readonly mergedInto: string | null, readonly reports: number, readonly revision: number, readonly codedAt: string, readonly codedBy: { readonly name: string } }> } };

export type IncidentQueryVariables = Exact<{
  id: string | number;
}>;


export type IncidentQuery = { readonly incident: { readonly id: string, readonly state: IncidentState, readonly groupId: string | null, readonly groupName: string | null, readonly categories: ReadonlyArray<IncidentCategory>, readonly occurredOn: string, readonly datePrecision: DatePrecision, readonly region: string | null, readonly place: string | null, readonly placePrecision: PlacePrecision, readonly actor: AllegedActor, readonly low: number | null, readonly best: number | null, readonly high: number | null, readonly basis: NumbersBasis, readonly sourceReliability: SourceReliability, readonly informationValidity: InformationValidity, readonly proof: ProofStandard, readonly sensitivity: Sensitivity, readonly summary: string | null, readonly sourceClass: SourceClass, readonly mergedInto: string | null, readonly reports: number, readonly revision: number, readonly codedAt: string, readonly codedBy: { readonly name: string } } };

export type MergeCandidatesQueryVariables = Exact<{
  country: string;
}>;


export type MergeCandidatesQuery = { readonly mergeCandidates: ReadonlyArray<{ readonly daysApart: number, readonly wordsAlike: number | null, readonly one: { readonly id: string, readonly state: IncidentState, readonly groupId: string | null, readonly groupName: string | null, readonly categories: ReadonlyArray<IncidentCategory>, readonly occurredOn: string, readonly datePrecision: DatePrecision, readonly region: string | null, readonly place: string | null, readonly placePrecision: PlacePrecision, readonly actor: AllegedActor, readonly low: number | null, readonly best: number | null, readonly high: number | null, readonly basis: NumbersBasis, readonly sourceReliability: SourceReliability, readonly informationValidity: InformationValidity, readonly proof: ProofStandard, readonly sensitivity: Sensitivity, readonly summary: string | null, readonly sourceClass: SourceClass, readonly mergedInto: string | null, readonly reports: number, readonly revision: number, readonly codedAt: string, readonly codedBy: { readonly name: string } }, readonly other: { readonly id: string, readonly state: IncidentState, readonly groupId: string | null, readonly groupName: string | null, readonly categories: ReadonlyArray<IncidentCategory>, readonly occurredOn: string, readonly datePrecision: DatePrecision, readonly region: string | null, readonly place: string | null, readonly placePrecision: PlacePrecision, readonly actor: AllegedActor, readonly low: number | null, readonly best: number | null, readonly high: number | null, readonly basis: NumbersBasis, readonly sourceReliability: SourceReliability, readonly informationValidity: InformationValidity, readonly proof: ProofStandard, readonly sensitivity: Sensitivity, readonly summary: string | null, readonly sourceClass: SourceClass, readonly mergedInto: string | null, readonly reports: number, readonly revision: number, readonly codedAt: string, readonly codedBy: { readonly name: string } } }> };

export type CodeIncidentMutationVariables = Exact<{
  reports: ReadonlyArray<string | number> | string | number;
  input: IncidentInput;
  mutationId: string;
}>;


export type CodeIncidentMutation = { readonly codeIncident: { readonly id: string } };

export type ChangeIncidentMutationVariables = Exact<{
  id: string | number;
  baseRevision: number;
  input: IncidentInput;
}>;


export type ChangeIncidentMutation = { readonly changeIncident: { readonly id: string } };

export type AttachMonitorReportMutationVariables = Exact<{
  report: string | number;
  incident: string | number;
}>;


export type AttachMonitorReportMutation = { readonly attachMonitorReport: { readonly id: string } };

export type MergeIncidentsMutationVariables = Exact<{
  keep: string | number;
  merge: string | number;
}>;


export type MergeIncidentsMutation = { readonly mergeIncidents: { readonly id: string } };

export type UndoMergeMutationVariables = Exact<{
  id: string | number;
}>;


export type UndoMergeMutation = { readonly undoMerge: { readonly id: string } };

export type KeepIncidentsApartMutationVariables = Exact<{
  one: string | number;
  other: string | number;
}>;


export type KeepIncidentsApartMutation = { readonly keepIncidentsApart: { readonly id: string } };

export type PlacesOfEventsQueryVariables = Exact<{
  country: string;
  skip: number;
}>;


export type PlacesOfEventsQuery = { readonly importedEvents: { readonly hasNextPage: boolean, readonly events: ReadonlyArray<{ readonly id: string, readonly source: string, readonly occurredOn: string, readonly region: string | null, readonly latitude: number | null, readonly longitude: number | null, readonly placePrecision: PlacePrecision }> } };

export type MonitorEventsQueryVariables = Exact<{
  country: string;
  about?: ReadonlyArray<string | number> | string | number | null | undefined;
  after?: string | null | undefined;
  first?: number | null | undefined;
}>;


export type MonitorEventsQuery = { readonly monitorEvents: { readonly hasNextPage: boolean, readonly cursor: string, readonly events: ReadonlyArray<{ readonly position: number, readonly kind: MonitorEventKind, readonly at: string, readonly subjectId: string, readonly actor: { readonly name: string } | null }> } };

export type IncidentOpeningsQueryVariables = Exact<{
  country: string;
}>;


export type IncidentOpeningsQuery = { readonly incidentOpenings: ReadonlyArray<{ readonly id: string, readonly reason: string | null, readonly openedAt: string, readonly endsAt: string, readonly person: { readonly name: string } }> };

export type OpenIncidentsMutationVariables = Exact<{
  country: string;
  reason: string;
  mutationId: string;
}>;


export type OpenIncidentsMutation = { readonly openIncidents: { readonly endsAt: string } };

export type ReportFieldsFragment = { readonly id: string, readonly state: ReportState, readonly receivedOn: string, readonly sourceCode: string, readonly sourceReliability: SourceReliability, readonly consent: ReportConsent, readonly consentLimits: string | null, readonly retention: Retention, readonly text: string | null, readonly incidentId: string | null, readonly recordedAt: string, readonly viewerCan: ReadonlyArray<ReportMove>, readonly recordedBy: { readonly name: string } };

export type MonitorReportsQueryVariables = Exact<{
  country: string;
  state?: ReportState | null | undefined;
  incident?: string | number | null | undefined;
  first?: number | null | undefined;
}>;


export type MonitorReportsQuery = { readonly monitorReports: { readonly hasNextPage: boolean, readonly reports: ReadonlyArray<{ readonly id: string, readonly state: ReportState, readonly receivedOn: string, readonly sourceCode: string, readonly sourceReliability: SourceReliability, readonly consent: ReportConsent, readonly consentLimits: string | null, readonly retention: Retention, readonly text: string | null, readonly incidentId: string | null, readonly recordedAt: string, readonly viewerCan: ReadonlyArray<ReportMove>, readonly recordedBy: { readonly name: string } }> } };

export type RecordMonitorReportMutationVariables = Exact<{
  input: MonitorReportInput;
}>;


export type RecordMonitorReportMutation = { readonly recordMonitorReport: { readonly id: string } };

export type MoveMonitorReportMutationVariables = Exact<{
  id: string | number;
  move: ReportMove;
}>;


export type MoveMonitorReportMutation = { readonly moveMonitorReport: { readonly id: string } };

export type DeleteMonitorReportMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteMonitorReportMutation = { readonly deleteMonitorReport: boolean };

export type MonitorSeriesQueryVariables = Exact<{
  country: string;
  step: SeriesStep;
  sourceClass: SourceClass;
  first?: number | null | undefined;
  skip: number;
}>;


export type MonitorSeriesQuery = { readonly monitorSeries: { readonly hasNextPage: boolean, readonly tooVague: number, readonly series: ReadonlyArray<{ readonly groupId: string | null, readonly groupName: string | null, readonly category: string, readonly sourceClass: SourceClass, readonly step: SeriesStep, readonly start: string, readonly counts: ReadonlyArray<number>, readonly crossing: number, readonly sources: ReadonlyArray<{ readonly code: string, readonly counts: ReadonlyArray<number> }> }> } };

export type MonitorDetectorsQueryVariables = Exact<{ [key: string]: never; }>;


export type MonitorDetectorsQuery = { readonly monitorDetectors: ReadonlyArray<{ readonly detector: string, readonly defaults: string, readonly source: string, readonly isOn: boolean, readonly backtest: BacktestOutcome | null }> };

export type RunDetectorQueryVariables = Exact<{
  country: string;
  series: SeriesInput;
  detector: string;
  parameters?: string | null | undefined;
  last?: number | null | undefined;
}>;


export type RunDetectorQuery = { readonly runDetector: { readonly detector: string, readonly version: number, readonly parameters: string, readonly source: string, readonly file: string | null, readonly findings: ReadonlyArray<{ readonly periodStart: string, readonly observed: number | null, readonly outcome: DetectorOutcome, readonly upperbound: number | null, readonly p: number | null, readonly sentence: string }> } };

export type MonitorSignalsQueryVariables = Exact<{
  country: string;
  controlled: boolean;
  first?: number | null | undefined;
  skip: number;
}>;


export type MonitorSignalsQuery = { readonly monitorSignals: { readonly hasNextPage: boolean, readonly signals: ReadonlyArray<{ readonly id: string, readonly groupName: string | null, readonly category: string | null, readonly sourceClass: SourceClass | null, readonly step: SeriesStep, readonly periodStart: string, readonly detector: string, readonly version: number, readonly state: SignalState, readonly since: string, readonly viewerCanReview: boolean, readonly observations: ReadonlyArray<{ readonly number: number, readonly observedAt: string, readonly stands: boolean, readonly outcome: DetectorOutcome, readonly observed: number | null, readonly upperbound: number | null, readonly p: number | null, readonly family: number | null, readonly rank: number | null, readonly threshold: number | null, readonly sentence: string, readonly effortSentence: string }> }> } };

export type MonitorWatchQueryVariables = Exact<{
  country: string;
}>;


export type MonitorWatchQuery = { readonly monitorWatch: { readonly ranAt: string | null, readonly expectedFalseAlarms: number, readonly detectors: ReadonlyArray<{ readonly detector: string, readonly step: SeriesStep, readonly controlled: boolean, readonly series: number, readonly tooFew: number, readonly notComputable: number, readonly expectedFalseAlarms: number }> } };

export type ReviewMonitorSignalMutationVariables = Exact<{
  id: string | number;
  observation: number;
}>;


export type ReviewMonitorSignalMutation = { readonly reviewMonitorSignal: { readonly id: string } };

export type CountrySinceQueryVariables = Exact<{
  country: string;
  cycle?: string | null | undefined;
  after: string;
  filter?: EventFilter | null | undefined;
}>;


export type CountrySinceQuery = { readonly countryChecklist: { readonly cycle: { readonly code: string, readonly state: CycleState, readonly opensOn: string, readonly closesOn: string }, readonly viewerCan: ReadonlyArray<{ readonly agencyCode: string | null, readonly status: ResponseStatus, readonly viewerCan: ReadonlyArray<AnswerAction> }> }, readonly events: { readonly edges: ReadonlyArray<{ readonly node: { readonly id: string, readonly cursor: string, readonly kind: EventKind, readonly at: string, readonly cycleCode: string | null, readonly countryCode: string | null, readonly agencyCode: string | null, readonly itemCode: string | null, readonly revision: number | null, readonly note: string | null, readonly actor: { readonly id: string, readonly name: string } | null, readonly changes: ReadonlyArray<{ readonly field: string, readonly from: string | null, readonly to: string | null }>, readonly progress: { readonly countryCode: string, readonly agencyCode: string | null, readonly notStarted: number, readonly carried: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly updatedAt: string | null } | null } }>, readonly pageInfo: { readonly hasNextPage: boolean } } };

export type CellsSinceQueryVariables = Exact<{
  cycle?: string | null | undefined;
  countries?: ReadonlyArray<string> | string | null | undefined;
  agencies?: ReadonlyArray<string> | string | null | undefined;
  countryTeam?: boolean | null | undefined;
  after: string;
}>;


export type CellsSinceQuery = { readonly progressMatrix: { readonly cursor: string, readonly cycle: { readonly code: string, readonly state: CycleState, readonly opensOn: string, readonly closesOn: string }, readonly cells: ReadonlyArray<{ readonly countryCode: string, readonly agencyCode: string | null, readonly notStarted: number, readonly carried: number, readonly inProgress: number, readonly submitted: number, readonly returned: number, readonly accepted: number, readonly total: number, readonly updatedAt: string | null }> } };

export type ErasedSinceQueryVariables = Exact<{
  after: string;
  countries?: ReadonlyArray<string> | string | null | undefined;
}>;


export type ErasedSinceQuery = { readonly events: { readonly edges: ReadonlyArray<{ readonly cursor: string }> } };

export type OwnChangesQueryVariables = Exact<{
  cycle: string;
  after?: string | null | undefined;
}>;


export type OwnChangesQuery = { readonly viewer: { readonly changes: { readonly hasNextPage: boolean, readonly endCursor: string | null, readonly cursor: string, readonly nodes: ReadonlyArray<{ readonly id: string, readonly at: string, readonly countryCode: string, readonly agencyCode: string | null, readonly itemCode: string, readonly revision: number, readonly fields: ReadonlyArray<string>, readonly status: ResponseStatus | null, readonly seenOn: string | null, readonly decision: { readonly status: ResponseStatus, readonly at: string, readonly by: { readonly id: string, readonly name: string } | null } | null }> } } | null };

export type OpenConflictsQueryVariables = Exact<{ [key: string]: never; }>;


export type OpenConflictsQuery = { readonly viewer: { readonly conflicts: { readonly cursor: string, readonly nodes: ReadonlyArray<{ readonly id: string, readonly at: string, readonly writtenAt: string | null, readonly note: string | null, readonly response: { readonly countryCode: string, readonly cycleCode: string, readonly itemCode: string, readonly agencyCode: string | null, readonly status: ResponseStatus, readonly rating: Rating | null, readonly narrative: string | null, readonly revision: number, readonly updatedAt: string, readonly updatedBy: { readonly id: string, readonly name: string } }, readonly fields: ReadonlyArray<{ readonly field: string, readonly base: string | null, readonly theirs: string | null, readonly mine: string | null, readonly theirsAt: string, readonly theirsBy: { readonly id: string, readonly name: string } }>, readonly mine: ReadonlyArray<{ readonly field: string, readonly from: string | null, readonly to: string | null }> }> } } | null };

export type SettleConflictMutationVariables = Exact<{
  id: string | number;
  kept: KeptSide;
}>;


export type SettleConflictMutation = { readonly settleConflict: boolean };

export type OpenAnswersMutationVariables = Exact<{
  answers: ReadonlyArray<OpenedAnswerInput> | OpenedAnswerInput;
}>;


export type OpenAnswersMutation = { readonly openAnswers: number };

export type ReportWaitingMutationVariables = Exact<{
  device: string;
  waiting: ReadonlyArray<WaitingChangesInput> | WaitingChangesInput;
}>;


export type ReportWaitingMutation = { readonly reportWaiting: boolean };

export type UnreadNoticesQueryVariables = Exact<{ [key: string]: never; }>;


export type UnreadNoticesQuery = { readonly viewer: { readonly notices: { readonly unread: number, readonly stamp: string } } | null };

export type UnreadStreamSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type UnreadStreamSubscription = { readonly unreadNotices: { readonly count: number, readonly stamp: string } };

const countryFields =
  "fragment CountryFields on CountryChecklist{cycle{code state opensOn closesOn}agencies{code}viewerCan{agencyCode status viewerCan}}";
const questions =
  "fragment Questions on Checklist{sections{code title(language:$language)items{code title(language:$language)guidance(language:$language)wording(language:$language)answeredBy callToActionAreas}}}";
const criteria =
  "fragment Criteria on Checklist{sections{items{code meetsWhen(language:$language)evidence(language:$language)}}}";
const responseFields =
  "fragment ResponseFields on Response{countryCode cycleCode itemCode agencyCode status rating narrative revision updatedAt updatedBy{id name}}";
const progressFields =
  "fragment ProgressFields on Progress{countryCode agencyCode notStarted carried inProgress submitted returned accepted total updatedAt}";
const eventFields =
  "fragment EventFields on Event{id cursor kind at actor{id name}cycleCode countryCode agencyCode itemCode revision changes{field from to}note progress{...ProgressFields}}";
export const CountryChecklistDocument: Document<CountryChecklistQuery, CountryChecklistQueryVariables> =
  "query CountryChecklist($country:String!$cycle:String$filter:EventFilter$questions:Boolean!$language:String){countryChecklist(country:$country cycle:$cycle){...CountryFields checklist{version ...Questions@include(if:$questions)...Criteria}responses{...ResponseFields}progress{...ProgressFields}cursor}events(last:20 filter:$filter){edges{node{...EventFields}}}}" + countryFields + questions + criteria + responseFields + progressFields + eventFields;
export const OwnAnswersDocument: Document<OwnAnswersQuery, OwnAnswersQueryVariables> =
  "query OwnAnswers($country:String!$cycle:String!$countries:[String!]$agencies:[String!]$language:String){countryChecklist(country:$country cycle:$cycle){...CountryFields checklist{version ...Questions}}responses(cycle:$cycle countries:$countries agencies:$agencies countryTeam:true first:200){nodes{...ResponseFields}hasNextPage}}" + countryFields + questions + responseFields;
export const StandingsDocument: Document<StandingsQuery, StandingsQueryVariables> =
  "query Standings($cycle:String$countries:[String!]$agencies:[String!]){progressMatrix(cycle:$cycle countries:$countries agencies:$agencies countryTeam:true){cells{...ProgressFields}cursor}}" + progressFields;
export const EventsDocument: Document<EventsQuery, EventsQueryVariables> =
  "query Events($last:Int!$before:Cursor$filter:EventFilter){events(last:$last before:$before filter:$filter){edges{node{...EventFields}}pageInfo{hasPreviousPage startCursor endCursor}}}" + eventFields + progressFields;
export const EventStreamDocument: Document<EventStreamSubscription, EventStreamSubscriptionVariables> =
  "subscription EventStream($after:Cursor$filter:EventFilter){events(after:$after filter:$filter){...EventFields}}" + eventFields + progressFields;
export const RecordResponsesDocument: Document<RecordResponsesMutation, RecordResponsesMutationVariables> =
  "mutation RecordResponses($inputs:[RecordResponseInput!]!){recordResponses(inputs:$inputs){__typename ...on ResponseRecorded{mutationId response{...ResponseFields}progress{...ProgressFields}cursor merged replayed}...on ResponseConflict{mutationId id response{...ResponseFields}fields{field base theirs mine theirsBy{id name}theirsAt}}...on ResponseRefused{mutationId code message}}}" + responseFields + progressFields;
export const StartDocument: Document<StartQuery, StartQueryVariables> =
  "query Start($language:String$known:Boolean!=false){viewer{language person{id name}memberships{role agency{code}country{code}}viewerCan withheldRoles}namesDigest(language:$language)agencies@skip(if:$known){code acronym name}countries@skip(if:$known){code name(language:$language)region}cycles{code state opensOn closesOn}currentCycle{code}}";
