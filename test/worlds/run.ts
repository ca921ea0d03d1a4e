import { formatSeed, parseSeed, shrunk, storyOf } from './shrink.ts';
import { planOf } from './world.ts';

export { parseSeed, storyOf };

/** A world in which something was found: as few steps of it as still show it. */
export interface Found {
  readonly seed: string;
  readonly story: string;
}

/** Lets the worlds with these seeds happen, `to` not among them, and gives what was found; `most` findings end it. */
export function runWorlds({
  from,
  to,
  by = 1,
  most = 20,
}: {
  from: number;
  to: number;
  by?: number;
  most?: number;
}): Found[] {
  const found: Found[] = [];
  for (let seed = from; seed < to && found.length < most; seed += by) {
    const plan = planOf(seed);
    const story = storyOf(plan);
    if (story === null) continue;
    const kind = story.slice(0, story.indexOf(':'));
    const least = shrunk(plan, (fewer) => storyOf(fewer)?.startsWith(`${kind}:`) ?? false);
    found.push({ seed: formatSeed(least), story: storyOf(least) ?? story });
  }
  return found;
}

/** The first of these seeds with which something is found; null where nothing is. */
export function firstFound({ from, to }: { from: number; to: number }): number | null {
  for (let seed = from; seed < to; seed += 1) if (storyOf(planOf(seed)) !== null) return seed;
  return null;
}
