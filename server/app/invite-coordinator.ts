import { existsSync } from 'node:fs';
import { openDatabase } from '../database/open-database.ts';
import { refuseDemonstration } from '../demonstration/prepare-demonstration.ts';
import { StartupError } from '../lib/startup-error.ts';
import { invitePeople } from '../people/invite-people.ts';
import { readConfig } from './config.ts';

const usage =
  'Say whom to invite, by the address that their provider knows: npm run invite-coordinator -- somebody@agency.example';

/**
 * `npm run invite-coordinator -- <address>`: invites the first coordinator of an installation, or another one when
 * nobody is left who could. Somebody who can run it has the database already. The log has it as done by an
 * operator.
 */
async function main(args: string[]): Promise<string> {
  const [email, ...rest] = args;
  if (email === undefined || rest.length > 0) throw new StartupError(usage);
  const { database: location } = readConfig(process.env);
  if ('folder' in location && !existsSync(location.folder)) {
    throw new StartupError(
      `There is no data folder ${location.folder}: start Concord once, or set DATABASE_URL or DATA_DIR.`,
    );
  }
  const database = await openDatabase(location);
  try {
    await refuseDemonstration(database);
    const line = { email, role: 'COORDINATOR' as const, alternate: false };
    const [outcome] = await invitePeople(database, null, [line], false);
    return say(email, outcome);
  } finally {
    await database.close();
  }
}

function say(email: string, outcome: Awaited<ReturnType<typeof invitePeople>>[number] | undefined): string {
  switch (outcome?.result) {
    case 'INVITED':
      return `${email} is invited as coordinator. Within 30 days they sign in at the page with their organisation’s provider, which must give this address as verified.`;
    case 'GRANTED':
      return `${email} has signed in before and is coordinator from now on.`;
    case 'UNCHANGED':
      return `${email} is coordinator already, or invited to be. Nothing was changed.`;
    default:
      throw new StartupError(`${outcome?.message ?? 'Nobody was invited.'} ${usage}`);
  }
}

try {
  console.log(await main(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
