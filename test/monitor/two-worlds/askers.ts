import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Database } from '../../../server/database/database.ts';
import type { MembershipScope, Viewer } from '../../../server/domain/viewer.ts';
import { newSigningKey } from '../../../server/log/proof/head-signature.ts';
import { ensureSigningKey } from '../../../server/log/proof/signed-head.sql.ts';
import { nameGroup } from '../../../server/monitor/groups/name-group.ts';
import { MonitorLog } from '../../../server/monitor/log/monitor-log.ts';
import type { MonitorParts } from '../../../server/monitor/monitor-parts.ts';
import { LocalKeys } from '../../../server/monitor/sealing/local-keys.ts';
import { SessionWatch } from '../../../server/sessions/session-watch.ts';
import { Sessions } from '../../../server/sessions/sessions.ts';
import { strictBackground } from '../../support/background.ts';
import { insertPerson } from '../../support/builders.ts';
import type { Filling } from '../../support/engines.ts';
import { addIncident } from '../monitor-world.ts';

const scope = (
  role: MembershipScope['role'],
  countryCode: string | null = null,
  agencyCode: string | null = null,
): MembershipScope[] => [{ role, agencyCode, countryCode }];

/** Whoever may not learn whether there is an incident in Kenya, by what they are. */
export const outsiders: Readonly<Record<string, MembershipScope[]>> = {
  coordinator: scope('COORDINATOR'),
  'co-chair': scope('CO_CHAIR'),
  'focal point': scope('FOCAL_POINT', 'KEN', 'UNICEF'),
  contributor: scope('CONTRIBUTOR', 'KEN', 'UNICEF'),
  observer: scope('OBSERVER'),
  'mandate holder': scope('MANDATE_HOLDER'),
  'lead of Nepal': [
    { ...scope('COUNTRY_LEAD', 'NPL')[0], residentCoordinator: true, monitoring: true } as MembershipScope,
  ],
  'analyst of Nepal': scope('MONITORING_ANALYST', 'NPL'),
  'adviser of Nepal': scope('HUMAN_RIGHTS_ADVISER', 'NPL'),
  'somebody without a role': [],
};

/** What is known of every world before they part: ids that are true, names that are taken, and how to come as whom. */
export type Known = {
  /** The ids of what there is in Kenya's monitor, and an id of nothing. */
  ids: string[];
  /** By outsider, and of Kenya's own analyst. */
  cookies: Record<string, string>;
};

const KEYS = 'two-worlds-keys.json';

/** The file with the keys of the texts in the filling. */
export const keysOfFilling = (): string => join(inject('runFolder'), KEYS);

/** Kenya's monitor with two groups, one of them hidden, and four incidents; sessions of everybody, which each copy then has. */
export const beforeTheyPart: Filling = {
  name: 'two_worlds',
  async fill(database) {
    const parts: MonitorParts = {
      database,
      keys: new LocalKeys(keysOfFilling()),
      log: new MonitorLog(await ensureSigningKey(database, newSigningKey())),
    };
    const analyst = await insertPerson(database, scope('MONITORING_ANALYST', 'KEN'));
    const seen = await nameGroup(parts, analyst, 'KEN', { name: 'Seen people', aliases: [], hidden: false });
    const hidden = await nameGroup(parts, analyst, 'KEN', {
      name: 'Quiet people',
      aliases: ['People of the hill'],
      hidden: true,
    });
    const ids = [randomUUID(), seen.id, hidden.id];
    for (const [groupId, sensitivity] of [
      [seen.id, 'LOW'],
      [hidden.id, 'MODERATE'],
      [null, 'HIGH'],
      [seen.id, 'LOW'],
    ] as const) {
      const { report, incident } = await addIncident(
        parts,
        analyst,
        { groupId, sensitivity },
        { consent: 'COUNTED' },
      );
      ids.push(report, incident.id);
    }
    const cookies = await signIn(database, analyst);
    await database.query({ name: 'test-known', text: 'create table test_known (known jsonb not null)' }, []);
    await database.query({ name: 'test-known-keep', text: 'insert into test_known values ($1)' }, [
      JSON.stringify({ ids, cookies } satisfies Known),
    ]);
  },
};

async function signIn(database: Database, analyst: Viewer): Promise<Record<string, string>> {
  const background = strictBackground();
  const watch = new SessionWatch(database, () => {}, background);
  const sessions = await Sessions.open(database, watch);
  const people: [string, Viewer][] = [['analyst of Kenya', analyst]];
  for (const [name, memberships] of Object.entries(outsiders)) {
    people.push([name, await insertPerson(database, memberships)]);
  }
  const cookies: Record<string, string> = {};
  for (const [name, { personId }] of people) {
    cookies[name] = (await sessions.start(personId)).split(';', 1)[0] ?? '';
  }
  watch.close();
  await background.finish();
  return cookies;
}
