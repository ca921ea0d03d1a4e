import type { Queryable, Statement } from '../../database/database.ts';

export type Pulse = {
  /** How far the country's log has come. */
  position: number;
  /** How far those have been told who see its alerts alone. */
  told: number;
  /** How far those have been called who decide on its hidden groups’ alerts. */
  called: number;
  /** The ids of coordinators to whom its incidents are open now. */
  openTo: readonly string[];
};
/** By country; without those where nothing has happened yet. */
export type Pulses = ReadonlyMap<string, Pulse>;

const all: Statement = {
  name: 'monitor-pulses',
  text: `
    select country_code as "countryCode", position, told, called,
           array(select person_id::text from monitor_opening as opening
                  where opening.country_code = monitor_head.country_code
                    and opened_at > clock_timestamp() - interval '24 hours') as "openTo"
      from monitor_head`,
};

export async function readPulses(connection: Queryable): Promise<Pulses> {
  const rows = await connection.query<{
    countryCode: string;
    position: number | string;
    told: number | string;
    called: number | string;
    openTo: string[];
  }>(all);
  return new Map(
    rows.map(({ countryCode, position, told, called, openTo }) => [
      countryCode,
      { position: Number(position), told: Number(told), called: Number(called), openTo },
    ]),
  );
}
