import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseJson } from '../lib/parse-json.ts';
import { StartupError } from '../lib/startup-error.ts';

/** A data file of a folder, parsed. Throws a StartupError where it can't be read or is no JSON. */
export async function readJson(folder: string, name: string): Promise<unknown> {
  const path = join(folder, name);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new StartupError(
      `The data file ${path} can't be read (${(error as Error).message}): put it there, or set CATALOGUE_DIR to the folder that has it.`,
      { cause: error },
    );
  }
  try {
    return parseJson(text);
  } catch (error) {
    throw new StartupError(`The data file ${path} is not JSON (${(error as Error).message}): correct it.`, {
      cause: error,
    });
  }
}
