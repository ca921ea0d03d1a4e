import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Cycle } from './cycle.ts';

export const CycleObstacleCode = {
  CODE_TAKEN: 'CODE_TAKEN',
  ALREADY_OPENED: 'ALREADY_OPENED',
  NOT_PLANNED: 'NOT_PLANNED',
  NOT_OPEN: 'NOT_OPEN',
  NOT_CLOSED: 'NOT_CLOSED',
  ANOTHER_OPEN: 'ANOTHER_OPEN',
  NOBODY_REPORTS: 'NOBODY_REPORTS',
  CONTINUED: 'CONTINUED',
  UNKNOWN_COUNTRY: 'UNKNOWN_COUNTRY',
  UNKNOWN_AGENCY: 'UNKNOWN_AGENCY',
  TWICE: 'TWICE',
  NAME_TAKEN: 'NAME_TAKEN',
} as const;
export type CycleObstacleCode = keyof typeof CycleObstacleCode;

registerEnumType(CycleObstacleCode, {
  name: 'CycleObstacleCode',
  description:
    'Why a step of a cycle can’t be taken now. Later versions may add codes: the sentence always says what to do.',
  valuesConfig: {
    CODE_TAKEN: { description: 'There is a cycle with this code already.' },
    ALREADY_OPENED: { description: 'The first day stays what it was once the cycle was opened.' },
    NOT_PLANNED: { description: 'Only a planned cycle can be opened; a closed one is reopened.' },
    NOT_OPEN: { description: 'Only the open cycle can be closed.' },
    NOT_CLOSED: {
      description: 'Only a closed cycle can be reopened; its days change no more while it is closed.',
    },
    ANOTHER_OPEN: { description: 'Another cycle is open, and only one can be.' },
    NOBODY_REPORTS: { description: 'No agency is to report in any country.' },
    CONTINUED: { description: 'Another cycle was opened from this one, which therefore stays closed.' },
    UNKNOWN_COUNTRY: { description: 'No country has the code that a line names.' },
    UNKNOWN_AGENCY: { description: 'No agency that answers the checklist has the code that a line names.' },
    NAME_TAKEN: { description: 'The cycle has a snapshot of this name.' },
    TWICE: { description: 'Two lines name the same agency in the same country.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'Something in the way of a step of a cycle.' })
export class CycleObstacle {
  @Field(() => CycleObstacleCode, { description: 'What is in the way.' })
  code!: CycleObstacleCode;

  @Field(() => String, { description: 'The same as a sentence, with what to do.' })
  message!: string;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What a step of a cycle did, or would do in a dry run. A step with something in its way changes nothing at all.',
})
export class CycleStep {
  @Field(() => Boolean, {
    description: 'Whether it was done: false in a dry run, and where something is in the way.',
  })
  done!: boolean;

  @Field(() => Cycle, {
    nullable: true,
    description:
      'The cycle as it stands after the step; null where it is not there, as in a dry run of planning it.',
  })
  cycle!: Cycle | null;

  @Field(() => Int, { description: 'Answers that become due.' })
  answersDue!: number;

  @Field(() => Int, { description: 'Answers that are no longer due. What they say is kept.' })
  answersLeaving!: number;

  @Field(() => Int, {
    description:
      'Of the answers that become due, those for which one of the cycle that was closed last stands until somebody begins.',
  })
  answersCarried!: number;

  @Field(() => Int, {
    description: 'Answers that are due and neither submitted nor accepted: at closing they stay as they are.',
  })
  answersUnfinished!: number;

  @Field(() => Int, { description: 'People who by their roles answer where answers become due.' })
  peopleGaining!: number;

  @Field(() => Int, { description: 'People who by their roles answered where answers are no longer due.' })
  peopleLosing!: number;

  @Field(() => Int, {
    description: 'Roles that count now, or will, and end before the last day of the cycle.',
  })
  rolesEnding!: number;

  @Field(() => [CycleObstacle], { description: 'What is in the way; empty where nothing is.' })
  obstacles!: CycleObstacle[];
}
