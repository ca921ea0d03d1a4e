import type {
  CountryChecklistQuery,
  EventFieldsFragment,
  ResponseFieldsFragment,
} from '../../client/operations/operations.generated.ts';
import { type Field, fields, keyOf, type Patch, untouched, type Values } from '../../client/sync/model.ts';
import type { Entry } from '../../client/sync/outbox.ts';
import type { Outcomes } from '../../client/sync/state.ts';

type Outcome = Outcomes[number];
interface Row {
  values: Values;
  revision: number;
  updatedBy: typeof me;
  /** The position of the last event that changed the field, and who made it. */
  changed: Partial<Record<Field, { revision: number; by: string; from: Values[Field] }[]>>;
}

export const me = { id: 'me', name: 'Focal point, UNICEF, Kenya' };
export const other = { id: 'other', name: 'Focal point, WHO, Kenya' };
const base = { cycle: '2026', country: 'KEN', agency: 'UNICEF' };

/** A plain server in memory: merges field by field, keeps a log, answers a known id as the first time. */
export class ModelServer {
  readonly log: EventFieldsFragment[] = [];
  readonly rows = new Map<string, Row>();
  readonly first = new Map<string, { input: string; outcome: Outcome }>();
  /** Everything of mine that has ever arrived, applied or kept with a conflict: `key field value`. */
  readonly arrived = new Set<string>();
  readonly complaints: string[] = [];

  /** `refusing`: what it has not answered before, whatever it is. */
  record(entries: readonly Entry[], { refusing = false } = {}): Outcomes {
    return entries.map((entry) =>
      refusing && !this.first.has(entry.mutationId)
        ? {
            __typename: 'ResponseRefused',
            mutationId: entry.mutationId,
            code: 'NOT_REPORTING',
            message: 'Not now.',
          }
        : this.#recordOne(entry),
    );
  }

  /** Somebody else changes a field, having seen everything. */
  otherChanges(item: string, patch: Patch): void {
    const key = keyOf({ ...base, item });
    this.#apply(key, item, this.#row(key), patch, other);
  }

  snapshot(): CountryChecklistQuery {
    return {
      countryChecklist: {
        cycle: { code: base.cycle, state: 'OPEN', opensOn: '2026-01-01', closesOn: '2026-10-31' },
        checklist: { version: 1, sections: [] },
        agencies: [{ code: base.agency }],
        responses: [...this.rows].map(([key, row]) => responseOf(key.split('/').at(-1) ?? '', row)),
        progress: [],
        viewerCan: [],
        cursor: String(this.log.length),
      },
      events: { edges: [] },
    };
  }

  #recordOne(entry: Entry): Outcome {
    const key = keyOf(entry.address);
    const { mutationId } = entry;
    const input = JSON.stringify([key, entry.patch, entry.base, entry.writtenAt]);
    const known = this.first.get(mutationId);
    if (known) {
      if (known.input !== input) this.complaints.push(`the id ${mutationId} came with other content`);
      return { ...known.outcome, ...this.#asNow(known.outcome, key) } as Outcome;
    }
    const row = this.#row(key);
    const { status } = entry.patch;
    if (status === 'RETURNED' && !entry.note) this.complaints.push(`${key} is returned without its reason`);
    if (status && status !== 'RETURNED' && entry.note) {
      this.complaints.push(`${key} is set to ${status} with the reason of a return`);
    }
    if (entry.note) this.arrived.add(`${key} note ${entry.note}`);
    if (entry.base > row.revision) this.complaints.push(`a base from the future for ${key}`);
    for (const field of fields.filter((one) => one in entry.patch)) {
      this.arrived.add(`${key} ${field} ${entry.patch[field]}`);
    }
    const outcome = this.#judge(entry, key, row);
    this.first.set(mutationId, { input, outcome });
    return outcome;
  }

  #judge(entry: Entry, key: string, row: Row): Outcome {
    const { item } = entry.address;
    const { mutationId } = entry;
    const clashing = fields.filter(
      (field) =>
        field in entry.patch &&
        entry.patch[field] !== row.values[field] &&
        (row.changed[field] ?? []).some((change) => change.revision > entry.base),
    );
    if (clashing.length > 0) {
      this.log.push(this.#event(item, 'RESPONSE_CONFLICTED', me, row.revision, []));
      return {
        __typename: 'ResponseConflict',
        mutationId,
        id: `conflict ${mutationId}`,
        response: responseOf(item, row),
        fields: clashing.map((field) => {
          const after = (row.changed[field] ?? []).filter((change) => change.revision > entry.base);
          return {
            field,
            base: after[0]?.from ?? null,
            theirs: row.values[field],
            mine: entry.patch[field] ?? null,
            theirsBy: after.at(-1)?.by === me.id ? me : other,
            theirsAt: '2026-06-01T12:00:00.000Z',
          };
        }),
      };
    }
    for (const field of fields.filter((one) => one in entry.patch))
      this.#noUnseenOverwrite(entry, key, row, field);
    this.#apply(key, item, row, entry.patch, me);
    const now = this.#row(key);
    return {
      __typename: 'ResponseRecorded',
      mutationId,
      response: responseOf(item, now),
      progress: { ...noProgress },
      cursor: String(this.log.length),
      merged: now.revision > entry.base + 1,
      replayed: false,
    };
  }

  /** What goes must have been seen by me, or written by me, or be the same. */
  #noUnseenOverwrite(entry: Entry, key: string, row: Row, field: Field): void {
    const current = row.values[field];
    const last = (row.changed[field] ?? []).at(-1);
    if (current === entry.patch[field] || last === undefined || last.by === me.id) return;
    if (entry.seen[field] !== current)
      this.complaints.push(`${key} ${field}: “${current}” was never seen by me`);
  }

  #apply(key: string, item: string, row: Row, patch: Patch, by: typeof me): void {
    const changing = fields.filter((field) => field in patch && patch[field] !== row.values[field]);
    if (changing.length === 0) return;
    const revision = row.revision + 1;
    const changed = { ...row.changed };
    for (const field of changing) {
      changed[field] = [...(changed[field] ?? []), { revision, by: by.id, from: row.values[field] }];
    }
    const changes = changing.map((field) => ({
      field,
      from: row.values[field],
      to: patch[field] ?? null,
    }));
    this.rows.set(key, { values: { ...row.values, ...patch }, revision, changed, updatedBy: by });
    this.log.push(this.#event(item, 'RESPONSE_RECORDED', by, revision, changes));
  }

  #asNow(outcome: Outcome, key: string) {
    const now = { response: responseOf(key.split('/').at(-1) ?? '', this.#row(key)), replayed: true };
    return outcome.__typename === 'ResponseRefused' ? {} : now;
  }

  #row(key: string): Row {
    return this.rows.get(key) ?? { values: untouched, revision: 0, changed: {}, updatedBy: other };
  }

  #event(
    item: string,
    kind: 'RESPONSE_RECORDED' | 'RESPONSE_CONFLICTED',
    actor: typeof me,
    revision: number,
    changes: EventFieldsFragment['changes'],
  ): EventFieldsFragment {
    const position = String(this.log.length + 1);
    return {
      id: position,
      cursor: position,
      kind,
      at: '2026-06-01T12:00:00.000Z',
      actor,
      cycleCode: base.cycle,
      countryCode: base.country,
      agencyCode: base.agency,
      itemCode: item,
      revision,
      changes,
      note: null,
      progress: null,
    };
  }
}

const noProgress = {
  countryCode: base.country,
  agencyCode: base.agency,
  notStarted: 0,
  inProgress: 0,
  submitted: 0,
  returned: 0,
  carried: 0,
  accepted: 0,
  total: 0,
  updatedAt: null,
};

function responseOf(item: string, row: Row): ResponseFieldsFragment {
  return {
    countryCode: base.country,
    cycleCode: base.cycle,
    itemCode: item,
    agencyCode: base.agency,
    ...row.values,
    revision: row.revision,
    updatedAt: '2026-06-01T12:00:00.000Z',
    updatedBy: row.updatedBy,
  };
}
