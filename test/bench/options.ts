import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface Options {
  /** Rows whose id begins with one of these; all if none is given. */
  rows: string[];
  contenders: string[];
  /** The commit that is built and measured beside the present build. */
  before: string | null;
  rounds: number;
  quick: boolean;
  /** Where the report goes besides standard output. */
  out: string | null;
}

/** Concord always, the commit before only where one is named, and of all others those that were asked for. */
export function takesPart({ before, contenders }: Options, name: string): boolean {
  if (name === 'before') return before !== null;
  return name === 'concord' || contenders.length === 0 || contenders.includes(name);
}

export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      rows: { type: 'string' },
      contenders: { type: 'string' },
      before: { type: 'string' },
      rounds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  });
  const list = (text: string | undefined) => text?.split(',').filter((part) => part !== '') ?? [];
  const before = values.before ?? null;
  // A ratio to oneself is to be told from noise: that takes more rounds than one to others.
  const rounds = Number(values.rounds ?? (values.quick ? 2 : before === null ? 5 : 9));
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds must be a whole number from 1.');
  return {
    rows: list(values.rows),
    // Whoever asks for a commit before asks for nobody else, unless they are named as well.
    contenders: [...list(values.contenders), ...(before === null ? [] : ['before'])],
    before,
    rounds,
    quick: values.quick,
    out: values.out ?? null,
  };
}
