import type { StoredCycle } from '../catalogue/catalogue.sql.ts';
import { type CatalogueData, type CycleData, presenceIn } from '../catalogue/catalogue-data.ts';
import type { Problems } from './problems.ts';
import type { StoredCatalogue } from './stored-catalogue.ts';

/** Reports everything in the files that can't follow on what the database holds. */
export function checkChanges(data: CatalogueData, stored: StoredCatalogue, problems: Problems): void {
  checkNothingIsMissing(data, stored, problems);
  for (const cycle of data.cycles) checkCycle(cycle, stored.cycles.get(cycle.code), data, stored, problems);
  checkOneOpen(data, stored, problems);
}

/** An entry that was once loaded may be named by an answer or an event, so a file that leaves it out is a mistake. */
function checkNothingIsMissing(data: CatalogueData, stored: StoredCatalogue, problems: Problems): void {
  const agencies = new Set(data.agencies.map(({ code }) => code));
  for (const code of stored.agencies.keys()) {
    if (agencies.has(code)) continue;
    problems.add(
      `agencies.json: agency ${code} was loaded before and is missing: put it back; so that it no longer answers, set its “active” to false.`,
    );
  }
  const countries = new Set(data.countries.map(({ code }) => code));
  for (const code of stored.countries.keys()) {
    if (countries.has(code)) continue;
    problems.add(`countries.json: country ${code} was loaded before and is missing: put it back.`);
  }
  const items = new Set([...data.checklist.items.map(({ code }) => code), ...data.checklist.retiredItems]);
  for (const { code } of stored.items) {
    if (items.has(code)) continue;
    problems.add(
      `checklist.json: item ${code} was in an earlier version and is missing: put it back; to stop asking it from the next cycle on, name it in “retiredItems”.`,
    );
  }
}

function checkCycle(
  cycle: CycleData,
  before: StoredCycle | undefined,
  data: CatalogueData,
  stored: StoredCatalogue,
  problems: Problems,
): void {
  const place = `cycles.json, ${cycle.code}`;
  if (before && before.state !== 'PLANNED' && cycle.state === 'PLANNED') {
    problems.add(`${place}: it was opened before and can't be PLANNED again: make it OPEN or CLOSED.`);
  }
  const follower = stored.followers.get(cycle.code);
  if (before?.state === 'CLOSED' && cycle.state === 'OPEN' && follower !== undefined) {
    problems.add(`${place}: cycle ${follower} was opened from it, so it stays CLOSED: put that back.`);
  }
  const opensFirst = cycle.state !== 'PLANNED' && (before?.state ?? 'PLANNED') === 'PLANNED';
  if ((opensFirst || cycle.state === 'OPEN') && !data.presence.has(cycle.code)) {
    problems.add(
      `presence.json: nothing says who reports in cycle ${cycle.code}: add it before the cycle opens.`,
    );
  }
  if (before?.state === 'CLOSED' && cycle.state === 'CLOSED')
    checkClosedPresence(cycle.code, data, stored, problems);
  const open = openAfter(data, stored).find((code) => stored.cycles.get(code)?.state === 'OPEN');
  if (opensFirst && cycle.state === 'CLOSED' && open !== undefined) {
    problems.add(
      `${place}: a cycle that is already over can only be added while none is open: wait until ${open} is closed.`,
    );
  }
}

/** An agency that no longer answers is passed over: its last cells may say NONE for that reason alone. */
function checkClosedPresence(
  cycleCode: string,
  data: CatalogueData,
  stored: StoredCatalogue,
  problems: Problems,
): void {
  const cycle = data.presence.get(cycleCode);
  if (!cycle) return;
  const answering = new Set(
    data.agencies.filter(({ answersChecklist }) => answersChecklist).map(({ code }) => code),
  );
  for (const { agency, country, presence } of stored.cells.get(cycleCode) ?? []) {
    if (agency === null || presence === null || !answering.has(agency)) continue;
    const wanted = presenceIn(cycle, agency, country);
    if (wanted === presence) continue;
    problems.add(
      `presence.json, ${cycleCode}: ${agency} in ${country} is ${wanted} and was ${presence} when the cycle closed: put ${presence} back, or open the cycle again.`,
    );
  }
}

function checkOneOpen(data: CatalogueData, stored: StoredCatalogue, problems: Problems): void {
  const inFile = data.cycles.filter(({ state }) => state === 'OPEN').map(({ code }) => code);
  const [kept] = openAfter(data, stored).filter((code) => !data.cycles.some((cycle) => cycle.code === code));
  if (inFile.length === 0 || kept === undefined) return;
  problems.add(
    stored.saidByPeople.has(kept)
      ? `cycles.json: ${inFile.join(' and ')} can't be OPEN while ${kept} is, which a person opened: close ${kept} first, through the API.`
      : `cycles.json: ${inFile.join(' and ')} can't be OPEN while ${kept} is, which the file doesn't name: add ${kept} as CLOSED.`,
  );
}

/** The cycles that would be open after the load: those of the file, and those in the database that it doesn't name. */
function openAfter(data: CatalogueData, stored: StoredCatalogue): string[] {
  const named = new Set(data.cycles.map(({ code }) => code));
  return [
    ...data.cycles.filter(({ state }) => state === 'OPEN').map(({ code }) => code),
    ...[...stored.cycles.values()]
      .filter(({ code, state }) => state === 'OPEN' && !named.has(code))
      .map(({ code }) => code),
  ];
}
