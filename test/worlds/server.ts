import type {
  CountryChecklistQuery,
  EventFieldsFragment,
  ResponseFieldsFragment,
} from '../../client/operations/operations.generated.ts';
import { keyOf } from '../../client/sync/model.ts';
import type { Outcomes } from '../../client/sync/state.ts';
import { pickFields, type ResponseFields } from '../../server/domain/response-fields.ts';
import { checkInput, inputDigest } from '../../server/responses/recording/check-input.ts';
import {
  type Clash,
  type CurrentResponse,
  findClashes,
  type LaterChange,
  type MergeResult,
  merge,
} from '../../server/responses/recording/merge.ts';
import type { RecordInput } from '../../server/responses/recording/record-input.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
}
type Outcome = Outcomes[number];
export type Input = RecordInput & { cycle: string; agency: string };

/** One arrival that the server decided on, for whoever watches it. */
export interface Arrival {
  readonly person: Person;
  readonly key: string;
  readonly input: Input;
  readonly result: Exclude<MergeResult, { kind: 'INVALID' }>;
  /** It was refused before, under the same id: this is a late copy of it. */
  readonly wasRefused: boolean;
  /** Who set each field last, before this. */
  readonly setBy: ReadonlyMap<string, string>;
}

interface Row {
  now: CurrentResponse;
  by: Person;
  /** Every recorded change, the oldest first. */
  changes: { revision: number; change: LaterChange }[];
  setBy: Map<string, string>;
}

interface Receipt {
  digest: string;
  result: Arrival['result'];
  /** The revision that the answer had then. */
  revision: number;
  cursor: string;
}

/** Where all of it happens. */
export const place = { cycle: '2026', country: 'KEN', agency: 'UNICEF' };
const at = '2026-06-01T12:00:00.000Z';

/** The server without a database: rows and a log in memory, every change decided by the merge of the real one. */
export class WorldServer {
  readonly log: EventFieldsFragment[] = [];
  readonly #rows = new Map<string, Row>();
  readonly #receipts = new Map<string, Receipt>();
  readonly #refusedIds = new Set<string>();
  readonly #watch: (arrival: Arrival) => void;
  /** What comes now for the first time is refused: the cycle is closed. */
  closed = false;
  /** Ids that came a second time, with something else. */
  readonly reused: string[] = [];

  constructor(watch: (arrival: Arrival) => void) {
    this.#watch = watch;
  }

  record(person: Person, inputs: readonly Input[]): Outcomes {
    return inputs.map((input) => this.#recordOne(person, input));
  }

  current(key: string): CurrentResponse {
    return this.#row(key).now;
  }

  changesAfter(key: string, revision: number): readonly LaterChange[] {
    return this.#row(key)
      .changes.filter((one) => one.revision > revision)
      .map(({ change }) => change);
  }

  /** What the field said at a revision. */
  valueAt(key: string, field: keyof ResponseFields, revision: number): string | null {
    const later = this.changesAfter(key, revision).flatMap(({ changes }) => changes);
    const first = later.find((change) => change.field === field);
    return first ? first.from : this.current(key)[field];
  }

  /** At which revisions somebody changed the field. */
  revisionsOf(key: string, field: string): readonly number[] {
    return this.#row(key).changes.flatMap(({ revision, change }) =>
      change.changes.some((one) => one.field === field) ? [revision] : [],
    );
  }

  /** What came of an id of this person's; undefined where it never came. */
  receiptOf(person: Person, mutationId: string): Receipt | undefined {
    return this.#receipts.get(`${person.id} ${mutationId}`);
  }

  snapshot(): CountryChecklistQuery {
    return {
      countryChecklist: {
        cycle: { code: place.cycle, state: 'OPEN', opensOn: '2026-01-01', closesOn: '2026-10-31' },
        checklist: { version: 1, sections: [] },
        agencies: [{ code: place.agency }],
        responses: [...this.#rows].map(([key, row]) => responseOf(itemOf(key), row)),
        progress: [],
        viewerCan: [],
        cursor: String(this.log.length),
      },
      events: { edges: [] },
    };
  }

  #recordOne(person: Person, input: Input): Outcome {
    const key = keyOf(input as typeof place & { item: string });
    const { mutationId } = input;
    const wrong = checkInput(input);
    if (wrong) return refusalOf(mutationId, 'INVALID', wrong);
    const digest = inputDigest(input).toString('hex');
    const known = this.receiptOf(person, mutationId);
    if (known) {
      if (known.digest === digest) return this.#told(input, key, known, true);
      this.reused.push(mutationId);
      return refusalOf(mutationId, 'INVALID', 'Used before.');
    }
    if (this.closed) {
      this.#refusedIds.add(mutationId);
      return refusalOf(mutationId, 'CYCLE_NOT_OPEN', 'Closed.');
    }
    const row = this.#row(key);
    const result = merge(input, row.now, this.changesAfter(key, input.baseRevision));
    if (result.kind === 'INVALID') return refusalOf(mutationId, 'INVALID', result.message);
    const wasRefused = this.#refusedIds.has(mutationId);
    this.#watch({ person, key, input, result, wasRefused, setBy: row.setBy });
    this.#write(person, key, row, input, result);
    const { revision } = this.current(key);
    const receipt = { digest, result, revision, cursor: String(this.log.length) };
    this.#receipts.set(`${person.id} ${mutationId}`, receipt);
    return this.#told(input, key, receipt, false);
  }

  #write(person: Person, key: string, row: Row, input: Input, result: Arrival['result']): void {
    if (result.kind === 'UNCHANGED') return;
    const recorded = result.kind === 'RECORDED';
    const revision = row.now.revision + Number(recorded);
    const { changes } = result;
    if (recorded) {
      const setBy = new Map(row.setBy);
      for (const { field } of changes) setBy.set(field, person.id);
      const change = { by: person, at: new Date(at), changes };
      this.#rows.set(key, {
        now: { ...result.next, revision },
        by: person,
        changes: [...row.changes, { revision, change }],
        setBy,
      });
    }
    const position = String(this.log.length + 1);
    this.log.push({
      id: position,
      cursor: position,
      kind: recorded ? 'RESPONSE_RECORDED' : 'RESPONSE_CONFLICTED',
      at,
      actor: person,
      cycleCode: place.cycle,
      countryCode: place.country,
      agencyCode: place.agency,
      itemCode: input.item,
      revision,
      changes,
      note: input.note ?? null,
      progress: null,
    });
  }

  #told(input: Input, key: string, { result, revision, cursor }: Receipt, replayed: boolean): Outcome {
    const { mutationId } = input;
    const response = responseOf(input.item, this.#row(key));
    if (result.kind === 'CONFLICTED') {
      // Told again, it is found anew from what had happened by then, as in the server.
      const since = this.#row(key)
        .changes.filter((one) => one.revision > input.baseRevision && one.revision <= revision)
        .map(({ change }) => change);
      return {
        __typename: 'ResponseConflict',
        mutationId,
        id: `conflict ${mutationId}`,
        response,
        fields: findClashes(input, since).map(fieldOf),
      };
    }
    return {
      __typename: 'ResponseRecorded',
      mutationId,
      response,
      progress: { ...noProgress },
      cursor,
      merged: result.merged,
      replayed,
    };
  }

  #row(key: string): Row {
    return this.#rows.get(key) ?? untouchedRow;
  }
}

const untouchedRow: Row = {
  now: { status: 'NOT_STARTED', rating: null, narrative: null, revision: 0 },
  by: { id: '', name: '' },
  changes: [],
  setBy: new Map(),
};

const noProgress = {
  countryCode: place.country,
  agencyCode: place.agency,
  notStarted: 0,
  inProgress: 0,
  submitted: 0,
  returned: 0,
  carried: 0,
  accepted: 0,
  total: 0,
  updatedAt: null,
};

function fieldOf({ field, base, theirs, mine, theirsBy, theirsAt }: Clash) {
  return { field, base, theirs, mine, theirsBy, theirsAt: theirsAt.toISOString() };
}

function refusalOf(mutationId: string, code: 'INVALID' | 'CYCLE_NOT_OPEN', message: string): Outcome {
  return { __typename: 'ResponseRefused', mutationId, code, message };
}

export function itemOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

function responseOf(item: string, { now, by }: Row): ResponseFieldsFragment {
  return {
    countryCode: place.country,
    cycleCode: place.cycle,
    itemCode: item,
    agencyCode: place.agency,
    ...pickFields(now),
    revision: now.revision,
    updatedAt: at,
    updatedBy: by,
  };
}
