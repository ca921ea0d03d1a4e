import type { Action, Scope } from '../server/access/action.ts';
import { permissions } from '../server/access/permission-table.ts';
import type { Role } from '../server/domain/viewer.ts';

const roleNames: Record<Role, string> = {
  COORDINATOR: 'Coordinator',
  CO_CHAIR: 'Co-chair',
  FOCAL_POINT: 'Focal point',
  CONTRIBUTOR: 'Contributor',
  COUNTRY_LEAD: 'Country lead',
  OBSERVER: 'Observer',
  MONITORING_ANALYST: 'Monitoring analyst',
  HUMAN_RIGHTS_ADVISER: 'Human rights adviser',
  MANDATE_HOLDER: 'Mandate holder',
};

const actionNames: Record<Action, string> = {
  readPublished: 'Reads submitted, returned and accepted answers',
  readAgencyDraft: 'Reads an agency’s drafts',
  readTeamDraft: 'Reads the country team’s drafts',
  writeAgencyAnswer: 'Writes an agency’s answers',
  writeTeamAnswer: 'Writes the country team’s answers',
  submit: 'Submits, and changes what is submitted or returned, of what it writes',
  return: 'Returns answers',
  accept: 'Accepts answers',
  changeAccepted: 'Changes accepted answers',
  endorse: 'Endorses the country team’s answers, as the Resident Coordinator',
  eraseContent: 'Erases personal data',
  addAddendum: 'Adds to an answer once its cycle is closed',
  assignColleagues: 'Makes colleagues contributors, and alternates of focal points',
  administerPeople: 'Invites people, gives and ends roles',
  readAdministration: 'Reads who has which role, and the events about that',
  readAgencyInternal: 'Reads and writes internal comments on an agency’s answers',
  readTeamInternal: 'Reads and writes internal comments on the country team’s answers',
  readCycleInternal: 'Reads and writes internal comments on a cycle',
  commentOpen: 'Writes open comments on what is published',
  manageCycles: 'Plans, opens and closes cycles, and says who reports where',
  setWorkingWeek: 'Says on which weekdays nobody works in a country',
  declarePause: 'Declares leave, outages and evacuations',
  askForSecondPerson: 'Asks for a second person to submit what somebody of the agency wrote',
  askForNewLook: 'Asks for a new look at an answer',
  countAsSeen:
    'Is shown, as a day without a name, to those who write an answer once it was opened or its cell marked',
  readAgencySeen: 'Sees on which day a coordinator saw an agency’s answer',
  readTeamSeen: 'Sees on which day a coordinator saw the country team’s answer',
  readHeartbeats:
    'Sees when a cell’s people were last heard of, and how many changes waited on their devices then',
  writeReportNote: 'Writes the note beside the figures of a report',
  readAgencySensitive: 'Reads evidence of an agency’s answers that is HIGH or SEVERE, or withdrawn',
  readTeamSensitive: 'Reads such evidence of the country team’s answers',
  readDownloads: 'Sees who took the files of evidence that others declared',
  proposeMonitoringRole: 'Proposes somebody for a role of the monitor',
  confirmMonitoringRole: 'Confirms such a role, of a lead as the Resident Coordinator',
  readMonitoredGroups: 'Sees the monitor’s groups that are not hidden',
  readIncidents: 'Reads reports, incidents and hidden groups, a lead where the membership says so',
  recordIncidents: 'Records and withdraws reports and incidents, merges them, names and hides groups',
  openIncidents: 'Opens what a country’s readers of incidents read, with a reason, for 24 hours',
  readIncidentOpenings: 'Sees who opened it and why, of a lead as the Resident Coordinator',
  readSignals:
    'Sees signals, without those of hidden groups and without the incidents behind them; coordinators once they opened these',
  readAlerts: 'Sees alerts, without those of hidden groups and without the incidents behind them',
  proposeAlerts: 'Proposes an alert, with or without a signal',
  decideAlerts: 'Confirms and dismisses alerts, a coordinator when it is their turn',
  planEarlyActions: 'Plans early actions on a confirmed alert and says what came of them',
};

const scopeNames: Record<Scope, string> = {
  EVERYWHERE: 'everywhere',
  OWN_AGENCY: 'own agency',
  OWN_COUNTRY: 'own countries',
  WHERE_REPORTING: 'where the agency reports',
  WHERE_REPORTING_UNLED: 'where the agency reports and no lead is',
  NEVER: '–',
};

/** The text of docs/permissions.md: the table of server/access/permission-table.ts in words, and what it means. */
export function printPermissions(): string {
  const roles = Object.keys(permissions) as Role[];
  const actions = Object.keys(actionNames) as Action[];
  const rows = actions.map((action) => [
    actionNames[action],
    ...roles.map((role) => scopeNames[permissions[role][action]]),
  ]);
  const table = [['', ...roles.map((role) => roleNames[role])], ['---', ...roles.map(() => '---')], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
  return `${introduction}\n${table}\n\n${explanation}`;
}

const introduction = `# Who may do what

<!-- Written by scripts/emit-permissions.mjs from server/access/permission-table.ts. Do not edit. -->

One role that allows something is enough; two roles that each allow a part are not put together. A role without a country
has all countries as its own, a role without an agency all agencies. “Own agency” is the agency’s answers in the role’s
countries.
`;

const explanation = `## What everybody sees

- Signed in: reference data, cycles, and how many answers of every cell stand in each status, also by section. Counting by
  rating leaves out the drafts that one may not read.
- In a role: every answer that is SUBMITTED, RETURNED or ACCEPTED, and everything that happened to it while it was.

## Drafts

An answer in NOT_STARTED or IN_PROGRESS is a draft. For whoever may not read it, it does not exist: not in a list or its
count, not by its id, not in the log, not in a stream. The event that publishes an answer shows them all that it says then,
as coming from nothing; what it said before stays hidden. The event that takes it back to a draft shows them that it is
gone. What they saw while it was published stays in the log. Changes that met another change and were not applied are for
those who read drafts, whatever the status.

How many answers of a cell have each status is everybody’s who is signed in, by design: it is how the network sees who has
begun. A section or an area may hold one item alone; then the count tells how that answer stands, and never what it says.

## Writing

- A country has a lead while somebody’s role as one counts: begun, not ended, not deactivated. Focal points then write none
  of its country team’s answers.
- A contributor may work on a draft or take up a returned answer by setting it in progress. Nothing that a contributor
  records is before the network.
- A returned answer is named to somebody who writes it and doesn’t decide on it, or to all who do.
- Where the cycle says so, nobody accepts an answer with a rating or narrative of their own; where it asks for endorsement,
  a country team’s answer is accepted once the Resident Coordinator endorsed it, the country has none, or a reason is given.
- Where an agency’s focal points ask for it, what somebody wrote is submitted by somebody else of the agency. It then waits for
  its focal points in the country; that an agency asks for it is before everybody who is signed in.
- Only in the open cycle is anything written, but for what is added to the record of a closed one. An addendum is read by
  whoever reads the answer as it was recorded.
- What is carried over from the cycle before is read by whoever reads the recorded answer. It stands for this year’s answer
  until one may read that. Who confirms it writes this year’s answer, and submits it where they may submit.

## Across countries

One item over several countries shows the answers that one writes, and what one may do with each; who only reads an answer
doesn’t find it there. Written together or confirmed many at once, each is still recorded by what one may do with it.

## Comments

- Who reads a comment is fixed when it is written, and with it who hears of it: on a page, in the log, in a stream, by its
  id, in a count. For everybody else it does not exist. A reply is for the readers of its thread.
- “Where the agency reports and no lead is” is decided when a thread begins. What is said about a country team’s answers
  while it has a lead is for the lead alone; what was said before, its later lead reads too.
- Open comments are for whoever reads what is published there. On a draft nobody writes them; those from before it went
  back stay in the log, and beside the draft for those who read it.
- Somebody changes their own comment. An internal thread is settled by whoever reads it, an open one by whoever began it or
  writes the answers there. A comment is erased by its author and by those who erase personal data there, who may do so
  with the id of one that they don’t read.
- On a cycle itself, internal comments are for a role without a country that has all countries as its own. Open ones are for
  whoever has a role, and are settled by whoever began them or moves cycles.
- Being mentioned gives nobody anything to read.

## Assigning and next steps

- Whoever may write an answer assigns it, writes its next steps and says that they are done: as its country and agency stand
  in the open cycle, also for steps of earlier ones. Both go only to people who may write it.
- They are read by whoever reads the answer on which they stand: beside a draft by those who read it, and by nobody else.
  Being assigned an answer gives nobody anything to read.
- What a step says is erased by its author, and by those who erase personal data there.
- Whoever hands somebody’s roles over hands over what waits for them there. What they don’t read passes too, and isn’t counted.

## Evidence

- Whoever may change an answer as it stands declares its evidence, revises it and withdraws it, in the open cycle. They sign that
  it names no victim and no source.
- Evidence that is LOW or MODERATE is read by whoever reads the answer, and hides with its draft. What is HIGH, SEVERE or
  withdrawn is for the agency’s roles there, or of a country team’s for those of the agencies that report there, for the country’s lead
  and for its coordinators. Of what is HIGH or SEVERE everybody else learns that there is one more document.
- A file is sent by whoever declared it, or put it in the place of another, and given out to whoever reads the evidence. Who took it is for
  whoever declared the evidence, and for coordinators.
- What evidence said before, and its former files, are for those who read what is HIGH there; what a draft said, for those who read drafts.
- It is erased by whoever declared it, and by those who erase personal data there.

## Cycles

A cycle is everybody’s. It is planned, changed, opened, closed and reopened, and who reports where is said, only by a role
without a country that has all countries as its own.

## Comparison

Two years are compared for whoever is signed in, over the published answers that they read. Drafts are no part of it, for
nobody.

## Working days, and who is stuck

- A country’s working week is set by those who write its team’s answers. Days on which nobody can work are declared for an
  agency by its focal points, for a country by its lead. Both are before everybody who is signed in.
- Who is stuck is shown to everybody who is signed in, as counts are. What stands on a submitted or returned answer is for
  those who read it; that somebody never signed in or that a country has no lead, for those who see the people there.

## People

- In its own countries a role sees the people who have a role or an invitation for one of them by name, with all of their
  roles. Focal points see those of their own agency, in every country.
- A role for all countries is given, and ended, by those who administer people everywhere. They alone shut somebody out.
- Events about people are for those who read them everywhere, and for the person concerned. They name who did it and whom
  it is about; nobody else learns of either.

## Exports

What somebody takes out as a file is what they read, by the same rules, at that moment. That they did is an event about them: for
those who read such events everywhere, and for themselves.

## Webhooks

Whoever has a role registers webhooks of their own, in a browser’s session. Each is told of what its owner may read at that moment, as
a program with their reading token, and of nothing of the monitor. Its owner alone changes it, tests it and sees its address. Those who
administer people everywhere see all of them and what became of their messages, and pause and remove them. For everybody else
they are not there.

## Marks

How far somebody has looked at the matrix is theirs alone: it is read and set for oneself, whatever one’s role, and no role
reads anybody else’s. A program that only reads sets none. What moved since a place in the log is the same for everybody.

## Saved views

Views that somebody keeps by a name are theirs alone, as marks are. A link to a view is its address: whoever opens it sees
what they may see, and nothing of whose list it came from.

## The monitor

- Its roles, and that a lead reads incidents, are given by two people: a coordinator proposes, another coordinator or the
  country’s Resident Coordinator confirms, and nobody for themselves. They need a second factor, pass to no successor, and one
  person is enough to end them.
- Nothing of the monitor is for a program’s token, or for whoever signed in without a second factor, but for its monthly
  releases: these are for whoever is signed in, with or without a role.
- Who reads a country’s incidents reads its assessments and sensitive dates; its analysts write them.

## Programs

A token is narrowed to what its owner may do, and further to reading, to an agency, to a country. A token for an agency
writes that agency’s answers alone, and reads the country team’s too.
`;
