import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: 'One field before and after. Values of enums are given by their names.',
})
export class FieldChange {
  @Field(() => String, {
    description:
      '`status`, `rating` or `narrative`, and `returnedTo` with the id of the person who is to take it up, and `together` with an id where several countries’ answers were written at once, and `fromFileOf` with the id of the person who wrote it, where somebody else sent it from a file of theirs; `presence` where an agency’s presence changed. In an event of a cycle `opensOn`, `closesOn`, ' +
      '`separateAcceptance`, `endorsement`, `presenceFrom`, `closesOn.KEN` for one country, `presence.KEN.WHO` while it is planned. `weekend` (weekdays, Monday is 1) where ' +
      'a country’s working week was set; of declared days `pause` (the id), `pauseKind`, `startsOn` and `endsOn`. In an event about a person ' +
      '`person`, with the id by which `node` knows them, and what the event is about: `role`, `agency`, `country`, `startsOn`, `endsOn`, ' +
      '`alternate`, `residentCoordinator`, `monitoring`, `proposedBy` (the id of a person), `token` or `access`. In an event about a comment `comment`, with the id by which `node` knows it, `replyTo`, `audience`, ' +
      '`text`, and `mention` with the person’s id. `conflict` with the id of the event, and `kept`, where somebody chose about a conflict. `event` where content of another event was erased, with the id by which `node` knows it.',
  })
  field!: string;

  @Field(() => String, { nullable: true, description: 'The value before; null where there was none.' })
  from!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The value after; null where it was cleared. A `status` that becomes null means that the answer was taken back to a draft, ' +
      'which whoever doesn’t read drafts no longer sees: its other fields become null with it because they are gone from sight, ' +
      'not because anybody cleared them, and what the draft’s status is stays unsaid.',
  })
  to!: string | null;
}
