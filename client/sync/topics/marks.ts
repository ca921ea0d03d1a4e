import { MarksStreamDocument, OwnMarksDocument } from '../../operations/later.generated.ts';
import type {
  MarkFieldsFragment,
  MarksStreamSubscription,
  MarksStreamSubscriptionVariables,
  OwnMarksQuery,
  OwnMarksQueryVariables,
} from '../../operations/operations.generated.ts';
import type { Progress } from '../model.ts';
import type { TopicKind } from '../topic.ts';

/** How far one has looked at the matrix of a cycle. */
export interface OwnMarks {
  readonly revision: number;
  /** A cursor: everything up to there is seen. */
  readonly floor: string;
  readonly floorAt: string | null;
  /** Cells that were looked at since, as they stood then. */
  readonly cells: ReadonlyMap<string, Progress>;
}

export interface MarksData {
  /** Null: nothing was ever marked. */
  readonly own: OwnMarks | null;
  /** What the cycle's snapshots are called. */
  readonly snapshots: readonly string[];
}

/** The name of a cell in the marks. */
export function markKey({ countryCode, agencyCode }: Pick<Progress, 'countryCode' | 'agencyCode'>): string {
  return `${countryCode}/${agencyCode ?? ''}`;
}

/** What the server said of one's marks, on top of what was known. */
export function withMarks(before: OwnMarks | null, told: MarkFieldsFragment): OwnMarks {
  if (before && before.revision > told.revision) return before;
  const cells = new Map(told.whole ? [] : before?.cells);
  for (const cell of told.cells) cells.set(markKey(cell), cell);
  return { revision: told.revision, floor: told.floor, floorAt: told.floorAt, cells };
}

/** One's own marks, as one sets them on any device. They stand outside the log, and have a revision in place of a cursor. */
export const marksTopic: TopicKind<
  { readonly cycle: string },
  MarksData,
  OwnMarksQuery,
  OwnMarksQueryVariables,
  MarksStreamSubscription,
  MarksStreamSubscriptionVariables
> = {
  name: 'marks',
  read: ({ cycle }) => ({ document: OwnMarksDocument, variables: { cycle } }),
  take: (_params, { viewer, snapshots }) => ({
    data: {
      own: viewer?.marks ? withMarks(null, viewer.marks) : null,
      snapshots: snapshots.map(({ name }) => name),
    },
    cursor: null,
  }),
  stream: ({ cycle }, { own }) => ({
    document: MarksStreamDocument,
    variables: { cycle, after: own?.revision ?? null },
  }),
  apply: (_params, data, { marks }) => ({ data: { ...data, own: withMarks(data.own, marks) }, cursor: null }),
};
