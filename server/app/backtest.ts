import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../lib/package-root.ts';
import { StartupError } from '../lib/startup-error.ts';
import { printBacktest, printMadeSeries } from '../monitor/backtest/print-backtest.ts';
import { runBacktest, UnreadableEvents } from '../monitor/backtest/run-backtest.ts';

const REAL_EVENTS = 'test/fixtures/monitor/ucdp-ged-syria-2016-2017.csv';

/**
 * `npm run --silent backtest -- [file]`: replays events and says of each detector how often it was right, beside two
 * baselines. Without a file it takes the real events that come with the code. A made series follows.
 */
function main(words: string[]): string {
  const file = readWords(words);
  return [...(file === null ? [] : [printFile(file), '']), printMadeSeries()].join('\n');
}

function printFile(file: string): string {
  try {
    return printBacktest(basename(file), runBacktest(readFileSync(file, 'utf8')));
  } catch (error) {
    if (!(error instanceof UnreadableEvents) && (error as NodeJS.ErrnoException).code === undefined)
      throw error;
    throw new StartupError(`${file} can’t be replayed: ${(error as Error).message}`, { cause: error });
  }
}

function readWords(words: string[]): string | null {
  const usage = 'Use one file of events with UCDP’s columns, or none for those that come with the code.';
  try {
    const { positionals } = parseArgs({ args: words, allowPositionals: true });
    if (positionals.length > 1) throw new StartupError(`More than one file is given. ${usage}`);
    const real = join(packageRoot(), REAL_EVENTS);
    return positionals[0] ?? (existsSync(real) ? real : null);
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(`${(error as Error).message}. ${usage}`, { cause: error });
  }
}

try {
  console.log(main(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
