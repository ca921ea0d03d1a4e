import type { Viewer } from '../../server/domain/viewer.ts';
import type { RecordInput } from '../../server/responses/recording/record-input.ts';
import { absent, agencyItems, closedCycle, countryCodes, openCycle, teamItems } from '../support/builders.ts';

/*
 * What recording answers means, in the plainest words: everything in memory, one input after the other, every version of
 * every answer kept whole. It shares nothing with the server's code, so that the two can be wrong only in different ways.
 */

const fields = ['status', 'rating', 'narrative'] as const;
const statuses = ['NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'ACCEPTED'];

type Values = { status: string; rating: string | null; narrative: string | null };
type Version = Values & { by: string; at: Date };
type Change = { field: string; from: string | null; to: string | null };

export type ModelEvent = {
  kind: 'RESPONSE_RECORDED' | 'RESPONSE_CONFLICTED';
  actor: string;
  key: string;
  revision: number;
  baseRevision: number;
  changes: Change[];
  note: string | null;
  counts: number[];
};

/** What the author of an input is told, without its sentences. */
export type ModelOutcome =
  | { kind: 'REFUSED'; code: string }
  | {
      kind: 'RECORDED';
      position: number;
      merged: boolean;
      replayed: boolean;
      answer: Answer;
      counts: number[];
    }
  | { kind: 'CONFLICTED'; position: number; replayed: boolean; answer: Answer; clashes: ModelClash[] };
export type Answer = Values & { revision: number; by: string | null };
export type ModelClash = {
  field: string;
  base: string | null;
  theirs: string | null;
  mine: string | null;
  by: string;
  at: number;
};

type Receipt = { input: string; first: Exclude<ModelOutcome, { kind: 'REFUSED' }> };

/** What there is to answer in the cycle that a model is of. */
export type PlainWorld = {
  cycle: string;
  closedCycle: string;
  countryCodes: readonly string[];
  agencyItems: readonly string[];
  teamItems: readonly string[];
  /** The one agency that doesn't report, and where. */
  absent: { agency: string; country: string };
  /** How long the log was before. */
  position: number;
};

const smallWorld: PlainWorld = {
  cycle: openCycle,
  closedCycle,
  countryCodes,
  agencyItems,
  teamItems,
  absent,
  position: 0,
};

export class PlainModel {
  #versions = new Map<string, Version[]>();
  #receipts = new Map<string, Receipt>();
  readonly log: ModelEvent[] = [];
  /** Whether its cycle is open. */
  open = true;

  constructor(readonly world: PlainWorld = smallWorld) {}

  /** The model as it is now, unmoved by what comes later. */
  copy(): PlainModel {
    const copy = new PlainModel(this.world);
    copy.open = this.open;
    for (const [key, versions] of this.#versions) copy.#versions.set(key, [...versions]);
    copy.#receipts = new Map(this.#receipts);
    copy.log.push(...this.log);
    return copy;
  }

  /** Records one input at a time of the log's, or refuses it. */
  record(author: Viewer, input: RecordInput, at: Date): ModelOutcome {
    const key = keyOf(input);
    const receiptKey = `${author.personId} ${input.mutationId.toLowerCase()}`;
    const sent = JSON.stringify({ ...input, mutationId: '' }, Object.keys(input).sort());
    const receipt = this.#receipts.get(receiptKey);
    if (receipt)
      return receipt.input === sent
        ? this.#asItStands({ ...receipt.first, replayed: true }, key)
        : { kind: 'REFUSED', code: 'INVALID' };
    const code = this.#refusal(author, input, key);
    if (code) return { kind: 'REFUSED', code };

    const first = this.#merge(author, input, key, at);
    if (first.kind !== 'REFUSED') this.#receipts.set(receiptKey, { input: sent, first });
    return first;
  }

  /** An outcome as its call tells it: what was recorded before says how all stands when the whole call is written. */
  afterCall(outcome: ModelOutcome, input: RecordInput): ModelOutcome {
    if (outcome.kind === 'REFUSED' || !outcome.replayed) return outcome;
    return this.#asItStands(outcome, keyOf(input));
  }

  answer(key: string): Answer {
    const all = this.#all(key);
    const { status, rating, narrative, by } = all.at(-1) ?? empty;
    return { status, rating, narrative, revision: all.length - 1, by: by || null };
  }

  /** Of the cell that an answer is in, by counting. */
  counts(key: string): number[] {
    const [country, agency] = key.split('/');
    const items = agency ? this.world.agencyItems : this.world.teamItems;
    const now = items.map((item) => this.answer(`${country}/${agency}/${item}`).status);
    return statuses.map((status) => now.filter((one) => one === status).length);
  }

  #all(key: string): Version[] {
    return this.#versions.get(key) ?? [empty];
  }

  #asItStands(outcome: Receipt['first'], key: string): ModelOutcome {
    const answer = this.answer(key);
    return outcome.kind === 'RECORDED'
      ? { ...outcome, answer, counts: this.counts(key) }
      : { ...outcome, answer };
  }

  #refusal(author: Viewer, input: RecordInput, key: string): string | null {
    const { country, agency = null, item, cycle = null, status, note } = input;
    if (status === null || fields.every((field) => input[field] === undefined)) return 'INVALID';
    if (input.baseRevision < 0 || (status === 'RETURNED' && !note)) return 'INVALID';
    const { closedCycle: closed, absent: gone, ...world } = this.world;
    if (cycle !== null && cycle !== world.cycle && cycle !== closed) return 'INVALID';
    if (!world.countryCodes.includes(country)) return 'UNKNOWN_COUNTRY';
    if (world.teamItems.includes(item) !== (agency === null)) return 'INVALID';
    const away = country === gone.country && agency === gone.agency;
    const allowed = author.memberships.some(({ role, agencyCode, countryCode }) => {
      if (role !== 'FOCAL_POINT') return role === 'COORDINATOR';
      const awayTeam = agency === null && agencyCode === gone.agency && country === gone.country;
      return countryCode === country && (agency === null ? !awayTeam : agencyCode === agency);
    });
    if (!allowed) return 'FORBIDDEN';
    const reviews = author.memberships.some(({ role }) => role === 'COORDINATOR');
    const standing = cycle === closed ? 'NOT_STARTED' : this.answer(key).status;
    if (!reviews && [status, standing].some((one) => one === 'ACCEPTED')) return 'FORBIDDEN';
    if (!reviews && status === 'RETURNED') return 'FORBIDDEN';
    if (away) return 'NOT_REPORTING';
    if (cycle === closed || !this.open) return 'CYCLE_NOT_OPEN';
    return input.baseRevision >= this.#all(key).length ? 'INVALID' : null;
  }

  #merge(author: Viewer, input: RecordInput, key: string, at: Date): ModelOutcome {
    const all = this.#all(key);
    const now = all.at(-1) ?? empty;
    const base = all[input.baseRevision] ?? empty;
    const mine = fields
      .filter((field) => input[field] !== undefined)
      .map((field) => ({ field, value: input[field] || null }));
    const lastChange = (field: (typeof fields)[number]) =>
      all.findLast(
        (version, revision) => revision > input.baseRevision && version[field] !== all[revision - 1]?.[field],
      );

    const clashes = mine.flatMap(({ field, value }): ModelClash[] => {
      const change = lastChange(field);
      if (!change || now[field] === value) return [];
      const { by, at: time } = change;
      return [{ field, base: base[field], theirs: now[field], mine: value, by, at: Number(time) }];
    });
    const log = (kind: ModelEvent['kind'], from: Values, keep: (change: Change) => boolean) =>
      this.log.push({
        kind,
        actor: author.personId,
        key,
        revision: this.#all(key).length - 1,
        baseRevision: input.baseRevision,
        changes: mine.map(({ field, value }) => ({ field, from: from[field], to: value })).filter(keep),
        note: input.note || null,
        counts: this.counts(key),
      });
    if (clashes.length > 0) {
      const clashing = clashes.map(({ field }) => field);
      log('RESPONSE_CONFLICTED', base, ({ field, from, to }) => clashing.includes(field) || from !== to);
      return {
        kind: 'CONFLICTED',
        position: this.world.position + this.log.length,
        replayed: false,
        answer: this.answer(key),
        clashes,
      };
    }

    const merged = fields.some((field) => input[field] === undefined && lastChange(field));
    if (mine.every(({ field, value }) => now[field] === value)) {
      if (all.length === 1 || input.note) return { kind: 'REFUSED', code: 'INVALID' };
    } else {
      const next = { ...now, ...Object.fromEntries(mine.map(({ field, value }) => [field, value])) };
      if (next.status === 'SUBMITTED' && next.rating === 'NOT_APPLICABLE' && !next.narrative) {
        return { kind: 'REFUSED', code: 'INVALID' };
      }
      this.#versions.set(key, [...all, { ...next, by: author.personId, at }]);
      log('RESPONSE_RECORDED', now, ({ from, to }) => from !== to);
    }
    const answer = this.answer(key);
    return {
      kind: 'RECORDED',
      position: this.world.position + this.log.length,
      merged,
      replayed: false,
      answer,
      counts: this.counts(key),
    };
  }
}

const empty: Version = { status: 'NOT_STARTED', rating: null, narrative: null, by: '', at: new Date(0) };

/** `KEN/UNICEF/LDR-2`; `KEN//LDR-1` for the team's. */
export function keyOf({ country, agency, item }: Pick<RecordInput, 'country' | 'agency' | 'item'>): string {
  return `${country}/${agency ?? ''}/${item}`;
}
