import { Field, InputType, Int, ObjectType } from 'type-graphql';
import type { Relation } from 'typeorm';
import { Cell, Cycle, LogEvent, Response } from './tables.ts';

@ObjectType()
export class CountryChecklist {
  countryCode!: string;
  @Field(() => Cycle) cycle!: Relation<Cycle>;
}

@ObjectType()
export class ProgressMatrix {
  @Field(() => Cycle) cycle!: Relation<Cycle>;
  @Field(() => [Cell]) cells!: Relation<Cell>[];
}

@ObjectType()
export class EventEdge {
  @Field(() => LogEvent) node!: Relation<LogEvent>;
}

@ObjectType()
export class EventConnection {
  @Field(() => [EventEdge]) edges!: EventEdge[];
}

@InputType()
export class EventFilter {
  @Field(() => [String], { nullable: true }) countries?: string[];
}

@InputType()
export class RecordResponseInput {
  @Field(() => String) mutationId!: string;
  @Field(() => String) cycle!: string;
  @Field(() => String) country!: string;
  @Field(() => String, { nullable: true }) agency!: string | null;
  @Field(() => String) item!: string;
  @Field(() => Int) baseRevision!: number;
  @Field(() => String) status!: string;
  @Field(() => String) narrative!: string;
}

@ObjectType()
export class ResponseRecorded {
  @Field(() => String) mutationId!: string;
  @Field(() => String) cursor!: string;
  @Field(() => Boolean) merged!: boolean;
  @Field(() => Boolean) replayed!: boolean;
  @Field(() => Response) response!: Relation<Response>;
  @Field(() => Cell) progress!: Relation<Cell>;
}

@ObjectType()
export class ResponseRefused {
  @Field(() => String) mutationId!: string;
  @Field(() => String) message!: string;
}
