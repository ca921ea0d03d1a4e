import { Field, ObjectType } from 'type-graphql';
import { CycleState } from './cycle-state.ts';
import { Node } from './node.ts';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'One round of the checklist, usually a year.',
})
export class Cycle extends Node {
  @Field(() => String, { description: 'Names the cycle in every argument and filter: `2026`.' })
  code!: string;

  @Field(() => CycleState, { description: 'Only in the OPEN cycle can answers be recorded.' })
  state!: CycleState;

  @Field(() => String, {
    description: 'The day on which it is to open, `YYYY-MM-DD`. The state says whether it did.',
  })
  opensOn!: string;

  @Field(() => String, {
    description:
      'The last day on which answers are expected, `YYYY-MM-DD`. The state says whether it closed.',
  })
  closesOn!: string;

  @Field(() => Boolean, {
    description: 'Nobody accepts an answer that says what they wrote: somebody else does.',
  })
  separateAcceptance!: boolean;

  @Field(() => Boolean, {
    description:
      'A country team’s answer is accepted once the country’s Resident Coordinator has endorsed what it says, or with a reason.',
  })
  endorsement!: boolean;
}
