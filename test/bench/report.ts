import { cpus, totalmem } from 'node:os';
import { type Goal, judge } from './acceptance.ts';
import { contenders } from './contenders.ts';
import type { Measured, Results, RowResult } from './results.ts';
import { summarise } from './statistics.ts';
import { show, table } from './table.ts';

const columns: Measured[] = [
  'entities',
  'yoga',
  'mercurius',
  'postgraphile',
  'graphql-ws',
  'rows',
  'stored',
  'statement',
];

/** Everything that a run found, as Markdown. */
export function report(results: Results, { seconds, rounds }: { seconds: number; rounds: number }): string {
  const rows = [...results.rows.values()];
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
  return [
    `${new Date().toISOString().slice(0, 10)}, ${machine}; ${rounds} rounds, ${Math.round(seconds)} s in all.`,
    '',
    '### How many times as fast Concord is',
    '',
    ...ratioTable(results, rows),
    '',
    '### What it set out to reach',
    '',
    ...goalTable(judge(results)),
    '',
    '### All figures',
    '',
    ...figures(rows),
    '',
    ...Object.entries(contenders).map(([name, what]) => `- ${name}: ${what}`),
    '- statement: floor: the statement of one change through pg, one after the other on one connection',
    ...results.notes.map((note) => `- ${note}`),
    '',
  ].join('\n');
}

function ratioTable(results: Results, rows: RowResult[]): string[] {
  const present = columns.filter((name) => rows.some(({ samples }) => samples.has(name)));
  return table(
    ['Row', 'Concord', ...present],
    rows.map(({ id, title, unit }) => [
      title,
      `${show(results.summaryOf(id, 'concord')?.median)} ${unit}`,
      ...present.map((name) => {
        const ratio = results.ratio(id, name);
        return ratio === undefined ? '' : `${show(ratio)} ×`;
      }),
    ]),
  );
}

function goalTable(goals: Goal[]): string[] {
  const verdict = ({ reached }: Goal) => (reached === undefined ? 'not measured' : reached ? 'ok' : 'not ok');
  return table(
    ['Goal', 'Target', 'Measured', ''],
    goals.map((goal) => [goal.text, goal.target, show(goal.measured), verdict(goal)]),
  );
}

function figures(rows: RowResult[]): string[] {
  return table(
    ['Row', 'Who', 'Median', 'Least to most', 'Server CPU, ms each'],
    rows.flatMap(({ title, unit, samples }) =>
      [...samples].map(([name, list]) => {
        const { median, least, most, cpuMs } = summarise(list);
        return [
          title,
          name,
          `${show(median)} ${unit}`,
          `${show(least)} to ${show(most)}`,
          show(cpuMs ?? undefined),
        ];
      }),
    ),
  );
}
