import type { NoticeFrequency, NoticeTopic } from '../../schema/types/notice-terms.ts';
import { countingRoles, membershipCounts } from '../access/counting-roles.sql.ts';
import type { Queryable, Statement } from '../database/database.ts';
import type { Language } from '../domain/languages.ts';
import type { MembershipScope } from '../domain/viewer.ts';

/** Somebody as far as it decides what they are told. */
export type NoticePerson = {
  id: string;
  name: string;
  /** Null for people of the demonstration. */
  email: string | null;
  persona: string | null;
  language: Language | null;
  deactivated: boolean;
  roles: MembershipScope[];
  /** Of the countries of those roles, ISO 3166-1 alpha-2; null for a role in all of them. */
  alpha2s: (string | null)[];
  /** Of the roles that are for alternates: agency and country, as `WHO KEN`; `*` for all. */
  alternateFor: string[];
  topics: Partial<Record<NoticeTopic, NoticeFrequency>>;
  restDays: number[] | null;
  timeZone: string | null;
  pausedUntil: string | null;
  dailyOn: string | null;
  weeklyOn: string | null;
  /** The day of the latest look at everything, deadlines and what is stuck too. */
  wholeOn: string | null;
  /** An invitation waits for them. */
  invited: boolean;
  /** A message to them has not ended. */
  mailWaits: boolean;
  /** The address that was refused for good. */
  failedAddress: string | null;
};

const dateText = (column: string) => `to_char(${column}, 'YYYY-MM-DD')`;

/** The countries of the roles that count of the row `person`. */
export const countriesOfRoles = `array(
  select distinct country.alpha2 from membership left join country on country.code = membership.country_code
   where membership.person_id = person.id and ${membershipCounts})`;

const read: Statement = {
  name: 'notice-person',
  text: `
    select person.id, person.name, person.email, person.persona, person.language,
           person.deactivated_at is not null as deactivated, ${countingRoles} as roles, ${countriesOfRoles} as alpha2s,
           array(select coalesce(agency_code, '*') || ' ' || coalesce(country_code, '*') from membership
                  where membership.person_id = person.id and alternate and ${membershipCounts}) as "alternateFor",
           coalesce(wish.topics, '{}') as topics, wish.rest_days as "restDays", wish.time_zone as "timeZone",
           ${dateText('wish.paused_until')} as "pausedUntil",
           ${dateText('told.daily_on')} as "dailyOn", ${dateText('told.weekly_on')} as "weeklyOn",
           ${dateText('told.whole_on')} as "wholeOn", told.failed_address as "failedAddress",
           exists (select from invitation
                    where invitation.person_id = person.id and accepted_at is null and revoked_at is null) as invited,
           exists (select from mail where mail.person_id = person.id and mail.state = 'OPEN') as "mailWaits"
      from person
      left join notice_wish as wish on wish.person_id = person.id
      left join notice_state as told on told.person_id = person.id
     where person.id = $1::uuid`,
};

export async function readNoticePerson(connection: Queryable, id: string): Promise<NoticePerson | null> {
  return (await connection.query<NoticePerson>(read, [id]))[0] ?? null;
}

const save: Statement = {
  name: 'notice-save-told',
  text: `
    insert into notice_state (person_id, daily_on, weekly_on) values ($1::uuid, $2::date, $3::date)
    on conflict (person_id) do update set daily_on = excluded.daily_on, weekly_on = excluded.weekly_on`,
};

/** Notes the days of the latest daily and weekly look. */
export async function saveTold(
  connection: Queryable,
  personId: string,
  { dailyOn, weeklyOn }: { dailyOn: string | null; weeklyOn: string | null },
): Promise<void> {
  await connection.query(save, [personId, dailyOn, weeklyOn]);
}

const whole: Statement = {
  name: 'notice-save-whole-look',
  text: `
    insert into notice_state (person_id, whole_on) values ($1::uuid, $2::date)
    on conflict (person_id) do update set whole_on = excluded.whole_on`,
};

/** Notes the day of the latest look at everything. */
export async function saveWholeLook(connection: Queryable, personId: string, day: string): Promise<void> {
  await connection.query(whole, [personId, day]);
}

const fail: Statement = {
  name: 'notice-address-failed',
  text: `
    insert into notice_state (person_id, failed_address, failed_at, failed_code) values ($1::uuid, $2, $3::timestamptz, $4)
    on conflict (person_id) do update
      set failed_address = excluded.failed_address, failed_at = excluded.failed_at, failed_code = excluded.failed_code`,
};

/** Notes that a mail server refused an address for good: nothing goes there until it is mended. */
export async function noteFailedAddress(
  connection: Queryable,
  personId: string,
  address: string,
  at: Date,
  code: string | null,
): Promise<void> {
  await connection.query(fail, [personId, address, at, code]);
}
