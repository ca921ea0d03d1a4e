import type { Sync } from './runtime.ts';

/** Which country and section of the monitor somebody looks at. */
export interface MonitorPlace {
  readonly country: string | null;
  readonly section: string | null;
}

const nowhere: MonitorPlace = { country: null, section: null };
const ofPage = new WeakMap<Sync, Map<string, MonitorPlace>>();

function placesOf(sync: Sync): Map<string, MonitorPlace> {
  const known = ofPage.get(sync) ?? new Map();
  ofPage.set(sync, known);
  return known;
}

/** Where somebody was in the monitor. It stands in no address and in no storage, and goes with the window. */
export function monitorPlaceOf(sync: Sync, person: string): MonitorPlace {
  return placesOf(sync).get(person) ?? nowhere;
}

export function rememberMonitorPlace(sync: Sync, person: string, place: MonitorPlace): void {
  placesOf(sync).set(person, place);
}
