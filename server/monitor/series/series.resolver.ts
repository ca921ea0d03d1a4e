import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { SourceClass } from '../../../schema/types/incident-judgement.ts';
import {
  DetectorChoice,
  DetectorRun,
  MonitorSeriesPage,
  SeriesInput,
} from '../../../schema/types/monitor-series.ts';
import { SeriesStep } from '../../../schema/types/monitor-signal-terms.ts';
import type { Context } from '../../access/context.ts';
import { requireViewer } from '../../access/require-viewer.ts';
import { monitorIdOf } from '../monitor-id.ts';
import type { MonitorParts } from '../monitor-parts.ts';
import { listSeries } from './list-series.ts';
import { listDetectors, runOnWorkbench } from './workbench.ts';

const country = { description: 'ISO 3166-1 alpha-3.' };

@Resolver()
export class MonitorSeriesResolver {
  constructor(private readonly parts: MonitorParts) {}

  @Query(() => MonitorSeriesPage, {
    description: 'A country’s series in which anything counts, for those who read its incidents.',
  })
  async monitorSeries(
    @Arg('country', () => String, country) code: string,
    @Arg('step', () => SeriesStep, { defaultValue: 'WEEK', description: 'Weeks or months.' })
    step: SeriesStep,
    @Arg('sourceClass', () => SourceClass, {
      nullable: true,
      description: 'Those of this class alone.',
    })
    sourceClass: SourceClass | null,
    @Arg('first', () => Int, { nullable: true, description: 'How many at most, up to 50; 20 if left out.' })
    first: number | null,
    @Arg('skip', () => Int, { defaultValue: 0, description: 'How many to leave out first.' }) skip: number,
    @Ctx() context: Context,
  ): Promise<MonitorSeriesPage> {
    const asked = {
      country: code,
      step,
      sourceClass: sourceClass ?? null,
      first: first ?? null,
      offset: skip,
    };
    return listSeries(this.parts, requireViewer(context), asked);
  }

  @Query(() => [DetectorChoice], {
    description: 'The detectors of the workbench, for those who follow signals anywhere.',
  })
  monitorDetectors(@Ctx() context: Context): DetectorChoice[] {
    return listDetectors(requireViewer(context));
  }

  @Query(() => DetectorRun, {
    description:
      'Runs a detector over a series with parameters of your own, and writes nothing. For those who read the country’s ' +
      'incidents. `spaceTimeScan` takes imported events alone, and looks at the present period.',
  })
  async runDetector(
    @Arg('country', () => String, country) code: string,
    @Arg('series', () => SeriesInput, { description: 'The series.' }) series: SeriesInput,
    @Arg('detector', () => String, { description: 'One of `monitorDetectors`.' }) detector: string,
    @Arg('parameters', () => String, {
      nullable: true,
      description: 'As JSON; its defaults where left out.',
    })
    parameters: string | null,
    @Arg('last', () => Int, {
      nullable: true,
      description: 'How many of the latest periods it looks at, up to 520; 52 if left out.',
    })
    last: number | null,
    @Ctx() context: Context,
  ): Promise<DetectorRun> {
    const { group, category, sourceClass, step } = series;
    const name = { groupId: group == null ? null : monitorIdOf(group), category, sourceClass, step };
    const run = await runOnWorkbench(this.parts, requireViewer(context), {
      country: code,
      series: name,
      detector,
      parameters: parameters ?? null,
      last: last ?? null,
    });
    return { ...run, parameters: JSON.stringify(run.parameters) };
  }
}
