import { AreaAlertsDocument, AreaAnswersDocument } from '../../operations/monitor.generated.ts';
import type { AreaAlertsQuery, AreaAnswersQuery } from '../../operations/operations.generated.ts';
import type { Sync } from '../../sync/runtime.ts';
import { type AreaAlert, byArea } from './by-area.ts';

const pageSize = 50;

/** A country by areas, with so many pages of its alerts, and whether there are more. */
export async function readAreas(sync: Sync, country: string, pages: number) {
  const [answers, { alerts, more }] = await Promise.all([
    sync.read({ document: AreaAnswersDocument, variables: { country } }),
    readAlerts(sync, country, pages),
  ]);
  const { countryChecklist } = answers as AreaAnswersQuery;
  return { areas: byArea(alerts, countryChecklist), cycle: countryChecklist.cycle.code, more };
}

async function readAlerts(sync: Sync, country: string, pages: number) {
  const all: AreaAlert[] = [];
  for (let page = 0; page < pages; page += 1) {
    const variables = { country, first: pageSize, skip: page * pageSize };
    const read = await sync.read({ document: AreaAlertsDocument, variables });
    const { alerts, hasNextPage } = (read as AreaAlertsQuery).alerts;
    all.push(...alerts);
    if (!hasNextPage) return { alerts: all, more: false };
  }
  return { alerts: all, more: true };
}
