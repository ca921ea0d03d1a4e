import type { AlertLevel, AlertTurn } from '../../../schema/types/alert-terms.ts';

/*
 * First a country's lead and its human rights adviser are asked. A deadline that they leave unanswered passes the turn to
 * who stands in for the adviser, with the same time once more, and then to coordinators. Where nobody stands in, it passes to
 * coordinators at once. So it does at the moment from which on nobody has the roles that were asked: with neither
 * lead nor adviser it is the coordinators' turn from the beginning. A turn never goes back to whoever comes later.
 * A WATCH has no deadline. An answer in time ends all deadlines; what is left to decide on an alert that stands has none.
 * Everything follows from the alert, from who had which role when, and from the time: nothing is stored that could lag behind.
 */

/** Since when and until when somebody has a role by which they are asked; null: since ever, and without an end. */
export type AskedRole = {
  turn: AlertTurn;
  person: { id: string; name: string };
  from: Date | null;
  until: Date | null;
};

export type TurnedAlert = {
  proposedLevel: AlertLevel;
  proposedAt: Date;
  decidedAt: Date | null;
  endedAt: Date | null;
};

export type Passing = { to: AlertTurn; at: Date };
/** Whose turn it is or was at the end, since when, and by when they are to decide; with how it came to them. */
export type Turn = { turn: AlertTurn; since: Date; deadline: Date | null; passings: Passing[] };

export function turnOf(alert: TurnedAlert, roles: readonly AskedRole[], now: Date): Turn {
  const { proposedLevel, proposedAt, decidedAt, endedAt } = alert;
  const until = endedAt ?? now;
  const passings: Passing[] = [];
  let turn: AlertTurn = 'LEAD_AND_ADVISER';
  let since = proposedAt;
  while (turn !== 'COORDINATOR') {
    const deadline = deadlineOf(proposedLevel, since);
    const missed = deadline !== null && (decidedAt === null || deadline <= decidedAt) ? deadline : null;
    const left = leftAt(roles, turn, since);
    const at = earlier(missed, left);
    if (at === null || at > until) break;
    const standsIn: boolean = turn === 'LEAD_AND_ADVISER' && at !== left && isHeld(roles, 'ALTERNATE', at);
    turn = standsIn ? 'ALTERNATE' : 'COORDINATOR';
    since = at;
    passings.push({ to: turn, at });
  }
  return { turn, since, deadline: decidedAt === null ? deadlineOf(proposedLevel, since) : null, passings };
}

/** Who has the roles that are asked at a moment, each once. */
export function whoIsAsked(
  roles: readonly AskedRole[],
  turn: AlertTurn,
  at: Date,
): { id: string; name: string }[] {
  const asked = roles.filter((role) => role.turn === turn && counts(role, at));
  return [...new Map(asked.map(({ person }) => [person.id, person])).values()];
}

/** By when a turn that began at a moment is to be answered; null: whenever. */
export function deadlineOf(level: AlertLevel, since: Date): Date | null {
  switch (level) {
    case 'WATCH':
      return null;
    case 'CONCERN':
      return aMonthAfter(since);
    case 'ALERT':
      return daysAfter(since, 7);
    case 'URGENT':
      return daysAfter(since, 1);
  }
}

function daysAfter(since: Date, days: number): Date {
  return new Date(since.getTime() + days * 86_400_000);
}

/** The same day and time of the next month, in UTC, or its last day where it is shorter. */
function aMonthAfter(since: Date): Date {
  const next = new Date(since);
  next.setUTCMonth(since.getUTCMonth() + 1, 1);
  const days = new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 0)).getUTCDate();
  next.setUTCDate(Math.min(since.getUTCDate(), days));
  return next;
}

function counts({ from, until }: AskedRole, at: Date): boolean {
  return (from === null || from <= at) && (until === null || at < until);
}

function isHeld(roles: readonly AskedRole[], turn: AlertTurn, at: Date): boolean {
  return roles.some((role) => role.turn === turn && counts(role, at));
}

/** The first moment from `since` on at which nobody has any of the roles that are asked; null: somebody always has. */
function leftAt(roles: readonly AskedRole[], turn: AlertTurn, since: Date): Date | null {
  let at = since;
  for (;;) {
    const standing = roles.filter((role) => role.turn === turn && counts(role, at));
    if (standing.length === 0) return at;
    if (standing.some(({ until }) => until === null)) return null;
    at = new Date(Math.max(...standing.map(({ until }) => until?.getTime() ?? 0)));
  }
}

function earlier(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
