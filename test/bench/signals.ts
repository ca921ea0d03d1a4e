import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, inject, test } from 'vitest';
import { incidentGiven, reportGiven } from '../monitor/monitor-world.ts';
import { copyDatabase } from '../support/engines.ts';
import { type GraphQLClient, signInAs } from '../support/graphql-client.ts';
import { callDemonstration, fillConcord } from '../support/running-concord.ts';
import { startServer } from '../support/server-process.ts';
import { waitUntil } from '../support/wait.ts';

// The compiled server, 10,140 weekly series and as many monthly ones. How long does their nightly run take on one core, and how
// much memory does the process have then? How long do others wait meanwhile? When is a new incident's signal there?

const most = { cpuSeconds: 60, megabytes: 300, slower: 1.5, arrivalMs: 1_000 };
const COUNTRIES = 20;
const WEEKS = 320;

const analystOf = `(select id from person where persona = 'observer')`;
const codes = `(select code, row_number() over (order by code) as place from country order by code limit ${COUNTRIES})`;
const CATEGORIES = [
  'LIFE',
  'INTEGRITY',
  'SEXUAL_GENDER',
  'LIBERTY',
  'CHILDREN',
  'HOME_LAND',
  'BELIEF_CULTURE',
  'EXPRESSION',
  'HATE_SPEECH',
  'LEGAL_STATUS',
  'ECONOMIC_SOCIAL',
  'ACCESS_REPRISAL',
];
/** Each group of each country has 26 incidents of each category over six years, in ten regions, told of by four sources. */
const fill = [
  `insert into membership (person_id, role, country_code) select ${analystOf}, 'MONITORING_ANALYST', code from ${codes} as chosen`,
  `insert into monitor_group select gen_random_uuid(), code, 'Group ' || number, '{}', false, 1
     from ${codes} as chosen, generate_series(1, 38) as number`,
  `insert into monitor_incident
   select gen_random_uuid(), country_code, group_id, array[category],
          current_date - 1 - ((number * 86 + length(category) * 17 + abs(hashtext(group_name))) % (7 * ${WEEKS})), 'DAY',
          'Region ' || number % 10, 'REGION', 'UNKNOWN', null, null, null, 'UNKNOWN', 'UNTESTED', 'PLAUSIBLE',
          'REASONABLE_GROUNDS', 'MODERATE', 'OWN', 'FIVE_YEARS', '', null, 1, ${analystOf}, now()
     from (select country_code, id as group_id, name as group_name from monitor_group
           union all select code, null, code from ${codes} as chosen) as groups,
          unnest('{${CATEGORIES.join()}}'::text[]) as category, generate_series(1, 26) as number`,
  `insert into monitor_report
   select gen_random_uuid(), country_code, 'CODED', occurred_on, 'S-' || abs(hashtext(id::text)) % 4, 'UNTESTED',
          'MONITORING_ONLY', 'FIVE_YEARS', '', id, ${analystOf}, now(), gen_random_uuid()
     from monitor_incident`,
  'analyze',
];

const read =
  '{ currentCycle { code } countryChecklist(country: "KEN") { responses { itemCode } } viewer { person { name } } }';

test('10,000 series nightly, others meanwhile, and what arrives', async () => {
  const copy = await copyDatabase('postgres', {
    name: 'bench_signals',
    async fill(database) {
      await fillConcord(database);
      await callDemonstration(database);
    },
  });
  if (!('url' in copy.location)) throw new Error('PostgreSQL has an address');
  const { url: databaseUrl } = copy.location;
  const admin = new Client({ connectionString: databaseUrl });
  await admin.connect();
  const start = () =>
    startServer({
      databaseUrl,
      env: {
        RATE_LIMITS: 'off',
        MONITOR_KEYS: join(inject('runFolder'), 'bench-signals-keys.json'),
        // Where there is room V8 collects late, and the process has 330 MB: what it needs shows where there is less.
        NODE_OPTIONS: '--max-old-space-size=160',
      },
    });
  try {
    // A persona is made when it first signs in, at a start with nothing to look at.
    const first = await start();
    await signInAs(first.url, 'observer');
    await first.stop();
    for (const statement of fill) await admin.query(statement);
    const [{ count } = { count: 0 }] = (await admin.query('select count(*)::integer from monitor_incident'))
      .rows;
    const server = await start();
    try {
      const client = await signInAs(server.url, 'observer');
      const begun = performance.now();
      const before = cpuSecondsOf(server.pid);
      const done = async () =>
        (
          await admin.query(
            'select count(*)::integer as done from monitor_detection where nightly_on is not null',
          )
        ).rows[0].done === COUNTRIES;
      const meanwhile: number[] = [];
      while (!(await done())) meanwhile.push(...(await times(client, 50)));
      const wall = (performance.now() - begun) / 1000;
      const cpu = cpuSecondsOf(server.pid) - before;
      const memory = peakMegabytesOf(server.pid);
      const quiet = await times(client, Math.min(meanwhile.length, 1_000));
      const arrival = await arrivalOf(client, admin);
      const [signals] = (await admin.query('select count(*)::integer from monitor_signal')).rows;
      const [mid, late] = [0.5, 0.95].map((share) => [at(meanwhile, share), at(quiet, share)] as const);
      console.info(
        [
          `${count} incidents in 10,140 weekly and 10,140 monthly series of ${COUNTRIES} countries; ${signals?.count} signals`,
          `nightly: ${wall.toFixed(1)} s, ${cpu.toFixed(1)} s of one core with ${meanwhile.length} answers; at most ${memory.toFixed(0)} MB`,
          `answers meanwhile and after it: median ${shown(mid)}, 95 of 100 within ${shown(late)}`,
          `an incident's signals are there after ${arrival.map((ms) => Math.round(ms)).join(', ')} ms`,
        ].join('\n'),
      );
      expect(cpu).toBeLessThan(most.cpuSeconds);
      expect(memory).toBeLessThan(most.megabytes);
      expect((mid?.[0] ?? 0) / (mid?.[1] ?? 1)).toBeLessThan(most.slower);
      expect(Math.max(...arrival)).toBeLessThan(most.arrivalMs);
    } finally {
      await server.stop();
    }
  } finally {
    await admin.end();
    await copy.remove();
  }
});

/** From the report to the moment in which its signal is read, several times, in milliseconds. */
async function arrivalOf(client: GraphQLClient, admin: Client): Promise<number[]> {
  const [{ country, id } = { country: '', id: '' }] = (
    await admin.query(
      'select country_code as country, id from monitor_group order by country_code, name limit 1',
    )
  ).rows;
  const found: number[] = [];
  const today = new Date().toISOString().slice(0, 10);
  const observed = `query ($country: String!) { monitorSignals(country: $country, first: 100) {
    signals { groupId category detector observations { observed stands } } } }`;
  type Found = { monitorSignals: { signals: Sig[] } };
  type Sig = {
    groupId: string | null;
    category: string;
    observations: { observed: number; stands: boolean }[];
  };
  for (let number = 1; number <= 12; number++) {
    const { recordMonitorReport } = await client.query<{ recordMonitorReport: { id: string } }>(
      'mutation ($input: MonitorReportInput!) { recordMonitorReport(input: $input) { id } }',
      { input: reportGiven({ country, receivedOn: today }) },
    );
    const begun = performance.now();
    await client.query(
      'mutation ($id: ID!, $input: IncidentInput!) { codeIncident(reports: [$id], input: $input) { id } }',
      {
        id: recordMonitorReport.id,
        input: incidentGiven({ groupId: id, occurredOn: today, categories: ['LIFE'] }),
      },
    );
    // The first ones are too few for an alarm.
    if (number < 8) continue;
    await waitUntil(
      async () => {
        const { monitorSignals } = await client.query<Found>(observed, { country });
        return monitorSignals.signals.some(
          ({ groupId, category, observations: [latest] }) =>
            groupId === id && category === 'LIFE' && (latest?.observed ?? 0) >= number && latest?.stands,
        );
      },
      { within: 10_000, what: () => 'the signal is there' },
    );
    found.push(performance.now() - begun);
  }
  return found;
}

async function times(client: GraphQLClient, count: number): Promise<number[]> {
  const taken: number[] = [];
  for (let index = 0; index < count; index++) {
    const begun = performance.now();
    await client.query(read);
    taken.push(performance.now() - begun);
  }
  return taken;
}

function at(values: readonly number[], share: number): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length * share)] ?? Number.NaN;
}

function shown(pair: readonly [number, number] | undefined): string {
  return pair ? `${pair[0].toFixed(1)} and ${pair[1].toFixed(1)} ms` : '–';
}

function cpuSecondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function peakMegabytesOf(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}
