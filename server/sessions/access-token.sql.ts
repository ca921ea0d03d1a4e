import { countingRoles } from '../access/counting-roles.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import type { SessionHolder } from './session.sql.ts';

export type TokenAccess = 'READ' | 'READ_WRITE';

/** Not revoked, and not past its end. */
export const tokenLives = '(access_token.revoked_at is null and access_token.expires_at > clock_timestamp())';

/** The holder of a token, and the agency and country that it is narrowed to. */
export type TokenHolder = SessionHolder & {
  id: string;
  access: TokenAccess;
  agencyCode: string | null;
  countryCode: string | null;
};

const holderOfToken: Statement = {
  name: 'token-holder',
  text: `
    select id, access, "agencyCode", "countryCode", "personId", name, roles, md5(roles::text) as scope, mfa, stale
      from (
        select access_token.id, access_token.access, access_token.agency_code as "agencyCode",
               access_token.country_code as "countryCode", person.id as "personId", person.name,
               ${countingRoles} as roles, access_token.mfa,
               coalesce(last_used_at < clock_timestamp() - interval '1 minute', true) as stale
          from access_token join person on person.id = access_token.person_id
         where access_token.secret_digest = $1::bytea and ${tokenLives} and person.deactivated_at is null
           and (person.persona is null or $2::boolean)
      ) as holder`,
};

/**
 * The holder of a token, by the digest of its secret; undefined where it was never given or no longer counts.
 * `personas`: tokens of the demonstration's personas count.
 */
export async function findTokenHolder(
  connection: Queryable,
  secretDigest: Buffer,
  personas: boolean,
): Promise<TokenHolder | undefined> {
  const [holder] = await connection.query<TokenHolder>(holderOfToken, [secretDigest, personas]);
  return holder;
}

const used: Statement = {
  name: 'token-used',
  text: 'update access_token set last_used_at = clock_timestamp() where id = $1::uuid',
};

/** Notes that a token is in use now. */
export async function markTokenUsed(connection: Queryable, tokenId: string): Promise<void> {
  await connection.query(used, [tokenId]);
}

export type NewToken = {
  name: string;
  secretDigest: Buffer;
  access: TokenAccess;
  agencyCode: string | null;
  countryCode: string | null;
  days: number;
};

const addToken: Statement = {
  name: 'token-add',
  text: `
    insert into access_token (id, person_id, name, secret_digest, access, agency_code, country_code, mfa, created_at, expires_at)
    select gen_random_uuid(), session.person_id, $2, $3::bytea, $4, $5, $6, session.mfa, now, now + make_interval(days => $7::integer)
      from session cross join clock_timestamp() as now
     where session.id = $1::uuid
    returning id`,
};

/** Adds a token of the session's person. It has the second factor that the session has. */
export async function insertToken(
  connection: Queryable,
  sessionId: string,
  { name, secretDigest, access, agencyCode, countryCode, days }: NewToken,
): Promise<string> {
  const [row] = await connection.query<{ id: string }>(addToken, [
    sessionId,
    name,
    secretDigest,
    access,
    agencyCode,
    countryCode,
    days,
  ]);
  if (!row) throw new Error('a token was inserted without a result');
  return row.id;
}

const revokeTokens: Statement = {
  name: 'token-revoke',
  text: `
    update access_token set revoked_at = clock_timestamp()
     where person_id = $1::uuid and revoked_at is null and ($2::uuid is null or id = $2)
    returning id`,
};

/** Revokes all tokens of a person, or the one that is named if it is theirs; returns those that it revoked. */
export async function revokeTokensOf(
  connection: Queryable,
  personId: string,
  tokenId: string | null,
): Promise<string[]> {
  const rows = await connection.query<{ id: string }>(revokeTokens, [personId, tokenId]);
  return rows.map(({ id }) => id);
}

export type StoredToken = {
  id: string;
  name: string;
  access: TokenAccess;
  agency_code: string | null;
  country_code: string | null;
  created_at: Date;
  expires_at: Date;
  last_used_at: Date | null;
};

const tokensOfPerson: Statement = {
  name: 'token-list',
  text: `
    select id, name, access, agency_code, country_code, created_at, expires_at, last_used_at
      from access_token where person_id = $1::uuid and ${tokenLives} order by created_at desc, id`,
};

/** The tokens of a person that live, the newest first. */
export function readTokensOf(connection: Queryable, personId: string): Promise<StoredToken[]> {
  return connection.query<StoredToken>(tokensOfPerson, [personId]);
}
