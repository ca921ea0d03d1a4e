import type { FieldName } from '../../domain/response-fields.ts';

/** Two answers beside each other. */
export const sides = ['earlier', 'later'] as const;
export type Side = (typeof sides)[number];

/** What answers say: their fields, and those of two answers. */
export type FieldColumn = FieldName | `${Side}${Capitalize<FieldName>}`;

/** The columns of all tables, as the API names what is in them. JSON Lines has these names as keys. */
export type ColumnName = OwnColumn | FieldColumn;

/** Those that have headings here; fields have theirs in packs. */
export type OwnColumn =
  | 'country'
  | 'countryName'
  | 'region'
  | 'cycle'
  | 'agency'
  | 'section'
  | 'item'
  | 'title'
  | 'revision'
  | 'updatedAt'
  | 'updatedBy'
  | 'comments'
  | 'total'
  | 'notStarted'
  | 'inProgress'
  | 'submitted'
  | 'returned'
  | 'accepted'
  | 'carried'
  | 'earlierItem'
  | 'laterItem'
  | 'kind'
  | 'reason'
  | 'reworded'
  | 'name'
  | 'email'
  | 'hasSignedIn'
  | 'deactivatedAt'
  | 'memberships'
  | 'invitations'
  | 'at'
  | 'actor'
  | 'person'
  | 'changes'
  | 'note'
  | 'cursor';

/** What an export says for people, in one language. What answers say has its words in packs. */
export type ExportWords = {
  columns: Readonly<Record<OwnColumn, string>>;
  tables: Readonly<Record<'ANSWERS' | 'MATRIX' | 'PAIRS' | 'PEOPLE' | 'EVENTS', string>>;
  countryTeam: string;
  yes: string;
  no: string;
  /** What stands below the rows. */
  facts: {
    madeFor: string;
    madeAt: string;
    /** Where the log stood when the first row was read, and when the last one was. */
    cursor: string;
    cursorAtEnd: string;
    filter: string;
    rows: string;
  };
  filter: {
    everything: string;
    none: string;
    /** Of an answer that nobody has begun, as well. */
    due: string;
    waited: string;
    earlier: string;
    later: string;
    /** A text that was searched for; what it was stands in no log. */
    search: string;
    deactivated: string;
    since: string;
    until: string;
    returns: string;
    areas: string;
    people: string;
  };
  disclaimer: string;
};
