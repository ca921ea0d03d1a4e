import { show } from '../table.ts';

/** One figure of a year's steps; `most` is what it may be, and null where it is only told. */
export interface Measure {
  what: string;
  value: number;
  unit: 's' | 'ms' | '×' | '';
  most: number | null;
}

export function verdictOf({ what, value, unit, most }: Measure): string[] {
  const withUnit = (text: string) => (unit === '' ? text : `${text} ${unit}`);
  const figure = unit === '' ? value.toLocaleString('en') : show(value);
  return [
    what,
    most === null ? '' : withUnit(String(most)),
    withUnit(figure),
    most === null ? '' : value <= most ? 'ok' : 'not ok',
  ];
}

/** Milliseconds that something takes, and what came of it. */
export async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const from = performance.now();
  const result = await work();
  return { ms: performance.now() - from, result };
}
