import type { ChecklistReader } from '../catalogue/checklist-reader.ts';
import type { Database } from '../database/database.ts';
import { byField, fieldNames } from '../domain/response-fields.ts';
import type { Viewer } from '../domain/viewer.ts';
import { notFound } from '../lib/api-errors.ts';
import { readCountryStatuses } from '../responses/country-status.sql.ts';
import type { Clash } from '../responses/recording/merge.ts';
import type { Entry } from '../responses/recording/record-input.ts';
import type { RecordOutcome } from '../responses/recording/record-outcome.ts';
import { recordResponses } from '../responses/recording/record-responses.ts';
import { type TriedOutcome, tryResponses } from '../responses/recording/try-responses.ts';
import { refusalOf } from '../responses/response.policy.ts';
import { idOfChange } from './mutation-id.ts';
import { movePackBases, readBases, readChanges, readPack, type StoredPack } from './pack.sql.ts';
import { packItems } from './pack-items.ts';
import { type FieldBase, type PackBase, type PlannedRow, planReturn } from './plan-return.ts';
import { readReturnedFile } from './read-returned-file.ts';

/** What becomes of a row's change: judged now, or recorded. */
export type RowOutcome =
  | { kind: 'REFUSED'; message: string }
  | { kind: 'CONFLICTED'; clashes: Clash[]; replayed: boolean }
  | { kind: 'RECORDED'; merged: boolean; replayed: boolean }
  | { kind: 'UNCHANGED' };

/** A row with what it means, and what becomes of that; `outcome` is null where nothing is to be recorded. */
export type ReturnedRowOutcome = PlannedRow & { outcome: RowOutcome | null };

/** `missing`: items of the pack that the file doesn't hold any more. They stay as they are. */
export type PackOutcome = {
  pack: StoredPack;
  rows: ReturnedRowOutcome[];
  missing: string[];
  /** Whether anything was written. */
  recorded: boolean;
};

/**
 * Takes a pack back from whoever uploads it, or says what that would do and writes nothing. Their rights at this moment count,
 * row by row. The same file a second time changes nothing. Throws BAD_USER_INPUT where the file can't be read or has lost the
 * pack's number, NOT_FOUND where no such pack is known.
 */
export async function returnPack(
  database: Database,
  checklists: ChecklistReader,
  viewer: Viewer,
  { file, dryRun }: { file: Buffer; dryRun: boolean },
): Promise<PackOutcome> {
  const returned = await readReturnedFile(file);
  const pack = await readPack(database, returned.pack);
  if (!pack) {
    throw notFound(
      'No pack with this number is known: it was made elsewhere, or is kept no longer. Nothing was applied.',
    );
  }
  const base = await readPackBase(database, checklists, pack, viewer.personId);
  const rows = planReturn(returned.rows, base);
  const missing = pack.items.filter((item) => !rows.some((row) => row.item === item)).sort();
  const barred = await whyNotThere(database, viewer, pack);
  if (barred !== null)
    return { pack, rows: rows.map((row) => barredRow(row, barred)), missing, recorded: false };

  const sent = rows.flatMap((row) => {
    const { item, change } = row;
    return item !== null && change ? [{ row, entry: entryOf(viewer, pack, { item, change }) }] : [];
  });
  const entries = sent.map(({ entry }) => entry);
  const outcomes = dryRun
    ? (await tryResponses(database, entries)).map(ofTried)
    : await record(database, pack, viewer, entries);
  const outcomeOf = new Map(sent.map(({ row }, index) => [row, outcomes[index] ?? null]));
  return {
    pack,
    rows: rows.map((row) => ({ ...row, outcome: outcomeOf.get(row) ?? null })),
    missing,
    recorded: !dryRun && entries.length > 0,
  };
}

/** What the server knows of a pack, as one person's next copy is compared with it. */
async function readPackBase(
  database: Database,
  checklists: ChecklistReader,
  pack: StoredPack,
  personId: string,
): Promise<PackBase> {
  const checklist = await checklists.readChecklist(database, pack.checklist_version);
  if (!checklist) throw new Error('a pack was made of a checklist that is not there');
  const items = new Map(pack.items.map((item) => [item, byField(emptyHistory)]));
  for (const { item_code, field, revision, value, erased } of await readBases(database, pack.id, personId)) {
    items.get(item_code)?.[field].bases.push({ revision, value, erased });
  }
  for (const { item_code, field, revision } of await readChanges(database, pack.id)) {
    items.get(item_code)?.[field].changed.push(revision);
  }
  const asked = packItems(checklist, pack.agency_code);
  const itemOfQuestion = new Map(asked.map(({ code, title }) => [title, code]));
  return { pack: pack.id, country: pack.country_code, items, itemOfQuestion };
}

function emptyHistory(): { bases: FieldBase[]; changed: number[] } {
  return { bases: [], changed: [] };
}

/** Why somebody may write nothing there: said before anything is compared, for comparing would tell what stands there. */
async function whyNotThere(database: Database, viewer: Viewer, pack: StoredPack): Promise<string | null> {
  const { cycle_code: cycle, country_code: country, agency_code: agency } = pack;
  const [status] = await readCountryStatuses(database, [{ cycle, country }]);
  if (!status) throw new Error('a pack is of a cycle that is not there');
  const target = {
    countryCode: country,
    agencyCode: agency,
    reportingAgencies: status.reporting_agencies,
    hasLead: status.has_lead,
  };
  return refusalOf(viewer, target, {}, null);
}

function barredRow(row: PlannedRow, message: string): ReturnedRowOutcome {
  const fields = row.fields
    .filter(({ cell }) => cell.text.trim() !== '')
    .map((one) => ({ ...one, is: 'CHANGED' as const, reason: null, from: null, to: one.cell.text }));
  return { ...row, reason: null, fields, change: null, outcome: { kind: 'REFUSED', message } };
}

function entryOf(
  author: Viewer,
  pack: StoredPack,
  { item, change }: { item: string; change: NonNullable<PlannedRow['change']> },
): Entry {
  const { baseRevision, values } = change;
  return {
    author,
    input: {
      mutationId: idOfChange(pack.id, author.personId, item, change),
      cycle: pack.cycle_code,
      country: pack.country_code,
      agency: pack.agency_code,
      item,
      baseRevision,
      ...values,
    },
  };
}

async function record(
  database: Database,
  pack: StoredPack,
  viewer: Viewer,
  entries: readonly Entry[],
): Promise<RowOutcome[]> {
  const outcomes = await recordResponses(database, entries);
  const unchanged = await movePackBases(
    database,
    pack.id,
    viewer.personId,
    entries.map(({ input }) => ({
      mutationId: input.mutationId,
      item: input.item,
      fields: fieldNames.filter((field) => input[field] !== undefined),
    })),
  );
  return outcomes.map((outcome) =>
    unchanged.has(outcome.mutationId) ? { kind: 'UNCHANGED' } : ofRecorded(outcome),
  );
}

function ofTried(tried: TriedOutcome): RowOutcome {
  switch (tried.kind) {
    case 'REFUSED':
      return { kind: 'REFUSED', message: tried.refusal.message };
    case 'REPLAYED':
      return ofRecorded(tried.outcome);
    case 'CONFLICTED':
      return { kind: 'CONFLICTED', clashes: tried.clashes, replayed: false };
    case 'RECORDED':
      return { kind: 'RECORDED', merged: tried.merged, replayed: false };
    case 'UNCHANGED':
    case 'ENDORSED':
      return { kind: 'UNCHANGED' };
  }
}

function ofRecorded(outcome: RecordOutcome): RowOutcome {
  switch (outcome.kind) {
    case 'REFUSED':
      return { kind: 'REFUSED', message: outcome.message };
    case 'CONFLICTED':
      return { kind: 'CONFLICTED', clashes: outcome.clashes, replayed: outcome.replayed };
    case 'RECORDED':
      return { kind: 'RECORDED', merged: outcome.merged, replayed: outcome.replayed };
  }
}
