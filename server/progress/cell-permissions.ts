import type { CellPermission } from '../../schema/types/cell-permission.ts';
import { ResponseStatus } from '../../schema/types/response-status.ts';
import type { Viewer } from '../domain/viewer.ts';
import { actionsOn } from '../responses/response.policy.ts';
import type { CountryRow } from './read-progress.sql.ts';

/**
 * What somebody may do with the answers of a country, by cell and status, from the rows of its snapshot; without those in
 * which they may do nothing. By status rather than by answer: an answer changes under the reader's eyes.
 */
export function permissionsIn(
  viewer: Viewer,
  countryCode: string,
  rows: readonly CountryRow[],
): CellPermission[] {
  const snapshot = rows[0]?.snapshot;
  if (snapshot?.cycle.state !== 'OPEN') return [];
  const { hasLead } = snapshot;
  const cells = [...new Set(rows.map((row) => row.agency_code))];
  const reportingAgencies = cells.filter((code) => code !== null);
  return cells.flatMap((agencyCode) =>
    Object.values(ResponseStatus)
      .map((status) => ({
        agencyCode,
        status,
        viewerCan: actionsOn(viewer, { countryCode, agencyCode, reportingAgencies, hasLead }, status),
      }))
      .filter(({ viewerCan }) => viewerCan.length > 0),
  );
}
