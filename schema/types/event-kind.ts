import { registerEnumType } from 'type-graphql';

export const EventKind = {
  RESPONSE_RECORDED: 'RESPONSE_RECORDED',
  RESPONSE_CONFLICTED: 'RESPONSE_CONFLICTED',
  RESPONSE_ENDORSED: 'RESPONSE_ENDORSED',
  CYCLE_PLANNED: 'CYCLE_PLANNED',
  CYCLE_CHANGED: 'CYCLE_CHANGED',
  CYCLE_OPENED: 'CYCLE_OPENED',
  CYCLE_CLOSED: 'CYCLE_CLOSED',
  PRESENCE_CHANGED: 'PRESENCE_CHANGED',
  SNAPSHOT_TAKEN: 'SNAPSHOT_TAKEN',
  WORKING_WEEK_SET: 'WORKING_WEEK_SET',
  PAUSE_DECLARED: 'PAUSE_DECLARED',
  PAUSE_CHANGED: 'PAUSE_CHANGED',
  SECOND_PERSON_SET: 'SECOND_PERSON_SET',
  PERSON_INVITED: 'PERSON_INVITED',
  INVITATION_REVOKED: 'INVITATION_REVOKED',
  MEMBERSHIP_GRANTED: 'MEMBERSHIP_GRANTED',
  MEMBERSHIP_ENDED: 'MEMBERSHIP_ENDED',
  PERSON_DEACTIVATED: 'PERSON_DEACTIVATED',
  TOKEN_CREATED: 'TOKEN_CREATED',
  TOKEN_REVOKED: 'TOKEN_REVOKED',
  EXPORT_MADE: 'EXPORT_MADE',
  CONTENT_ERASED: 'CONTENT_ERASED',
  COMMENT_ADDED: 'COMMENT_ADDED',
  COMMENT_EDITED: 'COMMENT_EDITED',
  COMMENT_RESOLVED: 'COMMENT_RESOLVED',
  COMMENT_REOPENED: 'COMMENT_REOPENED',
  COMMENT_ERASED: 'COMMENT_ERASED',
  COMMENT_HANDED_OVER: 'COMMENT_HANDED_OVER',
  ADDENDUM_ADDED: 'ADDENDUM_ADDED',
  RESPONSE_ASSIGNED: 'RESPONSE_ASSIGNED',
  STEP_ADDED: 'STEP_ADDED',
  STEP_CHANGED: 'STEP_CHANGED',
  STEP_ERASED: 'STEP_ERASED',
  CONFLICT_SETTLED: 'CONFLICT_SETTLED',
  EVIDENCE_DECLARED: 'EVIDENCE_DECLARED',
  EVIDENCE_RECEIVED: 'EVIDENCE_RECEIVED',
  EVIDENCE_REVISED: 'EVIDENCE_REVISED',
  EVIDENCE_WITHDRAWN: 'EVIDENCE_WITHDRAWN',
  EVIDENCE_ERASED: 'EVIDENCE_ERASED',
} as const;
export type EventKind = keyof typeof EventKind;

registerEnumType(EventKind, {
  name: 'EventKind',
  description:
    'What happened. Later versions may add kinds: skip those that you do not know. Kinds about people are for ' +
    'coordinators and for the person concerned, whose id stands in the change of the field `person`. Kinds about comments ' +
    'are for those who read the comment, whose id stands in the change of the field `comment`.',
  valuesConfig: {
    RESPONSE_RECORDED: { description: 'An answer changed.' },
    RESPONSE_CONFLICTED: {
      description:
        'A change met another one of the same field and was not applied. ' +
        'Its changes go from what the author saw to what the author sent; revision and counts stay.',
    },
    RESPONSE_ENDORSED: {
      description:
        'A country’s Resident Coordinator endorsed what its country team answers: the answer at the event’s revision.',
    },
    CYCLE_PLANNED: { description: 'A cycle was planned: its changes are its first and last day.' },
    CYCLE_CHANGED: {
      description:
        'The days of a cycle changed, what it asks of decisions, or who is to report in one that is planned.',
    },
    CYCLE_OPENED: {
      description: 'From here on answers of this cycle are recorded; opened again, the note says why.',
    },
    CYCLE_CLOSED: { description: 'From here on answers of this cycle no longer change.' },
    PRESENCE_CHANGED: {
      description: 'How an agency is present in a country changed: it began or ceased to owe answers there.',
    },
    SNAPSHOT_TAKEN: {
      description: 'What the answers of a cycle say was kept under a name, while the cycle goes on.',
    },
    WORKING_WEEK_SET: { description: 'A country’s team said on which weekdays nobody works there.' },
    PAUSE_DECLARED: { description: 'Somebody declared days on which an agency or a country can’t work.' },
    PAUSE_CHANGED: { description: 'Such days end on another day than was said, or were taken back.' },
    SECOND_PERSON_SET: {
      description:
        'An agency’s focal point said whether its answers in a country are submitted by somebody else than who wrote them.',
    },
    PERSON_INVITED: {
      description: 'Somebody was invited to a role, which they have once they have signed in.',
    },
    INVITATION_REVOKED: { description: 'An invitation that had not been accepted was taken back.' },
    MEMBERSHIP_GRANTED: {
      description: 'Somebody got a role: by accepting an invitation, or by decision of who did it.',
    },
    MEMBERSHIP_ENDED: { description: 'Somebody lost a role.' },
    PERSON_DEACTIVATED: {
      description: 'Somebody can sign in no more; their roles, sessions and tokens ended with it.',
    },
    TOKEN_CREATED: { description: 'Somebody made a token for a program that acts in their name.' },
    TOKEN_REVOKED: { description: 'A token for a program was made useless.' },
    EXPORT_MADE: {
      description:
        'Somebody asked for a file of what they read: its changes are of `table`, `format`, `rows` and `comments`, and the note is ' +
        'the filter in words. It is appended before the first byte goes, so that it also stands where the file did not arrive.',
    },
    CONTENT_ERASED: {
      description:
        'Personal data in an answer was erased wherever it stood; the note says why. Its changes name the events whose ' +
        'content it blanked, by their ids in the field `event`: blank your copies of them and read the answer afresh.',
    },
    COMMENT_ADDED: {
      description: 'Somebody wrote a comment: on an answer, a cell or a cycle, or as a reply.',
    },
    COMMENT_EDITED: { description: 'Whoever wrote a comment changed its text.' },
    COMMENT_RESOLVED: { description: 'Somebody said that a thread is settled.' },
    COMMENT_REOPENED: { description: 'Somebody said that a thread is not settled after all.' },
    COMMENT_ERASED: {
      description:
        'The text of a comment was erased wherever it stood. Its changes name the events whose content it blanked, by ' +
        'their ids in the field `event`: blank your copies of them.',
    },
    COMMENT_HANDED_OVER: {
      description:
        'What a comment asks of somebody is now asked of their successor: its changes go from the one to the other in the ' +
        'field `mention`.',
    },
    ADDENDUM_ADDED: {
      description:
        'Something was added to an answer once its cycle was closed: the note says why. Its changes go from what stood to what ' +
        'is to stand beside the record; the answer, its revision and the counts stay.',
    },
    RESPONSE_ASSIGNED: {
      description:
        'An answer was assigned to somebody, to somebody else, for another day, or to nobody any more: its changes are of ' +
        '`assignedTo` and `dueOn`; or what came back to somebody is for their successor to take up: of `returnedTo`. The answer, its ' +
        'revision and the counts stay.',
    },
    STEP_ADDED: {
      description:
        'A next step was added to an answer, whose id stands in the change of the field `step`: what is to be done, by whom ' +
        'and when.',
    },
    STEP_CHANGED: {
      description: 'A next step says something else, is somebody else’s, or was done or is to be done again.',
    },
    STEP_ERASED: {
      description:
        'The text of a next step was erased wherever it stood. Its changes name the events whose content it blanked, by ' +
        'their ids in the field `event`: blank your copies of them.',
    },
    CONFLICT_SETTLED: {
      description:
        'Whoever wrote a change that met another one has chosen: `conflict` names the RESPONSE_CONFLICTED event by its id, `kept` is ' +
        'MINE or THEIRS. What they keep of their own is recorded by an event of its own; this one changes nothing.',
    },
    EVIDENCE_DECLARED: {
      description:
        'Evidence was declared for an answer: its id stands in the change of the field `evidence`. What it says is never in an ' +
        'event, which holds a digest of it in the field `content`: read `answerEvidence`.',
    },
    EVIDENCE_RECEIVED: {
      description:
        'The file of evidence has come, and is what was declared; or it is of a type that is not taken.',
    },
    EVIDENCE_REVISED: { description: 'Something else is said about evidence.' },
    EVIDENCE_WITHDRAWN: { description: 'Evidence was taken back.' },
    EVIDENCE_ERASED: { description: 'What was said about evidence was erased, and its file.' },
  },
});
