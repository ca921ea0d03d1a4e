import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { MonitorSignal, MonitorSignalPage, MonitorWatch } from '../../../schema/types/monitor-signal.ts';
import type { Context } from '../../access/context.ts';
import { requireViewer } from '../../access/require-viewer.ts';
import { monitorIdOf } from '../monitor-id.ts';
import type { MonitorParts } from '../monitor-parts.ts';
import { listSignals, readMonitorWatch, reviewSignal } from './list-signals.ts';
import type { SignalRow } from './signal.sql.ts';
import { stateOf } from './signal-states.ts';
import { uncontrolledDetectors } from './watchers.ts';

const country = { description: 'ISO 3166-1 alpha-3.' };

@Resolver()
export class MonitorSignalResolver {
  constructor(private readonly parts: MonitorParts) {}

  @Query(() => MonitorSignalPage, {
    description:
      'A country’s signals, for its analysts, adviser and lead, and for coordinators who opened its incidents. Those of a ' +
      'hidden group are there for whoever reads reports and incidents.',
  })
  async monitorSignals(
    @Arg('country', () => String, country) code: string,
    @Arg('controlled', () => Boolean, {
      defaultValue: true,
      description: 'Those of detectors with a p-value, or those of the others.',
    })
    controlled: boolean,
    @Arg('first', () => Int, { nullable: true, description: 'How many at most, up to 100; 50 if left out.' })
    first: number | null,
    @Arg('skip', () => Int, { defaultValue: 0, description: 'How many to leave out first.' }) skip: number,
    @Ctx() context: Context,
  ): Promise<MonitorSignalPage> {
    const asked = { country: code, controlled, first: first ?? null, offset: skip };
    const page = await listSignals(this.parts, requireViewer(context), asked);
    const signals = page.signals.map((signal) => toSignal(signal, page.reads));
    return { signals, hasNextPage: page.hasNextPage };
  }

  @Query(() => MonitorWatch, {
    description: 'What detection watches in a country, for those who follow its signals.',
  })
  async monitorWatch(
    @Arg('country', () => String, country) code: string,
    @Ctx() context: Context,
  ): Promise<MonitorWatch> {
    const watch = await readMonitorWatch(this.parts, requireViewer(context), code);
    const detectors = watch.detectors.map(({ parameters, ...one }) => ({
      ...one,
      parameters: JSON.stringify(parameters),
    }));
    return { ...watch, detectors };
  }

  @Mutation(() => MonitorSignal, {
    description:
      'Says that you looked at what a signal rests on. For those who read the country’s incidents. BAD_USER_INPUT where it rests ' +
      'on something else in the meantime.',
  })
  async reviewMonitorSignal(
    @Arg('id', () => ID, { description: 'Of the signal.' }) id: string,
    @Arg('observation', () => Int, { description: 'The number of the observation that you saw.' })
    observation: number,
    @Ctx() context: Context,
  ): Promise<MonitorSignal> {
    return toSignal(
      await reviewSignal(this.parts, requireViewer(context), monitorIdOf(id), observation),
      true,
    );
  }
}

function toSignal({ parameters, reviewed, ...signal }: SignalRow, reads: boolean): MonitorSignal {
  const [{ stands }] = signal.observations;
  const state = stateOf({ stands, reviewed });
  return {
    ...signal,
    parameters: JSON.stringify(parameters),
    controlled: !uncontrolledDetectors.includes(signal.detector),
    state,
    observations: signal.observations.map(({ seen, observedAt, ...one }) => ({
      ...one,
      observedAt: new Date(observedAt),
      seen: seen === null ? null : JSON.stringify(seen),
    })),
    viewerCanReview: reads && state === 'STANDS',
  };
}
