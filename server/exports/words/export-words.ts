/** The columns of all tables, as the API names what is in them. JSON Lines has these names as keys. */
export type ColumnName =
  | 'country'
  | 'countryName'
  | 'region'
  | 'cycle'
  | 'agency'
  | 'section'
  | 'item'
  | 'title'
  | 'status'
  | 'rating'
  | 'narrative'
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
  | 'earlierStatus'
  | 'earlierRating'
  | 'earlierNarrative'
  | 'laterStatus'
  | 'laterRating'
  | 'laterNarrative'
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

/** What an export says for people, in one language. Statuses and ratings have their words in packs. */
export type ExportWords = {
  columns: Readonly<Record<ColumnName, string>>;
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
