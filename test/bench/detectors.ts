import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { earsC2 } from '../../server/monitor/detectors/ears.ts';
import { farringtonFlexible } from '../../server/monitor/detectors/farrington-flexible.ts';

// `npm run bench:detectors`: how long a series takes, beside R’s `surveillance` where that is installed. On one thread, like R.

type ReferenceFile = {
  observed: number[];
  results: Record<'earsC2' | 'farringtonFlexible', { parameters: object; rangeFrom: number }>;
};

// Compiled, this lies four folders below the root.
const here = new URL('../../../../test/', import.meta.url);
const file = JSON.parse(
  readFileSync(new URL('fixtures/monitor/campyDE.json', here), 'utf8'),
) as ReferenceFile;
const { earsC2: c2, farringtonFlexible: improved } = file.results;
const all = { observed: file.observed, frequency: 52 };
const past = { observed: file.observed.slice(0, 312), frequency: 52 };

const rows = [
  {
    what: 'C2 over 156 weeks',
    limit: 0.12,
    run: () => earsC2.detect(all, c2.parameters, c2.rangeFrom).alarm.length === 156,
  },
  {
    what: 'one week of improved Farrington, b 5, 312 weeks',
    limit: 0.96,
    run: () => farringtonFlexible.detect(past, improved.parameters, 311).upperbound[0] !== null,
  },
];

/** The median of some rounds, in milliseconds; the first rounds are for the compiler. */
function measure(run: () => boolean): number {
  const rounds = Array.from({ length: 14 }, () => {
    const begun = performance.now();
    for (let i = 0; i < 200; i++) if (!run()) throw new Error('the detector found nothing to do');
    return (performance.now() - begun) / 200;
  });
  return rounds.slice(5).sort((left, right) => left - right)[4] ?? Number.NaN;
}

/** What R takes for the same, in the same order; null where it or its package is not there. */
function measureR(): number[] | null {
  const script = new URL('bench/detectors.R', here).pathname;
  const { status, stdout } = spawnSync('Rscript', ['--vanilla', script], {
    input: file.observed.join('\n'),
    encoding: 'utf8',
  });
  return status === 0 ? stdout.trim().split(' ').map(Number) : null;
}

const ours = rows.map(({ run }) => measure(run));
const theirs = measureR();
const shown = (value: number | undefined) =>
  (value === undefined ? '–' : `${value.toFixed(3)} ms`).padStart(12);
console.log(`${'a series'.padEnd(48)}${['Concord', 'limit', 'R'].map((name) => name.padStart(12)).join('')}`);
for (const [index, { what, limit }] of rows.entries()) {
  console.log(`${what.padEnd(48)}${shown(ours[index])}${shown(limit)}${shown(theirs?.[index])}`);
}
if (theirs === null)
  console.log('R is not installed with its package surveillance: nothing to compare with.');
