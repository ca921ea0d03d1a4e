import type { AlertLevel, AlertState, AlertStepKind } from '../../../schema/types/alert-terms.ts';
import type { Statement } from '../../database/database.ts';
import type { GroupRow } from '../groups/group.sql.ts';
import type { MonitorConnection } from '../monitor-connection.ts';
import type { Retention } from '../sealing/key-provider.ts';
import type { AskedRole } from './alert-turn.ts';

type Person = { id: string; name: string };

/** A signal on which an alert rests, with what it says now. `hidden`: of a hidden group. */
export type NamedSignal = { id: string; sentence: string; stands: boolean; hidden: boolean };

/** An alert as it is stored, with who had when a role by which they are asked to decide on it. */
export type AlertRow = {
  id: string;
  countryCode: string;
  group: GroupRow | null;
  signals: NamedSignal[];
  proposedLevel: AlertLevel;
  level: AlertLevel;
  state: AlertState;
  retention: Retention;
  sealed: Buffer;
  proposedBy: Person;
  proposedAt: Date;
  decidedAt: Date | null;
  endedAt: Date | null;
  revision: number;
  roles: AskedRole[];
};

const hidden = `coalesce((select hidden from monitor_group where monitor_group.id = monitor_alert.group_id), false)`;

/** Of a hidden group's alert a lead is asked who reads incidents, from then on: for another one it doesn't exist. */
const roles = `(
  select coalesce(json_agg(json_build_object(
           'turn', case membership.role
                     when 'COORDINATOR' then 'COORDINATOR'
                     when 'COUNTRY_LEAD' then 'LEAD_AND_ADVISER'
                     else case when membership.alternate then 'ALTERNATE' else 'LEAD_AND_ADVISER' end end,
           'person', json_build_object('id', person.id, 'name', person.name),
           'from', greatest(membership.starts_on::timestamp at time zone 'utc', membership.given_at,
                           case when ${hidden} then membership.monitoring_at end),
           'until', least((membership.ends_on + 1)::timestamp at time zone 'utc', membership.ended_at,
                          person.deactivated_at)) order by membership.id), '[]')
    from membership join person on person.id = membership.person_id
   where membership.role in ('COORDINATOR', 'COUNTRY_LEAD', 'HUMAN_RIGHTS_ADVISER')
     and (membership.country_code is null or membership.country_code = monitor_alert.country_code)
     and (membership.role <> 'COUNTRY_LEAD' or membership.monitoring or not ${hidden}))`;

/** Those that whoever asks sees, of which a condition is true. */
function signalsOf(condition: string): string {
  return `(
    select coalesce(json_agg(json_build_object(
             'id', monitor_signal.id, 'sentence', latest.sentence, 'stands', latest.stands,
             'hidden', coalesce(about.hidden, false)) order by monitor_signal.period_start, monitor_signal.id), '[]')
      from monitor_signal left join monitor_group as about on about.id = monitor_signal.group_id
     cross join lateral (
       select sentence, stands from monitor_signal_observation
        where signal_id = monitor_signal.id order by number desc limit 1) as latest
     where ${condition})`;
}

const columns = `
  monitor_alert.id, country_code as "countryCode",
  (select json_build_object('id', id, 'countryCode', country_code, 'name', name, 'aliases', aliases, 'hidden', hidden,
                            'revision', revision) from monitor_group where monitor_group.id = group_id) as "group",
  ${signalsOf('monitor_signal.id = any (signal_ids)')} as signals, proposed_level as "proposedLevel", level, state, retention, sealed,
  (select json_build_object('id', person.id, 'name', person.name) from person where person.id = proposed_by) as "proposedBy",
  proposed_at as "proposedAt", decided_at as "decidedAt", ended_at as "endedAt", revision, ${roles} as roles`;

type StoredRow = Omit<AlertRow, 'roles'> & {
  roles: (Omit<AskedRole, 'from' | 'until'> & { from: string | null; until: string | null })[];
};

function toRow(row: StoredRow): AlertRow {
  const moment = (text: string | null) => (text === null ? null : new Date(text));
  return {
    ...row,
    roles: row.roles.map((role) => ({ ...role, from: moment(role.from), until: moment(role.until) })),
  };
}

const insert: Statement = {
  name: 'monitor-alert-insert',
  text: `
    insert into monitor_alert (id, country_code, group_id, signal_ids, proposed_level, level, state, retention, sealed,
                               proposed_by, proposed_at, revision, mutation_id)
    values ($1, $2, $3, $4, $5, $5, 'PROPOSED', $6, $7, $8, $9, 1, $10)
    on conflict (proposed_by, mutation_id) do nothing returning id`,
};

export type NewAlert = Pick<AlertRow, 'id' | 'countryCode' | 'level' | 'retention' | 'sealed'> & {
  signalIds: readonly string[];
  groupId: string | null;
  proposedAt: Date;
  mutationId: string;
};

/** Whether it is new: the same request may have proposed it before. */
export async function insertAlert(connection: MonitorConnection, alert: NewAlert): Promise<boolean> {
  const { id, countryCode, groupId, signalIds, level, retention, sealed, proposedAt, mutationId } = alert;
  const rows = await connection.query(insert, [
    id,
    countryCode,
    groupId,
    signalIds,
    level,
    retention,
    sealed,
    connection.inNameOf,
    proposedAt,
    mutationId,
  ]);
  return rows.length > 0;
}

const signals: Statement = {
  name: 'monitor-alert-signals',
  text: `select ${signalsOf('monitor_signal.country_code = $1 and monitor_signal.id = any ($2::uuid[])')} as signals`,
};

/** Those of these signals that whoever asks sees in a country. */
export async function readNamedSignals(
  connection: MonitorConnection,
  countryCode: string,
  ids: readonly string[],
): Promise<NamedSignal[]> {
  const [row] = await connection.query<{ signals: NamedSignal[] }>(signals, [countryCode, ids]);
  return row?.signals ?? [];
}

const byMutation: Statement = {
  name: 'monitor-alert-by-mutation',
  text: `select ${columns} from monitor_alert where proposed_by = $1 and mutation_id = $2`,
};

/** What whoever asks proposed with a request; null where that was nothing. */
export async function readAlertOf(
  connection: MonitorConnection,
  mutationId: string,
): Promise<AlertRow | null> {
  const [row] = await connection.query<StoredRow>(byMutation, [connection.inNameOf, mutationId]);
  return row ? toRow(row) : null;
}

const one: Statement = {
  name: 'monitor-alert-one',
  text: `select ${columns} from monitor_alert where id = $1`,
};

export async function readAlert(connection: MonitorConnection, id: string): Promise<AlertRow | null> {
  const [row] = await connection.query<StoredRow>(one, [id]);
  return row ? toRow(row) : null;
}

const lock: Statement = { name: 'monitor-alert-lock', text: `${one.text} for update of monitor_alert` };

/** One that whoever asks may decide on, held until the transaction ends. */
export async function lockAlert(connection: MonitorConnection, id: string): Promise<AlertRow | null> {
  const [row] = await connection.query<StoredRow>(lock, [id]);
  return row ? toRow(row) : null;
}

const list: Statement = {
  name: 'monitor-alerts',
  text: `
    select ${columns} from monitor_alert
     where country_code = $1 and ($4::boolean or not exists (
       select from monitor_group where monitor_group.id = group_id and hidden))
     order by case state when 'PROPOSED' then 0 when 'CONFIRMED' then 1 else 2 end, proposed_at desc, monitor_alert.id
     limit $2 offset $3`,
};

/** A country's alerts: those that wait first, then those that stand, each the latest first; hidden groups' where asked for. */
export async function readAlerts(
  connection: MonitorConnection,
  countryCode: string,
  hiddenToo: boolean,
  limit: number,
  offset: number,
): Promise<AlertRow[]> {
  return (await connection.query<StoredRow>(list, [countryCode, limit, offset, hiddenToo])).map(toRow);
}

const waiting: Statement = {
  name: 'monitor-alerts-waiting',
  text: `
    select ${columns} from monitor_alert
     where state = 'PROPOSED' and ($2::timestamptz is null or (proposed_at, monitor_alert.id) > ($2::timestamptz, $3::uuid))
     order by proposed_at, monitor_alert.id limit $1`,
};

/** Alerts of any country that wait to be decided, as far as whoever asks sees them, the oldest first; after one of them. */
export async function readWaiting(
  connection: MonitorConnection,
  limit: number,
  after: Pick<AlertRow, 'id' | 'proposedAt'> | null,
): Promise<AlertRow[]> {
  const values = [limit, after?.proposedAt ?? null, after?.id ?? null];
  return (await connection.query<StoredRow>(waiting, values)).map(toRow);
}

const update: Statement = {
  name: 'monitor-alert-update',
  text: `
    update monitor_alert set state = $2, level = $3, decided_at = $4, ended_at = $5, revision = revision + 1
     where id = $1`,
};

export async function updateAlert(
  connection: MonitorConnection,
  {
    id,
    state,
    level,
    decidedAt,
    endedAt,
  }: Pick<AlertRow, 'id' | 'state' | 'level' | 'decidedAt' | 'endedAt'>,
): Promise<void> {
  await connection.query(update, [id, state, level, decidedAt, endedAt]);
}

/** A decision, or a dissent, with its words as they are stored. */
export type StepRow = {
  id: string;
  alertId: string;
  countryCode: string;
  kind: AlertStepKind;
  level: AlertLevel | null;
  retention: Retention;
  sealed: Buffer;
  actor: Person;
  at: Date;
};

const insertOne: Statement = {
  name: 'monitor-alert-step-insert',
  text: `
    insert into monitor_alert_step (id, alert_id, country_code, kind, level, retention, sealed, actor_id, at, mutation_id)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    on conflict (actor_id, mutation_id) do nothing returning id`,
};

/** Whether it is new: the same request may have taken it before. */
export async function insertStep(
  connection: MonitorConnection,
  step: Omit<StepRow, 'actor'> & { mutationId: string },
): Promise<boolean> {
  const { id, alertId, countryCode, kind, level, retention, sealed, at, mutationId } = step;
  const rows = await connection.query(insertOne, [
    id,
    alertId,
    countryCode,
    kind,
    level,
    retention,
    sealed,
    connection.inNameOf,
    at,
    mutationId,
  ]);
  return rows.length > 0;
}

const steps: Statement = {
  name: 'monitor-alert-steps',
  text: `
    select id, alert_id as "alertId", country_code as "countryCode", kind, level, retention, sealed, at,
           (select json_build_object('id', person.id, 'name', person.name) from person where person.id = actor_id) as actor
      from monitor_alert_step where alert_id = any ($1::uuid[]) order by at, monitor_alert_step.id`,
};

/** What happened to these alerts, the oldest first. */
export function readSteps(connection: MonitorConnection, alertIds: readonly string[]): Promise<StepRow[]> {
  return connection.query<StepRow>(steps, [alertIds]);
}
