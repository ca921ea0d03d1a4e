const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What days go by where nothing else is known. */
export const UTC = 'UTC';

const spellings = new Map<string, Intl.DateTimeFormat | null>();

/** What spells a moment in a zone; null where this Node knows none of that name. Names come from people: few are kept. */
function spellingOf(zone: string): Intl.DateTimeFormat | null {
  const known = spellings.get(zone);
  if (known !== undefined) return known;
  let spelling: Intl.DateTimeFormat | null = null;
  try {
    spelling = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  } catch {
    // Of a later Node, or of nobody.
  }
  if (spelling && spelling.resolvedOptions().timeZone === zone) spellings.set(zone, spelling);
  return spelling;
}

/** The name of a zone as it is kept, `Africa/Nairobi`; null where there is none of that name. */
export function zoneNamed(name: string): string | null {
  // A bare distance such as `+03:00` knows no clock changes, and not every Node takes it.
  if (!/^[A-Za-z]/.test(name)) return null;
  return spellingOf(name)?.resolvedOptions().timeZone ?? null;
}

/** How far a zone’s clocks are ahead of UTC at a moment, in milliseconds. */
function aheadOf(zone: string, moment: number): number {
  if (zone === UTC) return 0;
  const parts = spellingOf(zone)?.formatToParts(moment) ?? [];
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  const whole = Math.floor(moment / 1_000) * 1_000;
  return Number.isNaN(shown) ? 0 : shown - whole;
}

/** The day that it is in a zone at a moment, as `2027-01-31`. */
export function dayIn(zone: string, moment: Date): string {
  return new Date(moment.getTime() + aheadOf(zone, moment.getTime())).toISOString().slice(0, 10);
}

/** The moment at which clocks in a zone show a whole hour of a day; the one after, where a clock change leaves that hour out. */
export function momentIn(zone: string, day: string, hour: number): Date {
  const shown = Date.parse(day) + hour * HOUR;
  // What holds a day before and after is what may hold at it: a zone changes its clocks once between.
  const [before, after] = [shown - DAY, shown + DAY].map((near) => aheadOf(zone, near));
  const may = [shown - (before ?? 0), shown - (after ?? 0)].sort((one, other) => one - other);
  const found = may.find((moment) => moment + aheadOf(zone, moment) === shown);
  return new Date(found ?? Math.max(...may));
}

/** The zone of a country that has one, by ISO 3166-1 alpha-2; UTC where it has several, or is unknown. */
export function zoneOfCountry(alpha2: string): string {
  if (!/^[A-Z]{2}$/.test(alpha2)) return UTC;
  const locale = new Intl.Locale(`und-${alpha2}`) as ZonesOfLocale;
  const [zone, ...more] = locale.getTimeZones?.() ?? locale.timeZones ?? [];
  return more.length === 0 && zone !== undefined ? (zoneNamed(zone) ?? UTC) : UTC;
}

/** A property in Node 20, a method later. */
type ZonesOfLocale = { timeZones?: string[]; getTimeZones?: () => string[] | undefined };
