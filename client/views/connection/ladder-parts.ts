// What comes in one file with the rungs below the first.
import words from '../../messages/en.json?ladder';
import type { Words } from '../../messages/words.ts';
import type { FirstRung } from '../../sync/first-rung.ts';
import { createLadder } from '../../sync/rungs/ladder.ts';
import { startMeter } from '../../sync/rungs/meter.ts';
import type { Sync } from '../../sync/runtime.ts';
import { Connection } from './connection.tsx';
import { LadderLine } from './ladder-line.tsx';

// Once for each page, since a file is only loaded once: whatever the ladder does, the line's use is counted.
startMeter();

export const connection = { view: Connection, words };

/** The ladder, with what says in the shell where the page stands on it. */
export function ladderWithLine(first: FirstRung, sync: Sync, { add }: Words) {
  add(words);
  return { ...createLadder(first, () => sync.state().latest), Line: LadderLine };
}
