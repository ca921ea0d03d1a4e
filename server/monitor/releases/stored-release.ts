import { createHash } from 'node:crypto';
import { LEFT_OUT, type Release, type ReleasedNumber, type ReleaseTable } from './release.ts';

/** A release as it is kept: what is hidden has no entry, so that its size tells what everybody sees anyway. */
type Kept = {
  madeOn: string;
  threshold: number;
  leftOut: readonly string[];
  table: ReleaseTable;
  shown: [place: string, category: string, period: string, count: number, since: string][];
};

/** A release as text, the same for the same release, and its SHA-256. */
export function packRelease({ madeOn, threshold, leftOut, table, numbers }: Release): {
  content: string;
  hash: Buffer;
} {
  const shown = numbers.flatMap(({ place, category, period, count, since }): Kept['shown'] =>
    count === null || since === null ? [] : [[place, category, period, count, since]],
  );
  const content = JSON.stringify({ madeOn, threshold, leftOut, table, shown } satisfies Kept);
  return { content, hash: createHash('sha256').update(content, 'utf8').digest() };
}

/** The release of a text, with those numbers alone that are shown. */
export function unpackRelease(content: string): Release {
  const { madeOn, threshold, table, shown } = JSON.parse(content) as Kept;
  const numbers = shown.map(
    ([place, category, period, count, since]): ReleasedNumber => ({ place, category, period, count, since }),
  );
  return { madeOn, threshold, leftOut: LEFT_OUT, table, numbers };
}
