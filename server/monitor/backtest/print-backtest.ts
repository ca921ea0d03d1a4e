import { defaultDetectors } from '../detectors/default-detectors.ts';
import type { Share } from './event-series.ts';
import { AHEAD, type Judged, type Verdict } from './judge-alarms.ts';
import { MADE, readMadeSeries, verdictsAfter } from './made-series.ts';
import type { Backtest } from './run-backtest.ts';
import { weekName } from './weeks.ts';

/** What `npm run backtest` prints of a file: its heading, its tables, and every miss by name. */
export function printBacktest(file: string, backtest: Backtest): string {
  const { set, verdicts } = backtest;
  return [
    ...headingOf(file, backtest),
    '',
    ...tableOf(verdicts),
    '',
    ...beginningsTable(backtest),
    '',
    'Misses by name: escalations without an alarm in the four weeks before.',
    ...verdicts.flatMap((verdict) => missesOf(verdict, set.firstWeek)),
  ].join('\n');
}

function headingOf(file: string, { set, judged, inAll, toSee, everyWeek }: Backtest): string[] {
  const { crossing, noPlace, incompleteWeek } = set.heldApart;
  const all = set.counted + crossing.events + noPlace.events + incompleteWeek.events;
  const killed = set.killed + crossing.best + noPlace.best + incompleteWeek.best;
  const share = ({ events, best }: Share) =>
    `${events} (${percent(events / all)} of the events, ${percent(best / killed)} of those killed)`;
  const name = (week: number) => weekName(set.firstWeek + week);
  return [
    `Backtest ${set.byReceivedDate ? 'by received date' : 'by event date'}: ${file}`,
    `${set.counted} of ${all} events in ${set.series.length} series by place and type, group “not recorded”, ${name(0)} to ${name(set.weeks - 1)}.`,
    `Held apart, in no weekly series: ${share(crossing)} that cross a week’s end; ${share(noPlace)} without a place;`,
    `${share(incompleteWeek)} of a week that the file has not whole.`,
    `Alarms are judged from ${name(judged.from)} to ${name(judged.until)}, after a year of learning. An escalation is a week whose best estimate is above`,
    `the 90th percentile of the 52 weeks before; an alarm is right if one follows within ${AHEAD} weeks. There are ${inAll}, of which ${toSee} could be seen.`,
    `An alarm in every series and week would be right in ${percent(everyWeek)}.`,
  ];
}

const columns = ['detector', 'alarms a month', 'precision', 'recall', 'lead', 'misses'];
const baselines = ['last month: precision / recall', 'last year: precision / recall'];

function tableOf(verdicts: readonly Verdict[]): string[] {
  return [
    ...tableHead([...columns, ...baselines, 'better than both', 'by default']),
    ...verdicts.map((verdict) => {
      const on = defaultDetectors.some(({ detector }) => detector === verdict.detector) ? 'on' : 'off';
      if (verdict.told === 0) return line([verdict.detector, 'no result', ...Array(7).fill('–'), on]);
      const { LAST_MONTH, LAST_YEAR } = verdict.beside;
      return line([
        verdict.detector,
        verdict.alarmsAMonth.toFixed(1),
        ...figuresOf(verdict),
        verdict.lead === null ? '–' : `${verdict.lead} weeks`,
        String(countMisses(verdict)),
        `${figuresOf(LAST_MONTH).join(' / ')}`,
        `${figuresOf(LAST_YEAR).join(' / ')}`,
        verdict.beats === null ? '–' : verdict.beats ? 'yes' : 'no',
        on,
      ]);
    }),
  ];
}

function beginningsTable({ beginnings, begun }: Backtest): string[] {
  return [
    `The same for beginnings alone: the ${begun} escalations that none came before in four weeks.`,
    '',
    ...tableHead(['detector', 'precision', 'recall', ...baselines]),
    ...beginnings.map((verdict) =>
      line([
        verdict.detector,
        ...(verdict.told === 0 ? ['no result', '–'] : figuresOf(verdict)),
        figuresOf(verdict.beside.LAST_MONTH).join(' / '),
        figuresOf(verdict.beside.LAST_YEAR).join(' / '),
      ]),
    ),
  ];
}

/** What it prints of the made series. */
export function printMadeSeries(): string {
  const weeks = (value: number | null) => (value === null ? '–' : String(value));
  return [
    'A made series by received date: violence grows from week 0 to its peak in week 6; a year later a new source begins.',
    'Weeks from the beginning to the first alarm; lead: weeks from it to the peak.',
    '',
    ...tableHead(['detector', 'by event date', 'by received date', 'lead', 'after the new source']),
    ...readMadeSeries().map(({ detector, byEventDate, byReceivedDate, lead, ofNewSource }) =>
      line([detector, weeks(byEventDate), weeks(byReceivedDate), weeks(lead), weeks(ofNewSource)]),
    ),
    '',
    `While violence grows it looks like: ${runsOf(verdictsAfter(MADE.onset, 10))}.`,
    `After the new source began it looks like: ${runsOf(verdictsAfter(MADE.newSource, 16))}.`,
  ].join('\n');
}

const words = { MORE_VIOLENCE: 'more violence', MORE_REPORTING: 'more reporting', CANNOT_TELL: 'can’t tell' };

/** Which weeks look alike, one run after the other. */
function runsOf(verdicts: readonly (keyof typeof words)[]): string {
  const runs: { verdict: keyof typeof words; from: number; to: number }[] = [];
  for (const [week, verdict] of verdicts.entries()) {
    const last = runs.at(-1);
    if (last?.verdict === verdict) last.to = week;
    else runs.push({ verdict, from: week, to: week });
  }
  return runs
    .map(
      ({ verdict, from, to }) =>
        `${words[verdict]} (week${from === to ? '' : 's'} ${from === to ? from : `${from} to ${to}`})`,
    )
    .join(', ');
}

function missesOf(verdict: Verdict, firstWeek: number): string[] {
  if (verdict.told === 0) return [`${verdict.detector}: no result, it needs more years than there are.`];
  const lines = [...verdict.misses].map(
    ([name, weeks]) => `  ${name}: ${weeks.map((week) => weekName(firstWeek + week)).join(', ')}`,
  );
  return [`${verdict.detector}: ${countMisses(verdict)}`, ...lines];
}

function countMisses({ misses }: Judged): number {
  return [...misses.values()].reduce((sum, weeks) => sum + weeks.length, 0);
}

function figuresOf({ precision, recall }: Pick<Judged, 'precision' | 'recall'>): [string, string] {
  return [
    precision === null ? '–' : precision.toFixed(2),
    precision === null || recall === null ? '–' : recall.toFixed(2),
  ];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function tableHead(names: readonly string[]): string[] {
  return [line(names), `|${'---|'.repeat(names.length)}`];
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
