import { createPubSub } from 'graphql-yoga';
import { Arg, createUnionType, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import type { DataSource } from 'typeorm';
import { cursorOf } from './read-resolvers.ts';
import { recordThroughEntities } from './record.ts';
import { Cell, LogEvent, type Person } from './tables.ts';
import { EventFilter, RecordResponseInput, ResponseRecorded, ResponseRefused } from './types.ts';

export interface Published {
  event: LogEvent;
  countryCode: string;
}

export function createEvents() {
  return createPubSub<{ event: [Published] }>();
}

const RecordResponseResult = createUnionType({
  name: 'RecordResponseResult',
  types: () => [ResponseRecorded, ResponseRefused] as const,
  resolveType: () => ResponseRecorded,
});

export function writeResolver(data: DataSource, author: Person, events: ReturnType<typeof createEvents>) {
  const recordOne = async (input: RecordResponseInput): Promise<ResponseRecorded> => {
    const { event, response, cell } = await recordThroughEntities(data, author.id, input);
    events.publish('event', { event, countryCode: cell.countryCode });
    return {
      mutationId: input.mutationId,
      cursor: cursorOf(event),
      merged: false,
      replayed: false,
      response,
      progress: Object.assign(new Cell(), cell),
    };
  };

  @Resolver()
  class WriteResolver {
    @Mutation(() => RecordResponseResult)
    recordResponse(@Arg('input', () => RecordResponseInput) input: RecordResponseInput) {
      return recordOne(input);
    }

    @Mutation(() => [RecordResponseResult])
    async recordResponses(@Arg('inputs', () => [RecordResponseInput]) inputs: RecordResponseInput[]) {
      const outcomes: ResponseRecorded[] = [];
      for (const input of inputs) outcomes.push(await recordOne(input));
      return outcomes;
    }

    @Subscription(() => LogEvent, {
      topics: 'event',
      filter: ({ payload, args }: { payload: Published; args: { filter?: EventFilter } }) =>
        !args.filter?.countries || args.filter.countries.includes(payload.countryCode),
    })
    events(
      @Root() { event }: Published,
      @Arg('filter', () => EventFilter, { nullable: true }) _filter?: EventFilter,
    ): LogEvent {
      return event;
    }
  }
  return WriteResolver;
}
