import type { Statement } from '../../database/database.ts';
import type { MonitorConnection } from '../monitor-connection.ts';
import { periodOf, type Step, startOf } from '../series/periods.ts';
import type { KnownSignal, Observed } from './observe.ts';
import type { Family } from './weigh.ts';

const due: Statement = {
  name: 'monitor-detection-due',
  text: `
    select country_code as "countryCode" from (
      select country_code from monitor_incident union select country_code from monitor_imported_event
      union select country_code from monitor_assessment union select country_code from monitor_sensitive_date
      union select country_code from monitor_detection
    ) as every
     where not exists (
       select from monitor_detection as done where done.country_code = every.country_code and done.nightly_on >= $1::date)
     order by country_code`,
};

/** Countries with anything to count, assessed or to come in which no nightly run has been on a day, `YYYY-MM-DD`, or after. */
export async function readDue(connection: MonitorConnection, day: string): Promise<string[]> {
  const rows = await connection.query<{ countryCode: string }>(due, [day]);
  return rows.map(({ countryCode }) => countryCode);
}

const claim: Statement = {
  name: 'monitor-detection-claim',
  text: `
    insert into monitor_detection (country_code, begun_at, counted) values ($1, clock_timestamp(), '{}')
    on conflict (country_code) do update set begun_at = clock_timestamp()
     where (monitor_detection.nightly_on is null or monitor_detection.nightly_on < $2::date)
       and (monitor_detection.begun_at is null or monitor_detection.begun_at < clock_timestamp() - interval '10 minutes')
    returning true as claimed`,
};

/** Whether the nightly run of a country is this process's: no other has begun one in the last 10 minutes. */
export async function claimNightly(
  connection: MonitorConnection,
  countryCode: string,
  day: string,
): Promise<boolean> {
  return (await connection.query(claim, [countryCode, day])).length > 0;
}

/** How far detection was in a country. `counted`: the fingerprint of each series as it was last judged. */
export type DetectionState = { nightlyOn: string | null; counted: Readonly<Record<string, string>> };

const state: Statement = {
  name: 'monitor-detection-state',
  text: 'select nightly_on as "nightlyOn", counted from monitor_detection where country_code = $1',
};

export async function readDetection(
  connection: MonitorConnection,
  countryCode: string,
): Promise<DetectionState> {
  const [row] = await connection.query<DetectionState>(state, [countryCode]);
  return row ?? { nightlyOn: null, counted: {} };
}

const keep: Statement = {
  name: 'monitor-detection-keep',
  text: `
    insert into monitor_detection (country_code, nightly_on, counted) values ($1, $2, $3)
    on conflict (country_code) do update
       set nightly_on = greatest(monitor_detection.nightly_on, excluded.nightly_on), counted = excluded.counted`,
};

/** `nightlyOn` null leaves the day of the last nightly run as it is. */
export async function writeDetection(
  connection: MonitorConnection,
  countryCode: string,
  { nightlyOn, counted }: DetectionState,
): Promise<void> {
  await connection.query(keep, [countryCode, nightlyOn, JSON.stringify(counted)]);
}

const families: Statement = {
  name: 'monitor-families',
  text: `
    select hidden, step, detector, period_start as "periodStart", tested from monitor_family where country_code = $1`,
};

/** The p-values of a country's last nightly runs. */
export async function readFamilies(connection: MonitorConnection, countryCode: string): Promise<Family[]> {
  type Row = { hidden: boolean; step: Step; detector: string; periodStart: string; tested: Family['tested'] };
  const rows = await connection.query<Row>(families, [countryCode]);
  return rows.map(({ periodStart, ...family }) => ({
    ...family,
    period: periodOf(family.step, periodStart),
  }));
}

const keepFamilies: Statement = {
  name: 'monitor-families-keep',
  text: `
    insert into monitor_family (country_code, hidden, step, detector, period_start, tested)
    select $1, hidden, step, detector, period_start, tested
      from jsonb_to_recordset($2::jsonb)
           as family (hidden boolean, step text, detector text, period_start date, tested jsonb)
    on conflict (country_code, hidden, step, detector, period_start) do update set tested = excluded.tested`,
};

/** Puts p-values in the place of those that there were for the same detector and period. */
export async function writeFamilies(
  connection: MonitorConnection,
  countryCode: string,
  made: readonly Family[],
): Promise<void> {
  const rows = made.map(({ period, ...family }) => ({
    ...family,
    period_start: startOf(family.step, period),
  }));
  await connection.query(keepFamilies, [countryCode, JSON.stringify(rows)]);
}

const known: Statement = {
  name: 'monitor-signals-known',
  text: `
    with named as materialized (select id, hidden from monitor_group where country_code = $1)
    select signal.id, group_id as "groupId", category, source_class as "sourceClass", step, detector, version, parameters,
           period_start as "periodStart", coalesce(named.hidden, false) as hidden, number, stands, outcome, observed,
           upperbound, effort, case when category is null then seen end as seen
      from monitor_signal as signal left join named on named.id = group_id
     cross join lateral (
       select number, stands, outcome, observed, upperbound, effort, seen from monitor_signal_observation
        where signal_id = signal.id order by monitor_signal_observation.number desc limit 1) as latest
     where signal.country_code = $1`,
};

/** All signals of a country, with what they last rested on. */
export async function readKnownSignals(
  connection: MonitorConnection,
  countryCode: string,
): Promise<KnownSignal[]> {
  const rows = await connection.query<KnownSignal & { periodStart: string }>(known, [countryCode]);
  return rows.map(({ periodStart, ...signal }) => ({
    ...signal,
    period: periodOf(signal.step, periodStart),
  }));
}

/** How many series a detector watched in a run, and of how many it could not tell. */
export type Watched = {
  detector: string;
  version: number;
  step: Step;
  parameters: Readonly<Record<string, unknown>>;
  controlled: boolean;
  /** False alarms a period to be expected of those about which it could tell, before any control. */
  falseAlarms: number;
  series: number;
  tooFew: number;
  notComputable: number;
};

export type Run = {
  id: string;
  countryCode: string;
  hidden: boolean;
  kind: 'NIGHTLY' | 'ARRIVAL';
  watched: readonly Watched[];
};

const insertRunRow: Statement = {
  name: 'monitor-run-insert',
  text: `
    insert into monitor_run (id, country_code, hidden, kind, ran_at, watched)
    values ($1, $2, $3, $4, clock_timestamp(), $5)`,
};

export async function insertRun(
  connection: MonitorConnection,
  { id, countryCode, hidden, kind, watched }: Run,
): Promise<void> {
  await connection.query(insertRunRow, [id, countryCode, hidden, kind, JSON.stringify(watched)]);
}

const insertSignals: Statement = {
  name: 'monitor-signals-insert',
  text: `
    insert into monitor_signal (id, country_code, group_id, category, source_class, step, detector, version, parameters,
                                period_start)
    select id, $1, group_id, category, source_class, step, detector, version, parameters, period_start
      from jsonb_to_recordset($2::jsonb)
           as signal (id uuid, group_id uuid, category text, source_class text, step text, detector text, version integer,
                      parameters jsonb, period_start date)`,
};
const insertObservations: Statement = {
  name: 'monitor-observations-insert',
  text: `
    insert into monitor_signal_observation (signal_id, number, country_code, run_id, observed_at, stands, outcome, observed,
      upperbound, p, family, rank, threshold, q, seen, sentence, effort, effort_sentence)
    select signal_id, number, $1, run_id, clock_timestamp(), stands, outcome, observed, upperbound, p, family, rank, threshold,
           q, seen, sentence, effort, effort_sentence
      from jsonb_to_recordset($2::jsonb)
           as one (signal_id uuid, number integer, run_id uuid, stands boolean, outcome text, observed integer,
                   upperbound double precision, p double precision, family integer, rank integer,
                   threshold double precision, q double precision, seen jsonb, sentence text, effort text,
                   effort_sentence text)`,
};

/** An observation to be written; `id` is its signal's, which is new where `isNew`. */
export type Written = Omit<Observed, 'id' | 'hidden'> & { id: string; isNew: boolean; runId: string };

export async function insertObserved(
  connection: MonitorConnection,
  countryCode: string,
  written: readonly Written[],
): Promise<void> {
  const signals = written
    .filter(({ isNew }) => isNew)
    .map(({ id, name }) => ({
      id,
      group_id: name.groupId,
      category: name.category,
      source_class: name.sourceClass,
      step: name.step,
      detector: name.detector,
      version: name.version,
      parameters: name.parameters,
      period_start: startOf(name.step, name.period),
    }));
  const observations = written.map(({ id, number, runId, observation: { effortSentence, ...seen } }) => ({
    ...seen,
    signal_id: id,
    number,
    run_id: runId,
    effort_sentence: effortSentence,
  }));
  await connection.query(insertSignals, [countryCode, JSON.stringify(signals)]);
  await connection.query(insertObservations, [countryCode, JSON.stringify(observations)]);
}
