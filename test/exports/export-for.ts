import type { Database } from '../../server/database/database.ts';
import type { Viewer } from '../../server/domain/viewer.ts';
import { parseExportRequest } from '../../server/exports/export-request.ts';
import { type MadeExport, makeExport } from '../../server/exports/make-export.ts';

/** Makes a file in somebody’s name, past the transport. */
export function exportFor(database: Database, viewer: Viewer, body: unknown): Promise<MadeExport> {
  const parts = { database, announce: () => {}, charge: () => 0, now: () => new Date() };
  return makeExport(parts, viewer, parseExportRequest(body));
}
