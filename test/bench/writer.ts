import { randomUUID } from 'node:crypto';
import { openCycle } from './data/catalogue.ts';
import type { BenchPostgres } from './postgres.ts';
import type { RecordInput, Standing } from './programs/shared/record.ts';

/** The answers of one database, and where each stands, so that every change is made by somebody who saw the latest. */
export interface Writer {
  /** The next answer's next change; answers of neighbouring calls are of different countries. */
  next(): RecordInput;
  /** A change of an answer in this country. */
  inCountry(country: string): RecordInput;
  /** What the bare statement is told besides. */
  standingOf(input: RecordInput): Standing;
}

const answers = `
  select cell.id as cell_id, cell.cycle_code, cell.country_code, cell.agency_code, response.item_code, response.status,
         response.rating, response.narrative, response.revision, 'OPEN' as cycle_state
    from response join cell on cell.id = response.cell_id
   where cell.cycle_code = $1 and cell.agency_code is not null and response.revision > 0
   order by md5(cell.country_code || coalesce(cell.agency_code, '') || response.item_code)
   limit $2`;

/** Enough of every country for all rounds, and quick to read. */
const ANSWERS = 30_000;

export async function createWriter(
  postgres: Pick<BenchPostgres, 'query'>,
  database: string,
): Promise<Writer> {
  const rows = await postgres.query<Standing>(answers, { database, values: [openCycle, ANSWERS] });
  const byKey = new Map(
    rows.map((row) => [keyOf(row.country_code, row.agency_code, row.item_code), { ...row }]),
  );
  const byCountry = new Map<string, Standing[]>();
  for (const row of byKey.values()) {
    byCountry.set(row.country_code, [...(byCountry.get(row.country_code) ?? []), row]);
  }
  const all = [...byKey.values()];
  const before = new Map<string, Standing>();
  let next = 0;
  let changes = 0;
  const change = (standing: Standing): RecordInput => {
    const input: RecordInput = {
      mutationId: randomUUID(),
      cycle: openCycle,
      country: standing.country_code,
      agency: standing.agency_code,
      item: standing.item_code,
      baseRevision: standing.revision,
      status: 'SUBMITTED',
      narrative: `${(standing.narrative ?? '').replace(/ Change \d+\.$/, '')} Change ${++changes}.`,
    };
    before.clear();
    before.set(input.mutationId, { ...standing });
    standing.revision += 1;
    standing.status = input.status;
    standing.narrative = input.narrative;
    return input;
  };
  return {
    next: () => change(taken(all[next++ % all.length])),
    inCountry(country) {
      const own = byCountry.get(country) ?? [];
      return change(taken(own[changes % own.length]));
    },
    standingOf: (input) => taken(before.get(input.mutationId)),
  };
}

function keyOf(country: string, agency: string | null, item: string): string {
  return `${country}/${agency}/${item}`;
}

function taken(standing: Standing | undefined): Standing {
  if (!standing) throw new Error('There is no such answer.');
  return standing;
}
