import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type GraphQLClient, signInAs } from '../../support/graphql-client.ts';
import type { Build } from '../builds.ts';
import { startContender } from '../contenders.ts';
import { paths } from '../paths.ts';
import type { BenchPostgres } from '../postgres.ts';
import { type CellAnswers, fullCycle } from './answers.ts';
import { closedCycle, openCycle, writeCatalogue } from './catalogue.ts';

const run = promisify(execFile);

/** Raise it where what is built changes without a change of the tables. */
const BUILD = 3;
/** People who send their cell's answers at the same time. */
const AT_A_TIME = 4;

const recordAll = `mutation ($inputs: [RecordResponseInput!]!) {
  recordResponses(inputs: $inputs) { __typename ... on ResponseRefused { message } }
}`;

/**
 * The database with two full cycles, made once and then only copied: its name has a digest of the tables, so that it is
 * made again after a migration. It is written through Concord's own API, so that log, chain, counts and receipts are what
 * they would be.
 */
export async function ensureFullSize(postgres: BenchPostgres, say: (text: string) => void): Promise<string> {
  const schema = await readFile(paths.databaseSchema);
  const name = `full_${BUILD}_${createHash('sha256').update(schema).digest('hex').slice(0, 8)}`;
  if (await isThere(postgres, name)) {
    await writeCatalogue(openCycle);
    return name;
  }
  await dropOlder(postgres, ['full', 'grown']);
  await makeFullSize(postgres, paths.build, name, say);
  return name;
}

/** The same, each made by a build itself: the name has a digest of the build's code. Returns them in the builds' order. */
export async function ensureOwnFullSizes(
  postgres: BenchPostgres,
  builds: readonly Build[],
  say: (text: string) => void,
): Promise<string[]> {
  const names = await Promise.all(builds.map(async (build) => `own_${BUILD}_${await digestOf(build)}`));
  await dropOlder(postgres, ['own'], names);
  for (const [index, build] of builds.entries()) {
    const name = names[index] ?? '';
    if (!(await isThere(postgres, name))) await makeFullSize(postgres, build, name, say);
  }
  await writeCatalogue(openCycle);
  return names;
}

/** Of the code that a build's server consists of. */
async function digestOf({ root }: Build): Promise<string> {
  const folder = join(root, 'dist');
  const files = await readdir(folder, { recursive: true });
  const code = files.filter((name) => /^(server|schema)\W.*\.(js|sql)$/.test(name)).sort();
  const hash = createHash('sha256');
  for (const name of code) hash.update(name).update(await readFile(join(folder, name)));
  return hash.digest('hex').slice(0, 12);
}

async function isThere(postgres: BenchPostgres, name: string): Promise<boolean> {
  const found = await postgres.query('select from pg_database where datname = $1', { values: [name] });
  return found.length > 0;
}

async function makeFullSize(
  postgres: BenchPostgres,
  build: Build,
  name: string,
  say: (text: string) => void,
): Promise<void> {
  // It gets its name when it is whole.
  const draft = `draft_${name}`;
  await postgres.drop(draft);
  await postgres.query(`create database ${draft}`);
  const url = postgres.urlOf(draft);
  for (const cycle of [closedCycle, openCycle] as const) {
    const env = { ...process.env, DATABASE_URL: url, CATALOGUE_DIR: await writeCatalogue(cycle) };
    await run(process.execPath, [build.loadCatalogue.script], { env, cwd: build.root });
    // Who signs in as a persona needs a demonstration, and this one brings its own answers.
    await postgres.query(
      `insert into setting (name, value) values ('demonstration', 'complete') on conflict (name) do nothing`,
      { database: draft },
    );
    say(`answers of ${cycle} …`);
    await fillCycle(url, build, await fullCycle(cycle), say);
  }
  await postgres.query('vacuum (freeze, analyze)', { database: draft });
  await verifyLog(url, build);
  await postgres.query(`alter database ${draft} rename to ${name}`);
}

/** What was made of other tables or by other builds, and what was grown from it, only takes room. */
async function dropOlder(
  postgres: BenchPostgres,
  kinds: readonly string[],
  kept: readonly string[] = [],
): Promise<void> {
  const older = await postgres.query<{ datname: string }>(
    `select datname from pg_database where split_part(datname, '_', 1) = any($1) and datname <> all($2)`,
    { values: [kinds, kept] },
  );
  for (const { datname } of older) await postgres.drop(datname);
}

/** `npm run verify-log` on a database; throws where the chain is broken. */
export async function verifyLog(url: string, { root, verifyLog }: Build = paths.build): Promise<string> {
  const { stdout } = await run(process.execPath, [verifyLog.script], {
    env: { ...process.env, DATABASE_URL: url },
    cwd: root,
  });
  return stdout.trim();
}

async function fillCycle(
  url: string,
  build: Build,
  cells: CellAnswers[],
  say: (text: string) => void,
): Promise<void> {
  const concord = await startContender('concord', url, build);
  try {
    let next = 0;
    const work = async () => {
      for (let cell = cells[next++]; cell; cell = cells[next++]) {
        await fillCell(await signInAs(concord.origin, cell.persona), cell);
        if (next % 500 === 0) say(`${next} of ${cells.length} cells`);
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, work));
  } finally {
    await concord.stop();
  }
}

async function fillCell(client: GraphQLClient, { country, agency, answers }: CellAnswers): Promise<void> {
  const inputs = answers.map((answer) => ({
    mutationId: randomUUID(),
    country,
    agency,
    baseRevision: 0,
    ...answer,
  }));
  const { recordResponses } = await client.query<{ recordResponses: { __typename: string }[] }>(recordAll, {
    inputs,
  });
  const refused = recordResponses.find(({ __typename }) => __typename !== 'ResponseRecorded');
  if (refused) throw new Error(`An answer was not recorded: ${JSON.stringify(refused)}`);
}
