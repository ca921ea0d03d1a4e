import { randomUUID } from 'node:crypto';
import type { SensitiveDateKind } from '../../../schema/types/assessment-terms.ts';
import type { Viewer } from '../../domain/viewer.ts';
import { badUserInput, notFound } from '../../lib/api-errors.ts';
import { isCalendarDate } from '../../lib/is-calendar-date.ts';
import { checkName } from '../check-words.ts';
import { requireGroupOf } from '../groups/name-group.ts';
import { monitorPolicy } from '../monitor.policy.ts';
import { asMonitor, type MonitorConnection } from '../monitor-connection.ts';
import type { MonitorParts } from '../monitor-parts.ts';
import type { KeyProvider } from '../sealing/key-provider.ts';
import { seal, unseal } from '../sealing/seal.ts';
import { factorsBefore, nextDay } from './review.ts';
import {
  deleteSensitiveDate,
  lockSensitiveDate,
  readSensitiveDates,
  type SensitiveDateRow,
  writeSensitiveDate,
} from './sensitive-date.sql.ts';

export const MOST_DATES = 200;
const retention = 'FIVE_YEARS';

export type SensitiveDateGiven = {
  groupId: string | null;
  kind: SensitiveDateKind;
  name: string;
  day: string;
  yearly: boolean;
};

/** A date with its name, null where the key is gone, and when it comes next. */
export type SensitiveDate = Omit<SensitiveDateRow, 'sealed' | 'retention'> & {
  name: string | null;
  comesOn: string | null;
  factors: readonly string[];
};

/** A country’s sensitive dates: those to come first, the nearest before the others, then those that are over. */
export async function listSensitiveDates(
  { database, keys }: Pick<MonitorParts, 'database' | 'keys'>,
  viewer: Viewer,
  countryCode: string,
  today: string,
): Promise<SensitiveDate[]> {
  const rows = await asMonitor(database, viewer, async (connection) => {
    await monitorPolicy.requireReader(connection, viewer, countryCode);
    return readSensitiveDates(connection, countryCode);
  });
  const dates = await Promise.all(rows.map((row) => openSensitiveDate(keys, row, today)));
  const rank = ({ comesOn, day }: SensitiveDate) => comesOn ?? `~${day}`;
  return dates.sort((left, right) => (rank(left) < rank(right) ? -1 : 1));
}

/** Enters a date, or with an id and the revision that was seen changes one. For the country’s analysts. */
export async function setSensitiveDate(
  { database, keys, log }: MonitorParts,
  viewer: Viewer,
  which: { countryCode: string } | { id: string; baseRevision: number },
  given: SensitiveDateGiven,
  today: string,
): Promise<SensitiveDate> {
  if ('countryCode' in which) monitorPolicy.requireIn(viewer, 'recordIncidents', which.countryCode);
  else monitorPolicy.requireSomewhere(viewer, 'recordIncidents');
  const { name, ...rest } = checked(given);
  const row = await asMonitor(database, viewer, async (connection) => {
    const { id, countryCode, revision } =
      'id' in which
        ? await lockOwnDate(connection, viewer, which.id, which.baseRevision)
        : { id: randomUUID(), countryCode: which.countryCode, revision: 0 };
    await requireGroupOf(connection, rest.groupId, countryCode);
    const others = await readSensitiveDates(connection, countryCode);
    if (revision === 0 && others.length >= MOST_DATES) {
      throw badUserInput(`A country has ${MOST_DATES} sensitive dates at most: remove one that is over.`);
    }
    const sealed = await seal(keys, { id, country: countryCode, retention }, { name });
    await writeSensitiveDate(connection, {
      id,
      countryCode,
      ...rest,
      retention,
      sealed,
      revision: revision + 1,
    });
    const written = await lockSensitiveDate(connection, id);
    if (!written) throw new Error('a sensitive date that was just written is not there');
    await log.append(connection, { countryCode, kind: 'SENSITIVE_DATE_CHANGED', subjectId: id });
    return written;
  });
  return openSensitiveDate(keys, row, today);
}

/** Takes a date out, with its name. */
export async function removeSensitiveDate(
  { database, log }: Pick<MonitorParts, 'database' | 'log'>,
  viewer: Viewer,
  id: string,
  baseRevision: number,
): Promise<void> {
  monitorPolicy.requireSomewhere(viewer, 'recordIncidents');
  await asMonitor(database, viewer, async (connection) => {
    const { countryCode } = await lockOwnDate(connection, viewer, id, baseRevision);
    await deleteSensitiveDate(connection, id);
    await log.append(connection, { countryCode, kind: 'SENSITIVE_DATE_CHANGED', subjectId: id });
  });
}

/** A stored date with its name decrypted. */
export async function openSensitiveDate(
  keys: KeyProvider | null,
  { sealed, retention: kept, ...row }: SensitiveDateRow,
  today: string,
): Promise<SensitiveDate> {
  const where = { id: row.id, country: row.countryCode, retention: kept };
  const content = await unseal<{ name: string }>(keys, where, sealed);
  return {
    ...row,
    name: content?.name ?? null,
    comesOn: nextDay(row, today),
    factors: factorsBefore[row.kind],
  };
}

async function lockOwnDate(
  connection: MonitorConnection,
  viewer: Viewer,
  id: string,
  baseRevision: number,
): Promise<SensitiveDateRow> {
  const row = await lockSensitiveDate(connection, id);
  if (!row || !monitorPolicy.mayIn(viewer, 'recordIncidents', row.countryCode)) {
    throw notFound('No sensitive date that you may change has this id.');
  }
  if (row.revision !== baseRevision) {
    throw badUserInput('This date was changed in the meantime: read it again, and change it as it is now.');
  }
  return row;
}

function checked({ name, day, ...rest }: SensitiveDateGiven): SensitiveDateGiven {
  if (!isCalendarDate(day)) throw badUserInput('The day is written YYYY-MM-DD, for instance 2027-01-31.');
  return { ...rest, day, name: checkName('name', name) };
}
