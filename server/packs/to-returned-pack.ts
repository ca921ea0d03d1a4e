import type { PackField, ReturnedPack, ReturnedPackRow } from '../../schema/types/pack.ts';
import { toPerson } from '../domain/to-person.ts';
import type { PlannedField } from './plan-return.ts';
import type { PackOutcome, ReturnedRowOutcome, RowOutcome } from './return-pack.ts';

/** A pack that came back, as the API shows it. */
export function toReturnedPack({ pack, rows, missing }: PackOutcome): ReturnedPack {
  return {
    id: pack.id,
    countryCode: pack.country_code,
    agencyCode: pack.agency_code,
    cycleCode: pack.cycle_code,
    madeBy: toPerson(pack.made_by),
    madeAt: pack.made_at,
    rows: rows.map(toRow),
    missing,
  };
}

function toRow({ row, item, reason, fields, outcome }: ReturnedRowOutcome): ReturnedPackRow {
  return { row, itemCode: item, reason, fields: fields.map((field) => toField(field, outcome)) };
}

const nothingOfOthers = { message: null, theirs: null, theirsBy: null, theirsAt: null } as const;

function toField(planned: PlannedField, outcome: RowOutcome | null): PackField {
  const { field, cell, is, reason, from, to } = planned;
  const said = { field, cell: cell.at, from, to, ...nothingOfOthers };
  if (is !== 'CHANGED') return { ...said, outcome: is, reason };
  if (!outcome) throw new Error('a change of a pack was left without an outcome');
  switch (outcome.kind) {
    case 'REFUSED':
      return { ...said, outcome: 'REFUSED', reason: 'NOT_RECORDED', message: outcome.message };
    case 'UNCHANGED':
      return { ...said, outcome: 'UNCHANGED', reason: 'SAID_ALREADY' };
    case 'RECORDED':
      if (outcome.replayed) return { ...said, outcome: 'UNCHANGED', reason: 'SAID_ALREADY' };
      return { ...said, outcome: outcome.merged ? 'MERGED' : 'APPLIES', reason: null };
    case 'CONFLICTED': {
      const clash = outcome.clashes.find((one) => one.field === field);
      const waits = outcome.replayed ? 'WAITS_FOR_YOU' : null;
      if (!clash) return { ...said, outcome: 'CONFLICTS', reason: waits ?? 'WITH_CONFLICT' };
      const { theirs, theirsBy, theirsAt } = clash;
      return { ...said, outcome: 'CONFLICTS', reason: waits, theirs, theirsBy: toPerson(theirsBy), theirsAt };
    }
  }
}
