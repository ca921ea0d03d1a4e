import { randomUUID } from 'node:crypto';
import { isUniqueViolation } from '../../database/database-errors.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { badUserInput, notFound } from '../../lib/api-errors.ts';
import { checkName } from '../check-words.ts';
import { monitorPolicy } from '../monitor.policy.ts';
import { asMonitor, type MonitorConnection } from '../monitor-connection.ts';
import type { MonitorParts } from '../monitor-parts.ts';
import { type GroupRow, lockGroup, lockNames, readGroups, writeGroup } from './group.sql.ts';

const MOST_ALIASES = 20;

export type GroupNames = { name: string; aliases: readonly string[]; hidden: boolean };

/** A country's groups by name; hidden ones are there for those alone who read its incidents now. */
export async function listGroups(
  { database }: Pick<MonitorParts, 'database'>,
  viewer: Viewer,
  countryCode: string,
): Promise<GroupRow[]> {
  monitorPolicy.requireIn(viewer, 'readMonitoredGroups', countryCode);
  return asMonitor(database, viewer, async (connection) =>
    readGroups(connection, countryCode, await monitorPolicy.readsIncidents(connection, viewer, countryCode)),
  );
}

/** Names a new group of a country. Throws FORBIDDEN, or BAD_USER_INPUT where another one has the name. */
export async function nameGroup(
  { database, log }: Pick<MonitorParts, 'database' | 'log'>,
  viewer: Viewer,
  countryCode: string,
  names: GroupNames,
): Promise<GroupRow> {
  monitorPolicy.requireIn(viewer, 'recordIncidents', countryCode);
  const group = { id: randomUUID(), countryCode, ...checked(names), revision: 1 };
  return asMonitor(database, viewer, async (connection) => {
    await write(connection, group);
    const told = !group.hidden;
    await log.append(connection, { countryCode, kind: 'GROUP_NAMED', subjectId: group.id, told });
    return group;
  });
}

/** Changes what a group is called, and whether it is hidden, on top of the revision that was seen. */
export async function changeGroup(
  { database, log }: Pick<MonitorParts, 'database' | 'log'>,
  viewer: Viewer,
  id: string,
  baseRevision: number,
  names: GroupNames,
): Promise<GroupRow> {
  monitorPolicy.requireSomewhere(viewer, 'recordIncidents');
  const given = checked(names);
  return asMonitor(database, viewer, async (connection) => {
    const before = await lockGroup(connection, id);
    if (!before || !monitorPolicy.mayIn(viewer, 'recordIncidents', before.countryCode)) throw noGroup();
    if (before.revision !== baseRevision) {
      throw badUserInput(
        'This group was changed in the meantime: read it again, and change it as it is now.',
      );
    }
    const group = { ...before, ...given, revision: before.revision + 1 };
    await write(connection, group);
    const { countryCode } = group;
    // Who saw it before hears of its hiding too: what their page shows must go.
    const told = !(before.hidden && group.hidden);
    await log.append(connection, { countryCode, kind: 'GROUP_CHANGED', subjectId: id, told });
    return group;
  });
}

export function noGroup() {
  return notFound('No group that you may name has this id.');
}

/** Throws NOT_FOUND where a group is named that is none of the country’s. */
export async function requireGroupOf(
  connection: MonitorConnection,
  groupId: string | null,
  countryCode: string,
): Promise<void> {
  if (groupId === null) return;
  if ((await lockGroup(connection, groupId))?.countryCode !== countryCode) throw noGroup();
}

function checked({ name, aliases, hidden }: GroupNames) {
  if (aliases.length > MOST_ALIASES) throw badUserInput(`A group has ${MOST_ALIASES} other names at most.`);
  return {
    name: checkName('name', name),
    aliases: [...new Set(aliases.map((alias) => checkName('name', alias)))],
    hidden,
  };
}

async function write(connection: MonitorConnection, group: GroupRow): Promise<void> {
  const own = new Set([group.name, ...group.aliases].map(plain));
  await lockNames(connection, group.countryCode);
  const others = await readGroups(connection, group.countryCode, true);
  const taken = others.some(
    ({ id, name, aliases }) => id !== group.id && [name, ...aliases].some((one) => own.has(plain(one))),
  );
  if (taken) throw nameTaken();
  try {
    await writeGroup(connection, group);
  } catch (error) {
    if (isUniqueViolation(error, 'uq_monitor_group_name')) throw nameTaken();
    throw error;
  }
}

function nameTaken() {
  return badUserInput('A group of this country has one of these names already: use that one.');
}

/** By what two names are the same: without case, and without what nobody sees. */
function plain(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase();
}
