import type { EarlyActionOutcome, EarlyActionState } from '../../../schema/types/early-action-terms.ts';
import type { Statement } from '../../database/database.ts';
import type { MonitorConnection } from '../monitor-connection.ts';
import type { Retention } from '../sealing/key-provider.ts';

type Person = { id: string; name: string };

/** An early action as it is stored. */
export type ActionRow = {
  id: string;
  alertId: string;
  countryCode: string;
  owner: Person;
  dueOn: string;
  itemCodes: string[];
  state: EarlyActionState;
  endedAt: Date | null;
  outcome: EarlyActionOutcome | null;
  outcomeOn: string | null;
  retention: Retention;
  sealed: Buffer;
  outcomeSealed: Buffer | null;
  plannedBy: Person;
  plannedAt: Date;
  revision: number;
  /** Of its alert. */
  hidden: boolean;
};

const person = (id: string) =>
  `(select json_build_object('id', person.id, 'name', person.name) from person where person.id = ${id})`;

const columns = `
  monitor_action.id, alert_id as "alertId", country_code as "countryCode", ${person('owner_id')} as owner,
  to_char(due_on, 'YYYY-MM-DD') as "dueOn", item_codes as "itemCodes", state, ended_at as "endedAt", outcome,
  to_char(outcome_on, 'YYYY-MM-DD') as "outcomeOn", retention, sealed, outcome_sealed as "outcomeSealed",
  ${person('planned_by')} as "plannedBy", planned_at as "plannedAt", revision,
  exists (select from monitor_alert join monitor_group on monitor_group.id = monitor_alert.group_id
           where monitor_alert.id = alert_id and monitor_group.hidden) as hidden`;

const insert: Statement = {
  name: 'monitor-action-insert',
  text: `
    insert into monitor_action (id, alert_id, country_code, owner_id, due_on, item_codes, state, retention, sealed,
                                planned_by, planned_at, revision, mutation_id)
    values ($1, $2, $3, $4, $5::date, $6, 'PLANNED', $7, $8, $9, $10, 1, $11)
    on conflict (planned_by, mutation_id) do nothing returning id`,
};

export type NewAction = Pick<
  ActionRow,
  'id' | 'alertId' | 'countryCode' | 'dueOn' | 'itemCodes' | 'retention' | 'sealed' | 'plannedAt'
> & { ownerId: string; mutationId: string };

/** Whether it is new: the same request may have planned it before. */
export async function insertAction(connection: MonitorConnection, action: NewAction): Promise<boolean> {
  const { id, alertId, countryCode, ownerId, dueOn, itemCodes, retention, sealed, plannedAt } = action;
  const rows = await connection.query(insert, [
    id,
    alertId,
    countryCode,
    ownerId,
    dueOn,
    itemCodes,
    retention,
    sealed,
    connection.inNameOf,
    plannedAt,
    action.mutationId,
  ]);
  return rows.length > 0;
}

const byMutation: Statement = {
  name: 'monitor-action-by-mutation',
  text: `select ${columns} from monitor_action where planned_by = $1 and mutation_id = $2`,
};

/** What whoever asks planned with a request; null where that was nothing. */
export async function readActionOf(
  connection: MonitorConnection,
  mutationId: string,
): Promise<ActionRow | null> {
  const [row] = await connection.query<ActionRow>(byMutation, [connection.inNameOf, mutationId]);
  return row ?? null;
}

const lock: Statement = {
  name: 'monitor-action-lock',
  text: `select ${columns} from monitor_action where id = $1 for update of monitor_action`,
};

/** One that whoever asks sees, held until the transaction ends. */
export async function lockAction(connection: MonitorConnection, id: string): Promise<ActionRow | null> {
  const [row] = await connection.query<ActionRow>(lock, [id]);
  return row ?? null;
}

const ofAlerts: Statement = {
  name: 'monitor-actions-of-alerts',
  text: `
    select ${columns} from monitor_action where alert_id = any ($1::uuid[]) order by due_on, planned_at, monitor_action.id`,
};

/** The early actions on these alerts, those due first before the others. */
export function readActionsOf(
  connection: MonitorConnection,
  alertIds: readonly string[],
): Promise<ActionRow[]> {
  return connection.query<ActionRow>(ofAlerts, [alertIds]);
}

const list: Statement = {
  name: 'monitor-actions',
  text: `
    select * from (select ${columns} from monitor_action
     where country_code = $1 and ($2::text is null or $2 = any (item_codes))
       and ($3::date is null or (state = 'PLANNED' and due_on < $3::date))) as action
     where $4::boolean or not hidden
     order by "dueOn", "plannedAt", id limit $5 offset $6`,
};

export type ActionFilter = {
  countryCode: string;
  item: string | null;
  /** Only what was due before this day and is still to be done. */
  overdueOn: string | null;
  hiddenToo: boolean;
};

/** A country's early actions, those due first before the others. */
export function readActions(
  connection: MonitorConnection,
  { countryCode, item, overdueOn, hiddenToo }: ActionFilter,
  limit: number,
  offset: number,
): Promise<ActionRow[]> {
  return connection.query<ActionRow>(list, [countryCode, item, overdueOn, hiddenToo, limit, offset]);
}

const update: Statement = {
  name: 'monitor-action-update',
  text: `
    update monitor_action set state = $2, ended_at = $3, outcome = $4, outcome_on = $5::date, outcome_sealed = $6,
                              revision = revision + 1
     where id = $1`,
};

export async function updateAction(
  connection: MonitorConnection,
  action: Pick<ActionRow, 'id' | 'state' | 'endedAt' | 'outcome' | 'outcomeOn' | 'outcomeSealed'>,
): Promise<void> {
  const { id, state, endedAt, outcome, outcomeOn, outcomeSealed } = action;
  await connection.query(update, [id, state, endedAt, outcome, outcomeOn, outcomeSealed]);
}

const owners: Statement = {
  name: 'monitor-action-owners',
  text: `
    select person.id, person.name from person
     where person.deactivated_at is null and ($2::uuid is null or person.id = $2) and exists (
       select from membership
        where membership.person_id = person.id and membership.ended_at is null
          and membership.role in ('COORDINATOR', 'COUNTRY_LEAD', 'MONITORING_ANALYST', 'HUMAN_RIGHTS_ADVISER')
          and (membership.country_code is null or membership.country_code = $1)
          and (membership.starts_on is null or membership.starts_on <= (clock_timestamp() at time zone 'utc')::date)
          and (membership.ends_on is null or membership.ends_on >= (clock_timestamp() at time zone 'utc')::date))
     order by person.name collate "C", person.id limit 100`,
};

/** Whose an early action of a country can be: people with a role in its group; with an id that one person alone. */
export function readOwners(
  connection: MonitorConnection,
  countryCode: string,
  id: string | null,
): Promise<Person[]> {
  return connection.query<Person>(owners, [countryCode, id]);
}
