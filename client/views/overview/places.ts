import { answeredOf } from '../../elements/progress.ts';
import type { Progress } from '../../sync/model.ts';
import type { Cells } from '../../sync/topics/matrix.ts';
import { movedFrom, type Since, stepsBetween } from '../matrix/moved.ts';
import { type Plan, type Standing, standingOf } from './plan.ts';

/** A place that moved: what it was, and what it is. */
export interface MovedPlace {
  readonly before: Progress;
  readonly now: Progress;
}

export const ways = ['back', 'forward', 'changed'] as const;
export type Way = (typeof ways)[number];

/** What moved, by its direction, what moved furthest first. */
export interface MovedPlaces extends Readonly<Record<Way, readonly MovedPlace[]>> {
  /** Places that moved and of which nobody knows yet what they were. */
  readonly unknown: number;
}

export function movedPlaces(cells: Cells, since: Since): MovedPlaces {
  const found: Record<Way, MovedPlace[]> = { back: [], forward: [], changed: [] };
  let unknown = 0;
  for (const now of allOf(cells)) {
    const moved = movedFrom(now, since);
    if (moved === null) continue;
    if (moved.before === null || moved.movement === 'unknown') unknown++;
    else found[moved.movement].push({ before: moved.before, now });
  }
  for (const way of ways) found[way].sort(furthestFirst);
  return { ...found, unknown };
}

function furthestFirst(one: MovedPlace, other: MovedPlace): number {
  const steps = ({ before, now }: MovedPlace) => Math.abs(stepsBetween(before, now));
  return steps(other) - steps(one) || latest(one, other);
}

function latest(one: MovedPlace, other: MovedPlace): number {
  return (other.now.updatedAt ?? '') < (one.now.updatedAt ?? '') ? -1 : 1;
}

export const partyKinds = ['agencies', 'countries'] as const;
export type PartyKind = (typeof partyKinds)[number];

/** An agency, the country teams under the empty text, or a country, and how far it is. */
export interface Party extends Standing {
  readonly code: string;
  /** How many more are answered than the last time, of the places that moved. */
  readonly more: number;
}

/** Everybody, the one furthest behind the plan first. */
export function partiesOf(cells: Cells, plan: Plan, moved: MovedPlaces, kind: PartyKind): readonly Party[] {
  const codeOf = ({ countryCode, agencyCode }: Progress) =>
    kind === 'countries' ? countryCode : (agencyCode ?? '');
  const own = new Map<string, Progress[]>();
  for (const cell of allOf(cells)) {
    const known = own.get(codeOf(cell));
    if (known) known.push(cell);
    else own.set(codeOf(cell), [cell]);
  }
  const more = new Map<string, number>();
  for (const { before, now } of ways.flatMap((way) => moved[way])) {
    const code = codeOf(now);
    more.set(code, (more.get(code) ?? 0) + answeredOf(now) - answeredOf(before));
  }
  const parties = [...own].map(([code, list]) => ({
    code,
    more: more.get(code) ?? 0,
    ...standingOf(list, plan),
  }));
  const weight = ({ due, answered, planned }: Party) => (due === 0 ? 1 : (answered - planned) / due);
  return parties.filter(({ due }) => due > 0).sort((one, other) => weight(one) - weight(other));
}

/** Of what all who are behind lack together, the part that those furthest behind in numbers lack. */
export function gapOf(parties: readonly Party[], most: number): { codes: readonly string[]; share: number } {
  const lack = ({ answered, planned }: Party) => Math.max(planned - answered, 0);
  const behind = parties.filter((party) => lack(party) > 0).sort((one, other) => lack(other) - lack(one));
  const all = behind.reduce((sum, party) => sum + lack(party), 0);
  const few = behind.slice(0, most);
  const share = all === 0 ? 0 : few.reduce((sum, party) => sum + lack(party), 0) / all;
  return { codes: few.map(({ code }) => code), share };
}

/** Everybody together. */
export function sumOfParties(parties: readonly Party[]): Standing & { more: number } {
  const sum = { due: 0, answered: 0, planned: 0, more: 0 };
  for (const { due, answered, planned, more } of parties) {
    sum.due += due;
    sum.answered += answered;
    sum.planned += planned;
    sum.more += more;
  }
  return sum;
}

export function allOf(cells: Cells): Progress[] {
  return [...cells.values()].flatMap((row) => [...row.values()]);
}
