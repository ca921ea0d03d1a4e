import type { Build } from './builds.ts';
import type { ContenderName } from './contenders.ts';
import type { Load } from './load.ts';
import type { BenchPostgres } from './postgres.ts';
import type { Measured, Results, RowResult } from './results.ts';
import type { Sample } from './statistics.ts';

/** What every group of rows works with. */
export interface Bench {
  postgres: BenchPostgres;
  /** The database with the full-size data, to be copied; `before` has one that its own build made. */
  templateOf(name: Measured): string;
  /** What is started where a contender is Concord. */
  buildOf(name: ContenderName): Build;
  load: Load;
  results: Results;
  rounds: number;
  /** Milliseconds that one measurement is to take. */
  budgetMs: number;
  /** Whether the command line asked for a row. */
  wants(id: string): boolean;
  /** Those of a group that the command line asked for; Concord always. */
  among<Name extends Measured>(names: readonly Name[]): Name[];
  say(text: string): void;
}

/** One row for one group of contenders. */
export interface Row<Who> extends Omit<RowResult, 'samples'> {
  /** Null where this contender can't take part; why stands in the notes. */
  measure(who: Who): Promise<Sample | null>;
}

/** Rounds that are thrown away: in the first a measurement finds out how much it can ask for, the second is whole. */
const WARM_UP = 2;

/**
 * Measures rows in interleaved rounds, A B C A B C, so that other work of the machine meets all alike. Each round
 * begins with another contender.
 */
export async function measureRows<Who extends { name: Measured }>(
  bench: Pick<Bench, 'rounds' | 'results' | 'wants' | 'say'>,
  rows: readonly Row<Who>[],
  contenders: readonly Who[],
): Promise<void> {
  for (const { measure, ...row } of rows.filter(({ id }) => bench.wants(id))) {
    bench.say(row.title);
    await measureInTurns(bench.rounds, contenders, measure, (who, sample) =>
      bench.results.add(row, who.name, sample),
    );
  }
}

/** Has each measured once in every round, and keeps what isn't thrown away. */
export async function measureInTurns<Who>(
  rounds: number,
  all: readonly Who[],
  measure: (who: Who) => Promise<Sample | null>,
  keep: (who: Who, sample: Sample) => void,
): Promise<void> {
  for (let round = 0; round < WARM_UP + rounds; round++) {
    const first = round % all.length;
    for (const who of [...all.slice(first), ...all.slice(0, first)]) {
      const sample = await measure(who);
      if (sample && round >= WARM_UP) keep(who, sample);
    }
  }
}

/** A copy of the data that contenders share; `before` has one of its own. */
export interface SharedCopy {
  databaseOf(name: ContenderName): string;
  urlOf(name: ContenderName): Promise<string>;
  drop(): Promise<void>;
}

export async function copyShared(
  { postgres, templateOf }: Bench,
  database: string,
  names: readonly ContenderName[],
): Promise<SharedCopy> {
  const databaseOf = (name: ContenderName) => (name === 'before' ? `${database}_before` : database);
  const copies = new Map(names.map((name) => [databaseOf(name), templateOf(name)]));
  for (const [copy, template] of copies) await postgres.copy(template, copy);
  return {
    databaseOf,
    urlOf: async (name) => postgres.urlOf(databaseOf(name)),
    async drop() {
      for (const copy of copies.keys()) await postgres.drop(copy);
    },
  };
}
