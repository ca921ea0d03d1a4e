// Writes server/calendars/data/holidays.json and working-weeks.json from date-holidays and CLDR, for every country of the
// catalogue. Run it by hand when a package was renewed (`npm run calendars`), and read the difference.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Holidays from 'date-holidays';

const firstYear = 2025;
const lastYear = 2030;
const dayMs = 86_400_000;
const hourMs = 3_600_000;
const require = createRequire(import.meta.url);
const versionOf = (/** @type {string} */ name) => require(`${name}/package.json`).version;

/** Notes on holidays that only part of the people have. */
const forSome = [
  'orthodox',
  'Women',
  'only for women',
  'Youth from the age of 14 to 28',
  'Children below the age of 14',
  'Military personnel in active service',
  'For all persons belonging to the Islamic faith.',
  'For Muslim',
];
/** Notes on holidays that everybody has, or nearly. */
const forAll =
  /^(except mining industy|tentative|Celebrates |Birth anniversary of |Marks freedom |Recognized as a public holiday|Established as a national holiday|Name day of |Not celebrated)/;
/** Months of the Islamic calendar, as the rules name them. */
const islamic =
  /\b(Muharram|Safar|Rabi al-(awwal|thani)|Jumada al-(awwal|thani)|Rajab|Shaban|Ramadan|Shawwal|Dhu al-(Qidah|Hijjah))\b/;

/** Monday is 1, Sunday is 7, as in ISO 8601. @type {Record<string, number>} */
const weekdays = { mon: 1, tue: 2, wed: 3, thu: 4, fri: 5, sat: 6, sun: 7 };

/** @type {{ countries: { code: string, alpha2: string }[] }} */
const { countries } = readJson('../server/catalogue/data/countries.json');
write('holidays.json', {
  source: `date-holidays ${versionOf('date-holidays')} (ISC and CC BY-SA 3.0, see README.md); written by scripts/make-calendars.mjs`,
  note: 'Whole public holidays of the whole country, by year. After ~ the day is by calculation and may move by one.',
  firstYear,
  lastYear,
  countries: Object.fromEntries(
    countries.flatMap(({ code, alpha2 }) => {
      const days = holidaysOf(alpha2);
      return days ? [[code, days]] : [];
    }),
  ),
});
write('working-weeks.json', {
  source: `cldr-core ${versionOf('cldr-core')}, supplemental/weekData.json (Unicode-3.0); written by scripts/make-calendars.mjs`,
  note: 'Days of the weekend, Monday is 1. Countries that are not here have the default.',
  default: weekendOf('001'),
  countries: Object.fromEntries(
    countries.flatMap(({ code, alpha2 }) => {
      const weekend = weekendOf(alpha2);
      return weekend.join() === weekendOf('001').join() ? [] : [[code, weekend]];
    }),
  ),
});

/** Days by year, or null where the package knows nothing of the country. @param {string} alpha2 */
function holidaysOf(alpha2) {
  const holidays = new Holidays();
  if (!(alpha2 in holidays.getCountries())) return null;
  holidays.init(alpha2);
  /** @type {Map<string, boolean>} */
  const days = new Map();
  for (let year = firstYear - 1; year <= lastYear; year++) {
    // Its types leave the note out.
    const found = /** @type {(import('date-holidays').HolidaysTypes.Holiday & { note?: string })[]} */ (
      holidays.getHolidays(year, 'en')
    );
    for (const { date, start, end, type, rule, note } of found) {
      if (type !== 'public' || isForSome(alpha2, note)) continue;
      const mayMove = islamic.test(rule) || note === 'tentative';
      // An Islamic or Hebrew day begins on the evening before: its date is the day string's, whatever its start says.
      const first = Date.parse(date.slice(0, 10));
      // A day on which the clock changes has 23 hours; what is left over of a day isn't a whole one.
      const length = Math.floor((end.getTime() - start.getTime() + hourMs) / (24 * hourMs));
      for (let index = 0; index < length; index++) {
        const day = new Date(first + index * dayMs).toISOString().slice(0, 10);
        // A day that is certain for one reason is certain.
        days.set(day, (days.get(day) ?? true) && mayMove);
      }
    }
  }
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => String(firstYear + index));
  return Object.fromEntries(
    years.map((year) => [
      year,
      [...days]
        .filter(([day]) => day.startsWith(year))
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([day, mayMove]) => `${day.slice(5)}${mayMove ? '~' : ''}`)
        .join(' '),
    ]),
  );
}

/** @param {string} alpha2 @param {string | undefined} note */
function isForSome(alpha2, note) {
  if (!note || forAll.test(note)) return false;
  if (forSome.includes(note)) return true;
  throw new Error(
    `${alpha2}: is a holiday with the note “${note}” for everybody? Say so in scripts/make-calendars.mjs.`,
  );
}

/** @param {string} alpha2 @returns {number[]} */
function weekendOf(alpha2) {
  const { weekendStart, weekendEnd } = require('cldr-core/supplemental/weekData.json').supplemental.weekData;
  const first = weekdays[weekendStart[alpha2] ?? weekendStart['001']] ?? 0;
  const last = weekdays[weekendEnd[alpha2] ?? weekendEnd['001']] ?? 0;
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => ((first - 1 + index) % 7) + 1).sort();
}

/** @param {string} path */
function readJson(path) {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}

/** @param {string} name @param {object} content */
function write(name, content) {
  writeFileSync(
    new URL(`../server/calendars/data/${name}`, import.meta.url),
    `${JSON.stringify(content, null, 2)}\n`,
  );
}
