import type { SourceClass } from '../../../schema/types/incident-judgement.ts';
import type { Statement } from '../../database/database.ts';
import type { MonitorConnection } from '../monitor-connection.ts';
import type { Step } from '../series/periods.ts';
import type { Watched } from './detection.sql.ts';
import type { Observation } from './observe.ts';

export type ObservationRow = Observation & { number: number; runId: string; observedAt: string };

/** A signal with its latest observations, the latest first. `since`: from when all later ones say the same. */
export type SignalRow = {
  id: string;
  countryCode: string;
  groupId: string | null;
  groupName: string | null;
  /** Null of a signal of no series. */
  category: string | null;
  sourceClass: SourceClass | null;
  step: Step;
  periodStart: string;
  detector: string;
  version: number;
  parameters: Readonly<Record<string, unknown>>;
  since: Date;
  reviewed: boolean;
  observations: [ObservationRow, ...ObservationRow[]];
};

const columns = `
  signal.id, signal.country_code as "countryCode", group_id as "groupId", monitor_group.name as "groupName", category,
  source_class as "sourceClass", step, period_start as "periodStart", detector, version, parameters,
  (select min(observed_at) from monitor_signal_observation as same
    where same.signal_id = signal.id and same.number > coalesce(
      (select max(other.number) from monitor_signal_observation as other
        where other.signal_id = signal.id and other.stands <> latest.stands), 0)) as since,
  exists (select from monitor_signal_review as review
           where review.signal_id = signal.id and review.number = latest.number) as reviewed,
  (select json_agg(json_build_object(
       'number', one.number, 'runId', run_id, 'observedAt', observed_at, 'stands', one.stands, 'outcome', outcome,
       'observed', observed, 'upperbound', upperbound, 'p', p, 'family', family, 'rank', rank, 'threshold', threshold, 'q', q,
       'seen', seen, 'sentence', sentence, 'effort', effort, 'effortSentence', effort_sentence) order by one.number desc)
     from (select * from monitor_signal_observation where signal_id = signal.id order by number desc limit 10) as one
  ) as observations`;

const from = `
  from monitor_signal as signal left join monitor_group on monitor_group.id = group_id
 cross join lateral (
   select number, stands from monitor_signal_observation where signal_id = signal.id order by number desc limit 1) as latest`;

const list: Statement = {
  name: 'monitor-signals',
  text: `
    select ${columns} ${from}
     where signal.country_code = $1 and ($2::boolean or group_id is null or not monitor_group.hidden)
       and (detector = any ($3::text[])) = $4
     order by latest.stands desc, period_start desc, signal.id limit $5 offset $6`,
};

export type SignalsAsked = {
  countryCode: string;
  hiddenToo: boolean;
  /** Of these detectors alone, or of all others. */
  detectors: readonly string[];
  isOfThese: boolean;
};

/** A country's signals: those that stand first, then by period, the latest first. */
export function readSignals(
  connection: MonitorConnection,
  { countryCode, hiddenToo, detectors, isOfThese }: SignalsAsked,
  limit: number,
  offset: number,
): Promise<SignalRow[]> {
  return connection.query<SignalRow>(list, [countryCode, hiddenToo, detectors, isOfThese, limit, offset]);
}

const byId: Statement = { name: 'monitor-signal', text: `select ${columns} ${from} where signal.id = $1` };

export async function readSignal(connection: MonitorConnection, id: string): Promise<SignalRow | null> {
  const [row] = await connection.query<SignalRow>(byId, [id]);
  return row ?? null;
}

const review: Statement = {
  name: 'monitor-signal-review',
  text: `
    insert into monitor_signal_review (signal_id, number, country_code, reviewed_by, reviewed_at)
    values ($1, $2, $3, $4, clock_timestamp()) on conflict (signal_id, number) do nothing returning true as written`,
};

/** Notes that whoever asks looked at an observation; false where somebody did before. */
export async function insertReview(
  connection: MonitorConnection,
  signalId: string,
  number: number,
  countryCode: string,
): Promise<boolean> {
  const values = [signalId, number, countryCode, connection.inNameOf];
  return (await connection.query(review, values)).length > 0;
}

const watch: Statement = {
  name: 'monitor-watch',
  text: `
    select distinct on (hidden) ran_at as "ranAt", watched from monitor_run
     where country_code = $1 and kind = 'NIGHTLY' and ($2::boolean or not hidden)
     order by hidden, ran_at desc`,
};

/** What the last run over all series watched, the series of hidden groups apart. */
export function readWatch(
  connection: MonitorConnection,
  countryCode: string,
  hiddenToo: boolean,
): Promise<{ ranAt: Date; watched: Watched[] }[]> {
  return connection.query(watch, [countryCode, hiddenToo]);
}
