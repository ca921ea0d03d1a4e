import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface Options {
  /** Rows whose id begins with one of these; all if none is given. */
  rows: string[];
  contenders: string[];
  rounds: number;
  quick: boolean;
  /** Where the report goes besides standard output. */
  out: string | null;
}

export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      rows: { type: 'string' },
      contenders: { type: 'string' },
      rounds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  });
  const list = (text: string | undefined) => text?.split(',').filter((part) => part !== '') ?? [];
  const rounds = Number(values.rounds ?? (values.quick ? 2 : 5));
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds must be a whole number from 1.');
  return {
    rows: list(values.rows),
    contenders: list(values.contenders),
    rounds,
    quick: values.quick,
    out: values.out ?? null,
  };
}
