import type { Trouble } from './around.ts';
import { allFaults, findingsOf, type Plan, planOf } from './world.ts';

/** The plan with as few steps and faults as still find something, which is one that a person can follow. */
export function shrunk(plan: Plan, fails: (plan: Plan) => boolean): Plan {
  let least = plan;
  for (let size = Math.ceil(plan.steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < least.steps.length; ) {
      const steps = [...least.steps.slice(0, from), ...least.steps.slice(from + size)];
      const fewer = { ...least, steps };
      if (fails(fewer)) least = fewer;
      else from += size;
    }
  }
  for (const fault of least.faults) {
    const calmer = { ...least, faults: least.faults.filter((one) => one !== fault) };
    if (fails(calmer)) least = calmer;
  }
  return least;
}

/** Whether anything is found in it, an error of the core itself too. */
export function fails(plan: Plan): boolean {
  return storyOf(plan) !== null;
}

/** What is found first, in a sentence; null where nothing is. */
export function storyOf(plan: Plan): string | null {
  try {
    const [first] = findingsOf(plan);
    return first ? `${first.is}: ${first.story}` : null;
  } catch (error) {
    return `threw: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** The plan as a seed: `7` is a whole world, `7.3f.2-4-9` the one with these faults (hexadecimal) and these steps alone. */
export function formatSeed({ seed, faults, steps }: Plan): string {
  const bits = allFaults.reduce((sum, fault, index) => sum + (faults.includes(fault) ? 2 ** index : 0), 0);
  return `${seed}.${bits.toString(16)}.${steps.join('-')}`;
}

/** Throws where it is no seed. */
export function parseSeed(text: string): Plan {
  const found = /^(\d+)(?:\.([0-9a-f]+)\.([\d-]*))?$/.exec(text);
  if (!found) throw new Error(`${text} is no seed: give a whole number, or what a run has printed.`);
  const [, seed = '', bits, steps = ''] = found;
  const whole = planOf(Number(seed));
  if (bits === undefined) return whole;
  const chosen = Number.parseInt(bits, 16);
  const faults: Trouble[] = allFaults.filter((_, index) => Math.floor(chosen / 2 ** index) % 2 === 1);
  return { ...whole, faults, steps: steps.split('-').filter(Boolean).map(Number) };
}
