import { mayDo } from '../access/permissions.ts';
import type { Viewer } from '../domain/viewer.ts';

/** Whether somebody writes the note of a country's reports, or of the network's for null. */
export function mayWriteNote(viewer: Viewer, country: string | null): boolean {
  return mayDo(viewer, 'writeReportNote', { countryCode: country, agencyCode: null });
}
