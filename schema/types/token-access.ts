import { registerEnumType } from 'type-graphql';

export const TokenAccess = { READ: 'READ', READ_WRITE: 'READ_WRITE' } as const;
export type TokenAccess = keyof typeof TokenAccess;

registerEnumType(TokenAccess, {
  name: 'TokenAccess',
  description: 'What a program may do with a token, within the roles of the person whose it is.',
  valuesConfig: {
    READ: { description: 'Reads, and changes nothing: every mutation is FORBIDDEN.' },
    READ_WRITE: { description: 'Reads and changes what the person may.' },
  },
});
