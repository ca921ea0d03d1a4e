import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Sensitivity } from './incident-judgement.ts';
import { IncidentCategory } from './incident-terms.ts';

export const ReleasePlace = { WORLD: 'WORLD', REGION: 'REGION', COUNTRY: 'COUNTRY' } as const;
export type ReleasePlace = keyof typeof ReleasePlace;

registerEnumType(ReleasePlace, {
  name: 'ReleasePlace',
  description: 'What a row of a release is about.',
  valuesConfig: {
    WORLD: { description: 'All regions.' },
    REGION: { description: 'An M49 region.' },
    COUNTRY: { description: 'A country or area.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'A place in one period of a release.' })
export class ReleaseRow {
  @Field(() => ReleasePlace, { description: 'What it is.' })
  kind!: ReleasePlace;

  @Field(() => String, { description: 'A country’s ISO 3166-1 alpha-3, or the name of the region or world.' })
  place!: string;

  @Field(() => String, { description: 'Its name in English.' })
  name!: string;

  @Field(() => [Int], {
    nullable: 'items',
    description: 'Incidents of each category, in the order of `categories`; null where the number is hidden.',
  })
  counts!: (number | null)[];

  @Field(() => [String], {
    nullable: 'items',
    description: 'The day since which each number stands, `YYYY-MM-DD`; null where it is hidden.',
  })
  since!: (string | null)[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'A monthly release of one year’s numbers. It is never changed.',
})
export class MonitorReleaseHeading {
  @Field(() => ID, { description: 'A random id; it is no `node`.' })
  id!: string;

  @Field(() => Int, { description: 'The year of its months.' })
  year!: number;

  @Field(() => String, {
    description: 'The last month that was over: `2026-11`. It may lie in the next year.',
  })
  covers!: string;

  @Field(() => String, { description: 'The day on which it was made, `YYYY-MM-DD` in UTC.' })
  madeOn!: string;

  @Field(() => String, { description: 'SHA-256 of all that is in it, in hexadecimal.' })
  hash!: string;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'One period of a release: a fixed table of places and categories. Sums are those of its places; over categories there are ' +
    'none, for an incident counts in each of its categories. docs/releases.md tells the rule.',
})
export class MonitorRelease extends MonitorReleaseHeading {
  @Field(() => Int, { description: 'Counts below it are hidden, zero included, with others as it takes.' })
  threshold!: number;

  @Field(() => [Sensitivity], {
    description:
      'Incidents of these are left out before counting, in every release, whether or not there was any.',
  })
  leftOut!: readonly Sensitivity[];

  @Field(() => [IncidentCategory], { description: 'The categories, in the order of `counts`.' })
  categories!: readonly IncidentCategory[];

  @Field(() => [String], { description: 'Its months, and its year once all twelve are over.' })
  periods!: string[];

  @Field(() => String, { description: 'The period of these rows.' })
  period!: string;

  @Field(() => [ReleaseRow], {
    description: 'The world, then each region by name with its countries by name. All of them, always.',
  })
  rows!: ReleaseRow[];
}
