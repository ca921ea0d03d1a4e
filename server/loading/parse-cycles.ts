import { type CycleData, cycleCodePattern, cycleStates } from '../catalogue/catalogue-data.ts';
import { type JsonReader, reportDuplicates } from './json-reader.ts';
import type { Problems } from './problems.ts';

const cycleCode = { matches: cycleCodePattern, example: '2027' };

/** Reads cycles.json; in the order in which they open. */
export function parseCycles(file: JsonReader, problems: Problems): CycleData[] {
  const cycles = file.objects('cycles', 'code').map((cycle): CycleData => {
    const opensOn = cycle.date('opensOn');
    const closesOn = cycle.date('closesOn');
    if (opensOn && closesOn && closesOn <= opensOn) cycle.problem('“closesOn” must be later than “opensOn”.');
    return {
      code: cycle.text('code', cycleCode),
      opensOn,
      closesOn,
      state: cycle.oneOf('state', cycleStates),
      note: cycle.optionalText('note'),
    };
  });
  reportDuplicates(
    cycles.map(({ code }) => code),
    'cycles.json: cycle',
    problems,
  );
  const open = cycles.filter(({ state }) => state === 'OPEN').map(({ code }) => code);
  if (open.length > 1) {
    problems.add(`cycles.json: ${open.join(' and ')} are OPEN, and only one cycle can be: close the others.`);
  }
  return cycles.sort((a, b) => (a.opensOn < b.opensOn ? -1 : 1));
}
