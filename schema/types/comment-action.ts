import { registerEnumType } from 'type-graphql';

export const CommentAction = {
  REPLY: 'REPLY',
  EDIT: 'EDIT',
  RESOLVE: 'RESOLVE',
  REOPEN: 'REOPEN',
  ERASE: 'ERASE',
} as const;
export type CommentAction = keyof typeof CommentAction;

registerEnumType(CommentAction, {
  name: 'CommentAction',
  description: 'Something to do about a comment.',
  valuesConfig: {
    REPLY: { description: 'Answer to it with `addComment` and its id as `thread`.' },
    EDIT: { description: 'Change it with `editComment`.' },
    RESOLVE: { description: 'Settle the thread that it began with `resolveThread`.' },
    REOPEN: { description: 'Take that back with `reopenThread`.' },
    ERASE: { description: 'Erase what it says with `eraseComment`.' },
  },
});
