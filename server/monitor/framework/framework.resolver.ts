import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import {
  AssessIndicatorInput,
  FrameworkFinding,
  IndicatorAssessment,
  RiskAssessment,
} from '../../../schema/types/risk-assessment.ts';
import { RiskFramework } from '../../../schema/types/risk-framework.ts';
import { SensitiveDate, SensitiveDateInput } from '../../../schema/types/sensitive-date.ts';
import type { Context } from '../../access/context.ts';
import { requireViewer } from '../../access/require-viewer.ts';
import { toPerson } from '../../domain/to-person.ts';
import { monitorIdOf } from '../monitor-id.ts';
import type { MonitorParts } from '../monitor-parts.ts';
import {
  type Assessment,
  assessIndicator,
  type FrameworkParts,
  listLooks,
  MOST_LOOKS,
  readAssessment,
} from './assess-indicator.ts';
import { findInFramework } from './framework-findings.ts';
import { dayOf } from './review.ts';
import type { RiskFramework as RiskFrameworkText } from './risk-framework.ts';
import {
  listSensitiveDates,
  removeSensitiveDate,
  type SensitiveDateGiven,
  setSensitiveDate,
} from './sensitive-dates.ts';

const country = { description: 'ISO 3166-1 alpha-3.' };
const group = { nullable: true, description: 'A group of the country; left out: the whole country.' };
const revision = { description: 'The revision that you saw; BAD_USER_INPUT where it was changed after it.' };

@Resolver()
export class FrameworkResolver {
  readonly #parts: FrameworkParts;

  constructor(parts: MonitorParts, framework: RiskFrameworkText) {
    this.#parts = { ...parts, framework };
  }

  @Query(() => RiskFramework, {
    description: 'The risk factors and indicators by which countries are assessed, for whoever is signed in.',
  })
  riskFramework(@Ctx() context: Context): RiskFramework {
    requireViewer(context);
    return { ...this.#parts.framework };
  }

  @Query(() => RiskAssessment, {
    description: 'How far each indicator was there on a day. For those who read reports and incidents there.',
  })
  async riskAssessment(
    @Arg('country', () => String, country) code: string,
    @Arg('group', () => ID, group) groupId: string | null,
    @Arg('asOf', () => String, {
      nullable: true,
      description: 'As of the end of which day, `YYYY-MM-DD` in UTC; left out: today.',
    })
    asOf: string | null,
    @Ctx() context: Context,
  ): Promise<RiskAssessment> {
    const asked = { country: code, groupId: groupIdOf(groupId), asOf: asOf ?? null };
    const found = await readAssessment(this.#parts, requireViewer(context), asked, dayOf(new Date()));
    const indicators = found.indicators.map((one) => ({ ...one, latest: one.latest && toLook(one.latest) }));
    return { countryCode: code, groupId: asked.groupId, asOf: found.asOf, indicators };
  }

  @Query(() => [IndicatorAssessment], {
    description: `How one indicator was assessed over time, the latest look first; ${MOST_LOOKS} at most.`,
  })
  async indicatorHistory(
    @Arg('country', () => String, country) code: string,
    @Arg('group', () => ID, group) groupId: string | null,
    @Arg('indicator', () => String, { description: 'Its code.' }) indicator: string,
    @Ctx() context: Context,
  ): Promise<IndicatorAssessment[]> {
    const asked = { country: code, groupId: groupIdOf(groupId), indicator };
    return (await listLooks(this.#parts, requireViewer(context), asked)).map(toLook);
  }

  @Query(() => [SensitiveDate], {
    description:
      'A country’s sensitive dates: the nearest first, those that are over last; 200 at most. For those who read reports and ' +
      'incidents there.',
  })
  sensitiveDates(
    @Arg('country', () => String, country) code: string,
    @Ctx() context: Context,
  ): Promise<SensitiveDate[]> {
    return listSensitiveDates(this.#parts, requireViewer(context), code, dayOf(new Date()));
  }

  @Query(() => [FrameworkFinding], {
    description:
      'What the detectors of risen indicators and of coming dates say of the country and each of its groups. For those who read ' +
      'reports and incidents there.',
  })
  frameworkFindings(
    @Arg('country', () => String, country) code: string,
    @Arg('since', () => String, {
      nullable: true,
      description: 'From which day on indicators have risen, `YYYY-MM-DD`; left out: half a year ago.',
    })
    since: string | null,
    @Ctx() context: Context,
  ): Promise<FrameworkFinding[]> {
    const asked = { country: code, since: since ?? null };
    return findInFramework(this.#parts, requireViewer(context), asked, dayOf(new Date()));
  }

  @Mutation(() => IndicatorAssessment, {
    description:
      'Says what you found when you looked at an indicator, also where nothing changed. Earlier looks stay. For the country’s ' +
      'analysts.',
  })
  async assessIndicator(
    @Arg('country', () => String, country) code: string,
    @Arg('input', () => AssessIndicatorInput, { description: 'What you found.' }) input: AssessIndicatorInput,
    @Ctx() context: Context,
  ): Promise<IndicatorAssessment> {
    const evidence = input.evidence.map(monitorIdOf);
    const given = { ...input, groupId: groupIdOf(input.groupId), evidence };
    return toLook(await assessIndicator(this.#parts, requireViewer(context), code, given));
  }

  @Mutation(() => SensitiveDate, { description: 'Enters a sensitive date. For the country’s analysts.' })
  addSensitiveDate(
    @Arg('country', () => String, country) code: string,
    @Arg('input', () => SensitiveDateInput, { description: 'Which day, and why.' }) input: SensitiveDateInput,
    @Ctx() context: Context,
  ): Promise<SensitiveDate> {
    return this.#set(context, { countryCode: code }, input);
  }

  @Mutation(() => SensitiveDate, { description: 'Changes a sensitive date. For the country’s analysts.' })
  changeSensitiveDate(
    @Arg('id', () => ID, { description: 'Of the date.' }) id: string,
    @Arg('baseRevision', () => Int, revision) baseRevision: number,
    @Arg('input', () => SensitiveDateInput, { description: 'Which day, and why: all of it.' })
    input: SensitiveDateInput,
    @Ctx() context: Context,
  ): Promise<SensitiveDate> {
    return this.#set(context, { id: monitorIdOf(id), baseRevision }, input);
  }

  @Mutation(() => Boolean, {
    description: 'Removes a sensitive date, with its name. For the country’s analysts. True.',
  })
  async removeSensitiveDate(
    @Arg('id', () => ID, { description: 'Of the date.' }) id: string,
    @Arg('baseRevision', () => Int, revision) baseRevision: number,
    @Ctx() context: Context,
  ): Promise<boolean> {
    await removeSensitiveDate(this.#parts, requireViewer(context), monitorIdOf(id), baseRevision);
    return true;
  }

  #set(
    context: Context,
    which: Parameters<typeof setSensitiveDate>[2],
    input: SensitiveDateInput,
  ): Promise<SensitiveDate> {
    const given: SensitiveDateGiven = { ...input, groupId: groupIdOf(input.groupId) };
    return setSensitiveDate(this.#parts, requireViewer(context), which, given, dayOf(new Date()));
  }
}

function groupIdOf(id: string | null | undefined): string | null {
  return id == null ? null : monitorIdOf(id);
}

function toLook(assessment: Assessment): IndicatorAssessment {
  return { ...assessment, assessedBy: toPerson(assessment.assessedBy) };
}
