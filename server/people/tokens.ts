import type { CreateTokenInput } from '../../schema/types/create-token-input.ts';
import { readAgencies, readCountries } from '../catalogue/catalogue.sql.ts';
import type { Database } from '../database/database.ts';
import { LONGEST_TOKEN_NAME } from '../domain/text-limits.ts';
import { badUserInput } from '../lib/api-errors.ts';
import { appendEvent } from '../log/append-event.sql.ts';
import { insertToken, readTokensOf, revokeTokensOf } from '../sessions/access-token.sql.ts';
import { newTokenSecret, tokenDigest } from '../sessions/token-secret.ts';
import { lockPeople } from './person.sql.ts';
import { personEvent } from './person-event.ts';

const MOST_DAYS = 366;
/** More than anybody has programs; it keeps a stolen session from hiding its token among thousands. */
const MOST_TOKENS = 20;

/** Makes a token for a session's person; its secret is in the answer and nowhere else. */
export async function createToken(
  database: Database,
  { personId, sessionId }: { personId: string; sessionId: string },
  input: CreateTokenInput,
): Promise<{ id: string; secret: string }> {
  const { access, agency = null, country = null, days } = input;
  const name = input.name.trim();
  if (name === '' || [...name].length > LONGEST_TOKEN_NAME) {
    throw badUserInput(`Name the program that gets the token, in 1 to ${LONGEST_TOKEN_NAME} characters.`);
  }
  if (days < 1 || days > MOST_DAYS) throw badUserInput(`A token works for 1 to ${MOST_DAYS} days.`);
  return database.transaction('READ COMMITTED', async (connection) => {
    if (agency !== null && !(await readAgencies(connection)).some(({ code }) => code === agency)) {
      throw badUserInput('No agency has this code.');
    }
    if (country !== null && !(await readCountries(connection)).some(({ code }) => code === country)) {
      throw badUserInput('No country has this code.');
    }
    await lockPeople(connection, [personId]);
    if ((await readTokensOf(connection, personId)).length >= MOST_TOKENS) {
      throw badUserInput(`Nobody has more than ${MOST_TOKENS} tokens: revoke one first.`);
    }
    const secret = newTokenSecret();
    const id = await insertToken(connection, sessionId, {
      name,
      secretDigest: tokenDigest(secret),
      access,
      agencyCode: agency,
      countryCode: country,
      days,
    });
    const changes = [
      { field: 'token', from: null, to: id },
      { field: 'access', from: null, to: access },
      ...(agency === null ? [] : [{ field: 'agency', from: null, to: agency }]),
      ...(country === null ? [] : [{ field: 'country', from: null, to: country }]),
    ];
    await appendEvent(connection, personEvent('TOKEN_CREATED', personId, personId, changes));
    return { id, secret };
  });
}

/** Makes a token of a person's worth nothing; false where they have none of this id. */
export function revokeToken(database: Database, personId: string, tokenId: string): Promise<boolean> {
  return database.transaction('READ COMMITTED', async (connection) => {
    const [revoked] = await revokeTokensOf(connection, personId, tokenId);
    if (revoked === undefined) return false;
    const changes = [{ field: 'token', from: revoked, to: null }];
    await appendEvent(connection, personEvent('TOKEN_REVOKED', personId, personId, changes));
    return true;
  });
}
