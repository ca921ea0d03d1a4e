import { GraphQLScalarType } from 'graphql';
import { GraphQLUUID } from 'graphql-scalars';

export const UUID = new GraphQLScalarType<string, string>({
  ...GraphQLUUID.toConfig(),
  description:
    'A universally unique identifier of any version: 32 hexadecimal digits in five groups, ' +
    'such as `0b9f3c52-6f0e-4c3a-9d57-2f6f1c1f4a10`.',
});

/** Of a `mutationId`, where a request is done once. */
export const DONE_ONCE =
  'Made by the device, once per request, and sent again with it until an answer arrives: it is done once.';
