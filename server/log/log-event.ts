import type { EventKind } from '../../schema/types/event-kind.ts';
import type { CellProgress } from '../domain/cell.ts';
import { type Counts, cellProgress } from '../domain/cell.ts';
import type { FieldChange } from '../domain/event-content.ts';
import type { EventVisibility } from '../domain/event-visibility.ts';
import type { FieldName, ResponseFields } from '../domain/response-fields.ts';
import { type LogPosition, logPosition } from './cursor.ts';

export type { EventKind };

/** One event of the log as its readers get it. */
export type LogEvent = {
  place: LogPosition;
  kind: EventKind;
  at: Date;
  /** Null where an operator's command did it. */
  actor: { id: string; name: string } | null;
  /** Whom an event about a person concerns. */
  person: { id: string; name: string } | null;
  /** Null for an event about a person. */
  cycleCode: string | null;
  /** Null for an event of the cycle itself, or about a person. */
  countryCode: string | null;
  /** Null for the country team, and for an event of the cycle itself. */
  agencyCode: string | null;
  itemCode: string | null;
  revision: number | null;
  baseRevision: number | null;
  writtenAt: Date | null;
  changes: FieldChange[];
  note: string | null;
  progress: CellProgress | null;
  visibility: EventVisibility;
  /** Of an event by which an answer appears or vanishes: what the answer said right before it. */
  contentBefore: { [Name in FieldName]?: string | null } | null;
  /** Of an event of a country team: the agencies that report in its country, whose members read its drafts. */
  reportingAgencies: readonly string[] | null;
  /** Of an event that returned an answer: what that said. Null also where part of it was erased. */
  returned: Omit<ResponseFields, 'status'> | null;
  /** Part of what it said was erased. */
  erased: boolean;
};

/** An event as the statements return it. */
export type EventRow = {
  position: number;
  hash: Buffer;
  kind: EventKind;
  at: Date;
  actor_id: string | null;
  actor_name: string | null;
  person: { id: string; name: string } | null;
  cycle_code: string | null;
  country_code: string | null;
  agency_code: string | null;
  item_code: string | null;
  revision: number | null;
  base_revision: number | null;
  written_at: Date | null;
  changes: FieldChange[];
  note: string | null;
  counts: Counts | null;
  carried: number | null;
  cell_updated_at: Date | null;
  visibility: EventVisibility;
  returned: LogEvent['returned'];
  content_before: LogEvent['contentBefore'];
  reporting_agencies: string[] | null;
  erased: boolean;
};

export function toLogEvent(row: EventRow): LogEvent {
  return {
    place: logPosition(row.position, row.hash),
    kind: row.kind,
    at: row.at,
    actor: row.actor_id && row.actor_name !== null ? { id: row.actor_id, name: row.actor_name } : null,
    person: row.person,
    cycleCode: row.cycle_code,
    countryCode: row.country_code,
    agencyCode: row.agency_code,
    itemCode: row.item_code,
    revision: row.revision,
    baseRevision: row.base_revision,
    writtenAt: row.written_at,
    changes: row.changes,
    note: row.note,
    progress:
      row.counts && row.country_code
        ? cellProgress(
            { countryCode: row.country_code, agencyCode: row.agency_code },
            row.counts,
            row.carried ?? 0,
            row.cell_updated_at,
          )
        : null,
    visibility: row.visibility,
    contentBefore: row.content_before,
    reportingAgencies: row.reporting_agencies,
    returned: row.returned,
    erased: row.erased,
  };
}
