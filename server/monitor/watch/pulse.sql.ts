import type { Queryable, Statement } from '../../database/database.ts';

/** How far a country's log has come, and how far those have been told who see its alerts alone. */
export type Pulse = { position: number; told: number };
/** By country; without those where nothing has happened yet. */
export type Pulses = ReadonlyMap<string, Pulse>;

const all: Statement = {
  name: 'monitor-pulses',
  text: 'select country_code as "countryCode", position, told from monitor_head',
};

export async function readPulses(connection: Queryable): Promise<Pulses> {
  const rows = await connection.query<{ countryCode: string } & Record<keyof Pulse, number | string>>(all);
  return new Map(
    rows.map(({ countryCode, position, told }) => [
      countryCode,
      { position: Number(position), told: Number(told) },
    ]),
  );
}
