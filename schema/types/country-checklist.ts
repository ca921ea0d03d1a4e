import { Field, ObjectType } from 'type-graphql';
import { Agency } from './agency.ts';
import { CarriedAnswer } from './carried-answer.ts';
import { CellPermission } from './cell-permission.ts';
import { Checklist } from './checklist.ts';
import { Country } from './country.ts';
import { Cursor } from './cursor.ts';
import { Cycle } from './cycle.ts';
import { Progress } from './progress.ts';
import { Response } from './response.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'Everything one needs to work on one country in one cycle, as it stood at a single moment.',
})
export class CountryChecklist {
  @Field(() => Country, { description: 'The country that was asked for.' })
  country!: Country;

  @Field(() => Cycle, { description: 'The cycle that was asked for, or the open one.' })
  cycle!: Cycle;

  @Field(() => Checklist, { description: 'The questions, in the wording of this cycle.' })
  checklist!: Checklist;

  @Field(() => [Agency], { description: 'The agencies that report in this country in this cycle.' })
  agencies!: Agency[];

  @Field(() => [Response], {
    description:
      'The answers that somebody has recorded and that are for you to see. One that is due and absent is NOT_STARTED, ' +
      'at revision 0, without rating or narrative; or a draft of others.',
  })
  responses!: Response[];

  @Field(() => [CarriedAnswer], {
    description:
      'What stands beside the answers from the cycle that was closed last before this one opened: what was submitted or ' +
      'accepted there, and what was left as a draft to those who read drafts. Never what was returned at closing.',
  })
  carried!: CarriedAnswer[];

  @Field(() => [Progress], {
    description: 'One for each agency that reports here, and one for the country team.',
  })
  progress!: Progress[];

  @Field(() => [CellPermission], {
    description:
      'What you may do with the answers here, by agency and by the status that an answer stands in, also after it has ' +
      'changed. What is not listed may not be done; in a cycle that is not open, nothing may.',
  })
  viewerCan!: CellPermission[];

  @Field(() => Cursor, {
    description:
      'The end of the log at that moment. Subscribe to `events` or `progress` after it: ' +
      'nothing is missed and nothing comes twice.',
  })
  cursor!: string;
}
