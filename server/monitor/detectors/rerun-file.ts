import { z } from 'zod';
import { seriesDetectors } from './series-detectors.ts';

/** A file with a series and, for each detector that is to look at it, its parameters and the first period. */
const fileShape = z.object({
  series: z.string().optional(),
  frequency: z.int().min(1).max(366),
  observed: z.array(z.number().min(0).nullable()).min(1),
  results: z.record(
    z.string(),
    z.object({
      parameters: z.record(z.string(), z.unknown()).optional(),
      rangeFrom: z.int().min(0).optional(),
    }),
  ),
});

/** What each detector of the file says, with the parameters in the file. */
export type Rerun = {
  series?: string | undefined;
  results: Record<
    string,
    {
      detector: string;
      version: number;
      parameters: Readonly<Record<string, unknown>>;
      rangeFrom: number;
      alarm: (0 | 1 | null)[];
      upperbound: (number | null)[];
    }
  >;
};

/** A file that can't be run, in one sentence that says what to change. */
export class UnreadableSeries extends Error {
  override readonly name = 'UnreadableSeries';
}

/**
 * Runs every detector that stands under `results` of a parsed file. What the file has as alarms and bounds is not looked at.
 * Throws UnreadableSeries.
 */
export function rerunFile(content: unknown): Rerun {
  const { data: file, error } = fileShape.safeParse(content);
  if (error) throw new UnreadableSeries(sayFirst(error));
  const results = Object.entries(file.results).map(([name, { parameters, rangeFrom }]) => {
    const found = seriesDetectors.get(name);
    if (!found) {
      const known = [...seriesDetectors.keys()].join(', ');
      throw new UnreadableSeries(`results.${name} is no detector: use one of ${known}.`);
    }
    try {
      const { findings: _, ...said } = found.detect(file, parameters, rangeFrom);
      return [name, said] as const;
    } catch (problem) {
      if (!(problem instanceof z.ZodError)) throw problem;
      throw new UnreadableSeries(sayFirst(problem, `results.${name}.parameters`));
    }
  });
  return { series: file.series, results: Object.fromEntries(results) };
}

/** The first problem, with its place in the file. */
function sayFirst({ issues: [issue] }: z.ZodError, under?: string): string {
  const place = [...(under === undefined ? [] : [under]), ...(issue?.path ?? [])].join('.');
  return `${place === '' ? 'The file' : place} can’t be read: ${issue?.message ?? 'it is of another form'}.`;
}
