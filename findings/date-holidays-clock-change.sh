#!/usr/bin/env bash
# date-holidays 3.37.0: `start` and `end` of a whole-day holiday are moments, so that on the day on which the clock goes
# forward they are 23 hours apart. Whoever keeps the holidays of 24 hours and more, to leave half days out, loses that one:
# Egypt's Sinai Liberation Day of 2025. On the days on which the clock goes back it is 25 hours, and a feast of three days 71.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --no-audit --no-fund date-holidays@3.37.0 >>npm.log 2>&1
cat >run.mjs <<'JS'
import Holidays from 'date-holidays';
const hoursOf = (country, day) => {
  const found = new Holidays(country).getHolidays(Number(day.slice(0, 4)), 'en').find(({ date }) => date.startsWith(day));
  console.log(country, found.date, found.name, found.type, found.rule, (found.end - found.start) / 3_600_000, 'hours');
  return (found.end - found.start) / 3_600_000;
};
const right =
  hoursOf('EG', '2025-04-25') === 23 &&
  hoursOf('EG', '2026-04-25') === 24 &&
  hoursOf('AT', '2025-10-26') === 25 &&
  hoursOf('BA', '2025-03-30') === 71;
process.exit(right ? 0 : 1);
JS
node run.mjs
