import type { Viewer } from '../domain/viewer.ts';
import { assessIndicator, type FrameworkParts, listLooks } from '../monitor/framework/assess-indicator.ts';
import { listSensitiveDates, setSensitiveDate } from '../monitor/framework/sensitive-dates.ts';
import { MONITORED } from './listed-personas.ts';

const DAY = 24 * 60 * 60 * 1000;

const looks = [
  ['RF7.6', 'PRESENT', 'RISING', 'Three rallies in one month spoke of them as vermin. (Made up.)'],
  ['RF4.4', 'PRESENT', 'STEADY', 'Two newspapers blame them for the harvest. (Made up.)'],
  ['RF3.2', 'EMERGING', 'STEADY', 'Of nine complaints one was looked into. (Made up.)'],
  ['RF2.1', 'NOT_OBSERVED', 'STEADY', 'Nobody remembers any, nor do the archives. (Made up.)'],
] as const;

/** What an analyst found of some indicators for one group, and a vote that comes. What is there from before a stop is left. */
export async function seedFramework(
  parts: FrameworkParts,
  analyst: Viewer,
  groupId: string,
  today: Date,
): Promise<void> {
  for (const [indicator, level, trend, reasons] of looks) {
    const place = { country: MONITORED, groupId, indicator };
    if ((await listLooks(parts, analyst, place)).length > 0) continue;
    const look = { groupId, indicator, level, trend, confidence: 'MODERATE', reasons, evidence: [] } as const;
    await assessIndicator(parts, analyst, MONITORED, { ...look, baseRevision: 0 });
  }
  const dayText = today.toISOString().slice(0, 10);
  if ((await listSensitiveDates(parts, analyst, MONITORED, dayText)).length > 0) return;
  const date = {
    groupId: null,
    kind: 'ELECTION',
    name: 'Vote for the councils (made up)',
    day: new Date(today.getTime() + 24 * DAY).toISOString().slice(0, 10),
    yearly: false,
  } as const;
  await setSensitiveDate(parts, analyst, { countryCode: MONITORED }, date, dayText);
}
