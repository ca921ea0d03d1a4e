import type { MonitorAccessQuery, MonitorAction } from '../../operations/operations.generated.ts';

/** What somebody may do in the monitor of one country. */
export interface Access {
  readonly country: string;
  readonly can: (action: MonitorAction) => boolean;
  /** By their role, or because they opened reports and incidents. */
  readonly readsIncidents: boolean;
  /** The same of signals. */
  readonly readsSignals: boolean;
  /** Until when a coordinator has them open; null where they have not. */
  readonly openUntil: string | null;
}

type Entries = MonitorAccessQuery['monitorAccess'];

/** What is allowed in a country: what its own entry says, or the one for every other. */
export function accessTo(country: string, entries: Entries, openUntil: string | null): Access {
  const entry =
    entries.find(({ countryCode }) => countryCode === country) ??
    entries.find(({ countryCode }) => countryCode === null);
  const can = (action: MonitorAction) => entry?.viewerCan.includes(action) ?? false;
  const opened = openUntil !== null;
  return {
    country,
    can,
    readsIncidents: can('READ_INCIDENTS') || opened,
    readsSignals: can('READ_SIGNALS') || opened,
    openUntil,
  };
}

/** The countries whose monitor is for somebody, of all that there are. */
export function countriesIn(entries: Entries, all: readonly string[]): readonly string[] {
  const everywhere = entries.some(({ countryCode }) => countryCode === null);
  return all.filter((code) => everywhere || entries.some(({ countryCode }) => countryCode === code));
}
