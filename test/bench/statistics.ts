/** One measurement: what the row counts, and the server's processor time for each unit of it where that makes sense. */
export interface Sample {
  value: number;
  cpuMs: number | null;
}

export interface Summary {
  median: number;
  least: number;
  most: number;
  cpuMs: number | null;
  rounds: number;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = low] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

export function summarise(samples: readonly Sample[]): Summary {
  const values = samples.map(({ value }) => value);
  const cpu = samples.map(({ cpuMs }) => cpuMs).filter((one) => one !== null);
  return {
    median: median(values),
    least: Math.min(...values),
    most: Math.max(...values),
    cpuMs: cpu.length > 0 ? median(cpu) : null,
    rounds: samples.length,
  };
}

/**
 * How many times as much processor time the first took as the second, round by round. Where none was counted (memory, bytes,
 * what only takes time) it is the measured value.
 */
export function ratioByRound(
  now: readonly Sample[],
  before: readonly Sample[],
): { median: number; least: number; most: number } {
  const cost = ({ value, cpuMs }: Sample) => cpuMs ?? value;
  const ratios = now.flatMap((sample, round) => {
    const other = before[round];
    return other ? [cost(sample) / cost(other)] : [];
  });
  return { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) };
}
