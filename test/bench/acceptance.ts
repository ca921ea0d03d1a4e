import type { Measured, Results } from './results.ts';
import { ratioByRound } from './statistics.ts';

/** One line of what the work on speed set out to reach. */
export interface Goal {
  text: string;
  target: string;
  measured: number | undefined;
  reached: boolean | undefined;
}

export function judge(results: Results): Goal[] {
  const atLeast = (text: string, row: string, other: Measured, least: number): Goal => {
    const ratio = results.ratio(row, other);
    return {
      text,
      target: `≥ ${least} ×`,
      measured: ratio,
      reached: ratio === undefined ? undefined : ratio >= least,
    };
  };
  const atMost = (text: string, measured: number | undefined, most: number, unit: string): Goal => ({
    text,
    target: `≤ ${most} ${unit}`,
    measured,
    reached: measured === undefined ? undefined : measured <= most,
  });
  const inverse = (row: string, other: Measured) => {
    const ratio = results.ratio(row, other);
    return ratio === undefined ? undefined : 1 / ratio;
  };
  return [
    atLeast('Checklist, changed, against mercurius with jit', 'checklist-changed', 'mercurius', 1),
    atLeast('Checklist, changed, against raw rows', 'checklist-changed', 'rows', 0.85),
    atLeast('Matrix, changed, against mercurius with jit', 'matrix-changed', 'mercurius', 1),
    atLeast('Matrix, changed, against raw rows', 'matrix-changed', 'rows', 0.8),
    atLeast('Checklist, unchanged, against mercurius with jit', 'checklist-unchanged', 'mercurius', 10),
    atLeast('Checklist, unchanged, against a stored string', 'checklist-unchanged', 'stored', 0.8),
    atLeast('Matrix, unchanged, against mercurius with jit', 'matrix-unchanged', 'mercurius', 10),
    atLeast('Matrix, unchanged, against a stored string', 'matrix-unchanged', 'stored', 0.8),
    atLeast('Record one, one writer, against mercurius', 'record-one', 'mercurius', 0.85),
    atLeast('Record one, one writer, against before', 'record-one', 'before', 1.7),
    atMost(
      'Record one, the server’s processor, in times of before',
      cpuRatio(results, 'record-one'),
      0.6,
      '×',
    ),
    atLeast('16 writers, fast commit, against mercurius', 'record-16', 'mercurius', 1),
    atLeast('16 writers, fast commit, against before', 'record-16', 'before', 1.3),
    atLeast(
      '16 writers, commit of 3 ms, against the bare statement one by one',
      'record-16-3ms',
      'statement',
      4.2,
    ),
    atLeast('50 in one outbox, against mercurius', 'record-50', 'mercurius', 3),
    atLeast('50 in one outbox, against before', 'record-50', 'before', 1.2),
    atLeast(
      'Record one on the embedded engine, against the bare statement on it',
      'record-one-embedded',
      'statement',
      0.33,
    ),
    atMost('2,000 readers, last one, in times of bare ws', inverse('fan-out-2000', 'rows'), 1.1, '×'),
    atLeast('2,000 readers, last one, sooner than executing per reader', 'fan-out-2000', 'graphql-ws', 3.5),
    atMost(
      '2,000 readers, 20 operations, in times of bare ws',
      inverse('fan-out-2000-of-20', 'rows'),
      1.3,
      '×',
    ),
    atLeast('Catch up from 10,000 events behind, against mercurius’ pages', 'catch-up', 'mercurius', 0.7),
    atLeast('200 readers, each 500 behind, against mercurius’ pages', 'catch-up-200', 'mercurius', 1),
    atLeast('100 ask for what has just changed, sooner than before', 'equal-misses', 'before', 5),
    atMost(
      'Resident memory after the reads, in times of mercurius’',
      inverse('resident', 'mercurius'),
      1.6,
      '×',
    ),
    atMost('Resident memory after the reads, in times of before', inverse('resident', 'before'), 0.8, '×'),
    atMost('Resident memory, idle, in times of before', inverse('resident-idle', 'before'), 0.75, '×'),
    atMost(
      'Resident memory, idle, embedded, in times of before',
      inverse('resident-idle-embedded', 'before'),
      0.9,
      '×',
    ),
    atMost('First start, in times of before', inverse('first-start', 'before'), 0.7, '×'),
    atLeast('Start-up on full-size data, against mercurius', 'start-up', 'mercurius', 0.5),
    atMost('Heap for each idle reader', results.summaryOf('heap', 'concord')?.median, 10, 'kB'),
  ];
}

/** What a row takes of the server's processor, in times of the build before. */
function cpuRatio(results: Results, row: string): number | undefined {
  const samples = results.rows.get(row)?.samples;
  const [now, before] = [samples?.get('concord'), samples?.get('before')];
  return now && before && ratioByRound(now, before).median;
}
