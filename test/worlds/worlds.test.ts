import { describe, expect, it } from 'vitest';
import { bundleWorlds } from '../../scripts/bundle-worlds.mjs';
import { brokenCopies } from './broken-copies.ts';
import { type firstFound, runWorlds } from './run.ts';

describe('worlds of devices, lines and people', () => {
  it('find nothing lost, doubled, overwritten unseen or told wrongly', () => {
    expect(runWorlds({ from: 1, to: 201 })).toEqual([]);
  });

  it.each(brokenCopies)('notice in under 1,000 of them a core that $name', async ({ changes }) => {
    const copy = (await import(await bundleWorlds(changes))) as { firstFound: typeof firstFound };
    expect(copy.firstFound({ from: 1, to: 1000 })).not.toBeNull();
  });
});
