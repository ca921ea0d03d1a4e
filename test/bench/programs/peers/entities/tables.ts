import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';

// One class is the table and the GraphQL type, as in type-graphql's and TypeORM's own examples.

@ObjectType()
@Entity()
export class Person {
  @PrimaryColumn('uuid') id!: string;
  @Field(() => String) @Column('text') name!: string;
  @Column('text', { nullable: true }) persona!: string | null;
}

@ObjectType()
@Entity()
export class Cycle {
  @Field(() => String) @PrimaryColumn('text') code!: string;
  @Field(() => String) @Column('text') state!: string;
}

@ObjectType('Progress')
@Entity({ name: 'cell' })
export class Cell {
  @PrimaryColumn('integer') id!: number;
  @Column('text', { name: 'cycle_code' }) cycleCode!: string;
  @Field(() => String) @Column('text', { name: 'country_code' }) countryCode!: string;
  @Field(() => String, { nullable: true })
  @Column('text', { name: 'agency_code', nullable: true })
  agencyCode!: string | null;
  @Column('text', { nullable: true }) presence!: string | null;
  @Field(() => Int) @Column('integer', { name: 'not_started' }) notStarted!: number;
  @Field(() => Int) @Column('integer', { name: 'in_progress' }) inProgress!: number;
  @Field(() => Int) @Column('integer') submitted!: number;
  @Field(() => Int) @Column('integer') returned!: number;
  @Field(() => Int) @Column('integer') accepted!: number;
  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { name: 'updated_at', nullable: true })
  updatedAt!: Date | null;
}

@ObjectType()
@Entity()
export class Response {
  @PrimaryColumn('integer', { name: 'cell_id' }) cellId!: number;
  @Field(() => String) @PrimaryColumn('text', { name: 'item_code' }) itemCode!: string;
  @Field(() => String) @Column('text') status!: string;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) rating!: string | null;
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) narrative!: string | null;
  @Field(() => Int) @Column('integer') revision!: number;
  @Field(() => Date) @Column('timestamptz', { name: 'updated_at', nullable: true }) updatedAt!: Date;
  @Column('uuid', { name: 'updated_by', nullable: true }) updatedById!: string;
  @ManyToOne(() => Cell) @JoinColumn({ name: 'cell_id' }) cell!: Relation<Cell>;
}

@ObjectType()
export class FieldChange {
  @Field(() => String) field!: string;
  @Field(() => String, { nullable: true }) from!: string | null;
  @Field(() => String, { nullable: true }) to!: string | null;
}

@ObjectType('Event')
@Entity({ name: 'event' })
export class LogEvent {
  @PrimaryColumn('bigint') position!: string;
  @Field(() => String) @Column('text') kind!: string;
  @Field(() => Date) @Column('timestamptz') at!: Date;
  @Column('uuid', { name: 'actor_id', nullable: true }) actorId!: string | null;
  @Field(() => String, { nullable: true })
  @Column('text', { name: 'cycle_code', nullable: true })
  cycleCode!: string | null;
  @Column('integer', { name: 'cell_id', nullable: true }) cellId!: number | null;
  @Field(() => String, { nullable: true })
  @Column('text', { name: 'item_code', nullable: true })
  itemCode!: string | null;
  @Field(() => Int, { nullable: true }) @Column('integer', { nullable: true }) revision!: number | null;
  @Column('integer', { name: 'base_revision', nullable: true }) baseRevision!: number | null;
  @Column('integer', { array: true, nullable: true }) counts!: number[] | null;
  @Field(() => [FieldChange]) @Column('jsonb') changes!: FieldChange[];
  @Field(() => String, { nullable: true }) @Column('text', { nullable: true }) note!: string | null;
  @Column('bytea') salt!: Buffer;
  @Column('bytea', { name: 'content_digest' }) contentDigest!: Buffer;
  @Column('bytea') hash!: Buffer;
  @Column('text') visibility!: string;
}

@Entity({ name: 'log_head' })
export class LogHead {
  @PrimaryColumn('boolean', { name: 'one_row' }) oneRow!: boolean;
  @Column('bigint') position!: string;
  @Column('bytea') hash!: Buffer;
  @Column('timestamptz') at!: Date;
  @Column('text', { name: 'open_cycle_code', nullable: true }) openCycleCode!: string | null;
}

@Entity()
export class Receipt {
  @PrimaryColumn('uuid', { name: 'person_id' }) personId!: string;
  @PrimaryColumn('uuid', { name: 'mutation_id' }) mutationId!: string;
  @Column('bytea', { name: 'input_digest' }) inputDigest!: Buffer;
  @Column('text') outcome!: string;
  @Column('integer', { name: 'cell_id' }) cellId!: number;
  @Column('text', { name: 'item_code' }) itemCode!: string;
  @Column('bigint') position!: string;
  @Column('boolean') merged!: boolean;
}
