import type { Queryable, Statement } from '../database/database.ts';
import type { FieldName, ResponseFields } from '../domain/response-fields.ts';
import { fieldNames } from '../domain/response-fields.ts';
import type { FieldBase } from './plan-return.ts';

/** An answer as it stands in a cell. */
export type StandingAnswer = ResponseFields & { item_code: string; revision: number };

/** The cell whose answers a pack holds, where an answer is due in it. */
export type PackCell = { id: number; checklist_version: number };

const findCell: Statement = {
  name: 'pack-find-cell',
  text: `
    select cell.id, cycle.checklist_version from cell join cycle on cycle.code = cell.cycle_code
     where cell.cycle_code = $1 and cell.country_code = $2 and cell.agency_code is not distinct from $3
       and cell.presence is distinct from 'NONE'`,
};

export async function findPackCell(
  connection: Queryable,
  place: { cycle: string; country: string; agency: string | null },
): Promise<PackCell | undefined> {
  const { cycle, country, agency } = place;
  return (await connection.query<PackCell>(findCell, [cycle, country, agency]))[0];
}

const standing: Statement = {
  name: 'pack-standing',
  text: `select item_code, ${fieldNames.join(', ')}, revision from response where cell_id = $1 and revision > 0`,
};

/** What anybody has recorded in a cell. Only for those who write there: they read its drafts. */
export function readStanding(connection: Queryable, cellId: number): Promise<StandingAnswer[]> {
  return connection.query<StandingAnswer>(standing, [cellId]);
}

export type NewPack = {
  id: string;
  cellId: number;
  language: string;
  revisions: Readonly<Record<string, number>>;
  madeBy: string;
};

const insert: Statement = {
  name: 'pack-insert',
  text: `
    insert into pack (id, cell_id, language, revisions, made_by, made_at) values ($1, $2, $3, $4, $5, clock_timestamp())
    returning made_at`,
};

/** Notes that somebody takes a pack along; gives when. */
export async function insertPack(connection: Queryable, pack: NewPack): Promise<Date> {
  const values = [pack.id, pack.cellId, pack.language, JSON.stringify(pack.revisions), pack.madeBy];
  const [row] = await connection.query<{ made_at: Date }>(insert, values);
  if (!row) throw new Error('a pack was not noted');
  return row.made_at;
}

/** A pack as it was made. */
export type StoredPack = {
  id: string;
  cell_id: number;
  cycle_code: string;
  country_code: string;
  agency_code: string | null;
  checklist_version: number;
  language: string;
  items: string[];
  made_by: { id: string; name: string };
  made_at: Date;
};

const read: Statement = {
  name: 'pack-read',
  text: `
    select pack.id, pack.cell_id, cell.cycle_code, cell.country_code, cell.agency_code, cycle.checklist_version, pack.language,
           array(select jsonb_object_keys(pack.revisions)) as items,
           json_build_object('id', person.id, 'name', person.name) as made_by, pack.made_at
      from pack join cell on cell.id = pack.cell_id join cycle on cycle.code = cell.cycle_code
      join person on person.id = pack.made_by
     where pack.id = $1`,
};

/** The pack with this number; undefined where it was never made, or is kept no longer. */
export async function readPack(connection: Queryable, id: string): Promise<StoredPack | undefined> {
  return (await connection.query<StoredPack>(read, [id]))[0];
}

/** What a field of an item said at one of the revisions that count for somebody. */
export type BaseRow = FieldBase & { item_code: string; field: FieldName };

const fields = fieldNames.map((field) => `('${field}')`).join(', ');
const recorded = (event: string) => `${event}.kind in ('RESPONSE_RECORDED', 'CONTENT_ERASED')`;

// Words are in the log alone, so that erasing reaches them. An event that was blanked has lost what it said.
const bases: Statement = {
  name: 'pack-bases',
  text: `
    with base as (
      select made.key as item_code, field.name as field, made.value::integer as revision
        from pack cross join jsonb_each_text(pack.revisions) as made cross join (values ${fields}) as field(name)
       where pack.id = $1
      union
      select item_code, field, revision from pack_return where pack_id = $1 and person_id = $2
    )
    select base.item_code, base.field, base.revision,
           coalesce(said.value, case base.field when 'status' then 'NOT_STARTED' end) as value,
           coalesce(said.erased, false) as erased
      from base cross join (select cell_id from pack where id = $1) as pack
      left join lateral (
        select change ->> 'to' as value, event.erased_by is not null and change ->> 'to' is null as erased
          from event cross join jsonb_array_elements(event.changes) as change
         where event.cell_id = pack.cell_id and event.item_code = base.item_code and ${recorded('event')}
           and event.revision <= base.revision and change ->> 'field' = base.field
         order by event.position desc limit 1
      ) as said on true
     order by base.item_code, base.field, base.revision`,
};

/** What a pack's fields said when it was made, and whenever this person brought one back; the oldest first. */
export function readBases(connection: Queryable, pack: string, personId: string): Promise<BaseRow[]> {
  return connection.query<BaseRow>(bases, [pack, personId]);
}

/** That a field was changed by somebody, at a revision after the pack was made. */
export type ChangeRow = { item_code: string; field: FieldName; revision: number };

const changes: Statement = {
  name: 'pack-changes',
  text: `
    select event.item_code, change ->> 'field' as field, event.revision
      from pack cross join jsonb_each_text(pack.revisions) as made
      join event on event.cell_id = pack.cell_id and event.item_code = made.key and ${recorded('event')}
       and event.revision > made.value::integer
      cross join jsonb_array_elements(event.changes) as change
     where pack.id = $1 and change ->> 'field' in (select name from (values ${fields}) as field(name))`,
};

export function readChanges(connection: Queryable, pack: string): Promise<ChangeRow[]> {
  return connection.query<ChangeRow>(changes, [pack]);
}

/** A change that was sent, and the fields that it set. */
export type SentChange = { mutationId: string; item: string; fields: readonly FieldName[] };

// A receipt says where the log stood; what the answer's revision was there, its events say.
const moveBases: Statement = {
  name: 'pack-move-bases',
  text: `
    with came as (
      select sent.*, receipt.outcome, (
               select max(event.revision) from event
                where event.cell_id = receipt.cell_id and event.item_code = receipt.item_code
                  and ${recorded('event')} and event.position <= receipt.position) as revision
        from jsonb_to_recordset($3::jsonb) as sent(mutation_id uuid, item text, field text)
        join receipt on receipt.person_id = $2 and receipt.mutation_id = sent.mutation_id
    ),
    moved as (
      insert into pack_return (pack_id, person_id, item_code, field, revision)
      select $1, $2, item, field, revision from came where outcome <> 'CONFLICTED'
      on conflict do nothing
    )
    select distinct mutation_id from came where outcome = 'UNCHANGED'`,
};

/**
 * Lets what somebody brought be the base of what they bring next; what is in conflict waits for their decision. Gives the
 * mutationIds of changes that said what the answer said already.
 */
export async function movePackBases(
  connection: Queryable,
  pack: string,
  personId: string,
  sent: readonly SentChange[],
): Promise<Set<string>> {
  const rows = sent.flatMap(({ mutationId, item, fields: set }) =>
    set.map((field) => ({ mutation_id: mutationId, item, field })),
  );
  const values = [pack, personId, JSON.stringify(rows)];
  const unchanged = await connection.query<{ mutation_id: string }>(moveBases, values);
  return new Set(unchanged.map(({ mutation_id }) => mutation_id));
}
