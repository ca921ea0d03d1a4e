import type { Queryable, Statement } from '../database/database.ts';
import { foldAddress } from '../domain/fold-address.ts';
import { foldName } from '../domain/fold-name.ts';

/** Somebody as an administrator deals with them. `bound`: a provider's identity is theirs, so they have signed in once. */
export type PersonRow = {
  id: string;
  name: string;
  email: string | null;
  deactivatedAt: Date | null;
  bound: boolean;
};

const personColumns = `
  person.id, person.name, person.email, person.deactivated_at as "deactivatedAt",
  (person.persona is not null
   or exists (select from identity_binding where identity_binding.person_id = person.id)) as bound`;

const lockByEmail: Statement = {
  name: 'person-lock-by-email',
  text: `select ${personColumns} from person where email = $1 for update`,
};

/** Somebody by their address, held until the transaction ends; null where nobody has it. */
export async function lockPersonByEmail(connection: Queryable, email: string): Promise<PersonRow | null> {
  const [row] = await connection.query<PersonRow>(lockByEmail, [foldAddress(email)]);
  return row ?? null;
}

const lockById: Statement = {
  name: 'person-lock-by-id',
  text: `select ${personColumns} from person where id = any ($1::uuid[]) order by id for update`,
};

/**
 * People by their ids, their rows locked until the transaction ends. They come in the order of their ids, not in
 * the one asked for.
 */
export function lockPeople(connection: Queryable, ids: string[]): Promise<PersonRow[]> {
  return connection.query<PersonRow>(lockById, [ids]);
}

const lockByIdentity: Statement = {
  name: 'person-lock-by-identity',
  text: `
    select ${personColumns} from person
     where id = (select person_id from identity_binding where issuer = $1 and subject = $2) for update`,
};

/** Whom a provider means by a subject, held until the transaction ends; null where that was never settled. */
export async function lockPersonByIdentity(
  connection: Queryable,
  issuer: string,
  subject: string,
): Promise<PersonRow | null> {
  const [row] = await connection.query<PersonRow>(lockByIdentity, [issuer, subject]);
  return row ?? null;
}

const addPerson: Statement = {
  name: 'person-add',
  text: `
    insert into person (id, name, name_folded, email) values (gen_random_uuid(), $1, $2, $3)
    on conflict (email) do nothing
    returning ${personColumns}`,
};

/** Adds somebody who is invited; null where somebody else has just done so. */
export async function insertPerson(
  connection: Queryable,
  name: string,
  email: string,
): Promise<PersonRow | null> {
  const [row] = await connection.query<PersonRow>(addPerson, [name, foldName(name), foldAddress(email)]);
  return row ?? null;
}

const bind: Statement = {
  name: 'person-bind',
  text: `
    insert into identity_binding (issuer, subject, person_id, created_at)
    values ($1, $2, $3::uuid, clock_timestamp())`,
};

/** Settles that a provider's subject is this person. */
export async function bindIdentity(
  connection: Queryable,
  issuer: string,
  subject: string,
  personId: string,
): Promise<void> {
  await connection.query(bind, [issuer, subject, personId]);
}

const unbind: Statement = {
  name: 'person-unbind',
  text: 'delete from identity_binding where person_id = $1::uuid',
};

/** Forgets the identities that somebody signed in with: the next sign-in with one of them is unknown. */
export async function unbindIdentities(connection: Queryable, personId: string): Promise<void> {
  await connection.query(unbind, [personId]);
}

const rename: Statement = {
  name: 'person-rename',
  text: 'update person set name = $2, name_folded = $3 where id = $1::uuid',
};

/** Gives somebody another name, with its folded form beside it. Appends no event. */
export async function renamePerson(connection: Queryable, personId: string, name: string): Promise<void> {
  await connection.query(rename, [personId, name, foldName(name)]);
}

const readdress: Statement = {
  name: 'person-change-email',
  text: `
    update person set email = $2
     where id = $1::uuid and not exists (select from person as other where other.email = $2)
    returning id`,
};

/** Gives somebody another address; false where somebody has it. Throws a unique violation where both happen at once. */
export async function changeEmail(connection: Queryable, personId: string, email: string): Promise<boolean> {
  return (await connection.query(readdress, [personId, foldAddress(email)])).length > 0;
}

const deactivate: Statement = {
  name: 'person-deactivate',
  text: `
    update person set deactivated_at = case when $2::boolean then clock_timestamp() end where id = $1::uuid`,
};

/** Shuts somebody out, or lets them be invited again. */
export async function setDeactivated(
  connection: Queryable,
  personId: string,
  deactivated: boolean,
): Promise<void> {
  await connection.query(deactivate, [personId, deactivated]);
}

const anyBinding: Statement = {
  name: 'person-any-binding',
  text: 'select exists (select from identity_binding) as found',
};

/** Whether anybody has ever signed in with a provider. */
export async function hasProvenIdentities(connection: Queryable): Promise<boolean> {
  const [row] = await connection.query<{ found: boolean }>(anyBinding);
  return row?.found === true;
}
