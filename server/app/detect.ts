import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseJson } from '../lib/parse-json.ts';
import { StartupError } from '../lib/startup-error.ts';
import { type Rerun, rerunFile, UnreadableSeries } from '../monitor/detectors/rerun-file.ts';

/**
 * `npm run --silent detect -- --series <file>`: runs the detectors that stand under `results` of a file with the parameters
 * there, and prints what they say as one JSON object. It reads no database, so that anybody can check an alarm.
 */
function main(words: string[]): Rerun {
  const file = readWords(words);
  try {
    return rerunFile(parseJson(readFileSync(file, 'utf8')));
  } catch (error) {
    if (error instanceof UnreadableSeries)
      throw new StartupError(`${file}: ${error.message}`, { cause: error });
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code !== undefined) {
      throw new StartupError(`${file} can’t be read: ${(error as Error).message}.`, { cause: error });
    }
    throw error;
  }
}

function readWords(words: string[]): string {
  const usage = 'Use --series <file>, a JSON file with observed, frequency and results.';
  try {
    const { values } = parseArgs({ args: words, options: { series: { type: 'string' } } });
    if (values.series === undefined) throw new StartupError(`No series is given. ${usage}`);
    return values.series;
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(`${(error as Error).message}. ${usage}`, { cause: error });
  }
}

try {
  console.log(JSON.stringify(main(process.argv.slice(2))));
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
