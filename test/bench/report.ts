import { cpus, totalmem } from 'node:os';
import { type Goal, judge } from './acceptance.ts';
import { contenders } from './contenders.ts';
import type { Measured, Results, RowResult } from './results.ts';
import { ratioByRound, summarise } from './statistics.ts';
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
  const present = columns.filter((name) => rows.some(({ samples }) => samples.has(name)));
  const measured = (name: string) => rows.some(({ samples }) => samples.has(name as Measured));
  return [
    `${new Date().toISOString().slice(0, 10)}, ${machine}; ${rounds} rounds, ${Math.round(seconds)} s in all.`,
    '',
    ...(measured('before')
      ? ['### How much of the processor it takes, against the commit before', '', ...beforeTable(rows), '']
      : []),
    ...(present.length > 0
      ? [
          '### How many times as fast Concord is',
          '',
          ...ratioTable(results, rows, present),
          '',
          '### What it set out to reach',
          '',
          ...goalTable(judge(results)),
          '',
        ]
      : []),
    '### All figures',
    '',
    ...figures(rows),
    '',
    ...Object.entries(contenders)
      .filter(([name]) => measured(name))
      .map(([name, what]) => `- ${name}: ${what}`),
    ...(measured('statement')
      ? ['- statement: floor: the statement of one change through pg, one after the other on one connection']
      : []),
    ...results.notes.map((note) => `- ${note}`),
    '',
  ].join('\n');
}

/** Round by round, since neighbours in time share what the machine does besides: below 1 × takes less than before. */
function beforeTable(rows: RowResult[]): string[] {
  return table(
    ['Row', 'Counted', 'Now', 'Before', 'Now / before', 'Least to most'],
    rows.flatMap(({ title, unit, samples }) => {
      const [now, before] = [samples.get('concord'), samples.get('before')];
      if (!now || !before) return [];
      const [ours, theirs] = [summarise(now), summarise(before)];
      const { median, least, most } = ratioByRound(now, before);
      return [
        [
          title,
          ours.cpuMs === null ? unit : 'CPU, ms each',
          show(ours.cpuMs ?? ours.median),
          show(theirs.cpuMs ?? theirs.median),
          `${show(median)} ×`,
          `${show(least)} to ${show(most)} ×`,
        ],
      ];
    }),
  );
}

function ratioTable(results: Results, rows: RowResult[], present: Measured[]): string[] {
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
