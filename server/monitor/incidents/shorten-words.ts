import { badUserInput } from '../../lib/api-errors.ts';
import type { MonitorConnection } from '../monitor-connection.ts';
import type { KeyProvider, Retention } from '../sealing/key-provider.ts';
import { seal, unseal } from '../sealing/seal.ts';
import { type IncidentRow, updateWords } from './incident.sql.ts';

/**
 * Keeps the words of an incident no longer than those of a report that stands for it from now on: from here on they may be that
 * report's. Throws BAD_USER_INPUT where the shorter time is over, since the words of others would go within the hour.
 */
export async function shortenWords(
  connection: MonitorConnection,
  keys: KeyProvider | null,
  { id, countryCode: country, retention, sealed, codedAt }: IncidentRow,
  ofReport: Retention,
): Promise<void> {
  if (ofReport !== 'ONE_YEAR' || retention === ofReport) return;
  const content = await unseal<object>(keys, { id, country, retention }, sealed);
  if (content !== null && isYearOver(codedAt)) {
    throw badUserInput(
      'This report is kept for a year, and the incident’s words would go with it at once: code the report by itself, and merge the two.',
    );
  }
  // Words whose key is gone are nobody's any more. Without any keys nobody knows, and sealing says so.
  const moved =
    content === null && keys !== null
      ? sealed
      : await seal(keys, { id, country, retention: ofReport }, content ?? {});
  await updateWords(connection, id, ofReport, moved);
}

function isYearOver(since: Date): boolean {
  const end = new Date(since);
  end.setUTCFullYear(end.getUTCFullYear() + 1);
  return end <= new Date();
}
