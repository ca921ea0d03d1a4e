import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { rerunFile, UnreadableSeries } from '../../../server/monitor/detectors/rerun-file.ts';

type Said = {
  parameters: Record<string, unknown>;
  rangeFrom: number;
  alarm: (0 | 1 | null)[];
  upperbound: (number | null)[];
};
type ReferenceFile = { observed: number[]; frequency: number; results: Record<string, Said> };

const folder = fileURLToPath(new URL('../../fixtures/monitor/', import.meta.url));
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (name: string) => JSON.parse(readFileSync(folder + name, 'utf8')) as ReferenceFile;

/** Bounds that are further apart than a millionth, or of which one only is there. */
function differences(ours: readonly (number | null)[], theirs: readonly (number | null)[]) {
  return theirs.flatMap((bound, index) => {
    const our = ours[index];
    const equal = bound === null || our == null ? our === bound : Math.abs(our - bound) <= 1e-6 * bound;
    return equal ? [] : [{ index, our, bound }];
  });
}

describe('what R’s surveillance 1.20.3 computed for real series', () => {
  test('is there for every detector that R has', () => {
    const detectors = new Set(names.flatMap((name) => Object.keys(read(name).results)));
    expect([...detectors].sort()).toEqual([
      'cusum',
      'earsC1',
      'earsC2',
      'earsC3',
      'farrington',
      'farringtonFlexible',
    ]);
  });

  test.each(names)('%s: the alarms are the same, and the bounds to a millionth', (name) => {
    const file = read(name);
    const { results } = rerunFile(file);
    expect(Object.keys(results)).toEqual(Object.keys(file.results));
    for (const [detector, theirs] of Object.entries(file.results)) {
      const ours = results[detector];
      expect(ours, detector).toMatchObject({ detector, rangeFrom: theirs.rangeFrom, alarm: theirs.alarm });
      expect(ours?.upperbound).toHaveLength(theirs.upperbound.length);
      expect(differences(ours?.upperbound ?? [], theirs.upperbound), detector).toEqual([]);
    }
  });
});

describe('the command detect', () => {
  const command = fileURLToPath(new URL('../../../dist/server/app/detect.js', import.meta.url));
  const run = (...words: string[]) => promisify(execFile)(process.execPath, [command, ...words]);

  test('prints one JSON object with what the detectors of the file say, and nothing else', async () => {
    const { stdout, stderr } = await run('--series', `${folder}k1.json`);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(rerunFile(read('k1.json')))));
    expect(stderr).toBe('');
  });

  test('says in one sentence what to change where it can’t run', async () => {
    await expect(run()).rejects.toMatchObject({
      code: 1,
      stderr: 'No series is given. Use --series <file>, a JSON file with observed, frequency and results.\n',
    });
    await expect(run('--series', `${folder}README.md`)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/README\.md can’t be read: /),
    });
    const file = { frequency: 52, observed: [1, 2, null], results: {} };
    const refused = (content: unknown) => {
      try {
        rerunFile(content);
      } catch (error) {
        if (error instanceof UnreadableSeries) return error.message;
        throw error;
      }
      return null;
    };
    expect(refused(file)).toBeNull();
    expect(refused({ ...file, observed: [1, -2] })).toMatch(/^observed\.1 can’t be read: .*\.$/);
    expect(refused({ ...file, results: { earsC4: {} } })).toMatch(
      /^results\.earsC4 is no detector: use one of earsC1, earsC2, earsC3, earsC3Paper, cusum, /,
    );
    expect(refused({ ...file, results: { earsC1: { parameters: { alpha: 2 } } } })).toMatch(
      /^results\.earsC1\.parameters\.alpha can’t be read: /,
    );
    expect(refused({ ...file, results: { earsC1: { parameters: { alhpa: 0.01 } } } })).toMatch(/alhpa/);
  });
});
