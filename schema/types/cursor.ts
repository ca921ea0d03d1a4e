import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

/**
 * Any text passes here. Only the log can say whether it names one of its positions, and answers CURSOR_INVALID
 * where not. A client with a cursor from before a restore must learn that from one code, in every form a cursor can
 * have.
 */
export const Cursor = new GraphQLScalarType<string, string>({
  name: 'Cursor',
  description:
    'An opaque position in the event log. Keep it and hand it back unread. ' +
    'Whatever comes after it is later; the same position always has the same cursor. ' +
    'One that this log does not know (from another installation, or from before a backup was restored) ' +
    'is answered with the error code CURSOR_INVALID: read afresh and go on from the new cursor.',
  serialize: requireText,
  parseValue: requireText,
  parseLiteral: (node) => requireText(node.kind === Kind.STRING ? node.value : undefined, node),
});

function requireText(value: unknown, node?: ValueNode): string {
  if (typeof value === 'string') return value;
  throw new GraphQLError('A cursor is the text that the server gave.', node && { nodes: node });
}
