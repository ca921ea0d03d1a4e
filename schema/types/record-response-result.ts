import { createUnionType } from 'type-graphql';
import { ResponseConflict } from './response-conflict.ts';
import { ResponseRecorded } from './response-recorded.ts';
import { ResponseRefused } from './response-refused.ts';

export const RecordResponseResult = createUnionType({
  name: 'RecordResponseResult',
  description:
    'What became of one change. All three are answers, not errors: an error means that nothing is known.',
  types: () => [ResponseRecorded, ResponseConflict, ResponseRefused] as const,
  resolveType: (outcome) => outcome.__typename,
});
export type RecordResponseResult = ResponseRecorded | ResponseConflict | ResponseRefused;
