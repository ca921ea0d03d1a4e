import { GraphQLScalarType } from 'graphql';
import { GraphQLDateTimeISO } from 'graphql-scalars';

/** Resolvers give a Date; a client gets its text. */
export const DateTimeISO = new GraphQLScalarType<Date, string>({
  ...GraphQLDateTimeISO.toConfig(),
  description:
    'A moment in time. Sent as ISO 8601 in UTC with milliseconds (`2026-03-01T09:30:00.000Z`); ' +
    'accepted with any offset from UTC.',
});
