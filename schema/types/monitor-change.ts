import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description:
    'That something happened in the monitor, and nothing of what: read again what you show of these countries.',
})
export class MonitorChange {
  @Field(() => [String], {
    description:
      'In which countries, by ISO 3166-1 alpha-3 code. To those who see alerts but no incidents: where an alert changed.',
  })
  countries!: string[];
}
