/** How many answers of a cell stand in each status, in the order in which the log keeps them. */
export type Counts = readonly [
  notStarted: number,
  inProgress: number,
  submitted: number,
  returned: number,
  accepted: number,
];

/** A cell of the matrix as the API shows it. */
export type CellProgress = {
  countryCode: string;
  agencyCode: string | null;
  notStarted: number;
  carried: number;
  inProgress: number;
  submitted: number;
  returned: number;
  accepted: number;
  total: number;
  updatedAt: Date | null;
};

/**
 * The counts of a country's agency (null: its country team) in the API's shape; total is what is due. Written field
 * by field, because one answer holds thousands of them. An object that begins with a spread takes some forty times
 * as long to make.
 */
export function cellProgress(
  { countryCode, agencyCode }: { countryCode: string; agencyCode: string | null },
  [notStarted, inProgress, submitted, returned, accepted]: Counts,
  carried: number,
  updatedAt: Date | null,
): CellProgress {
  const total = notStarted + inProgress + submitted + returned + accepted;
  return {
    countryCode,
    agencyCode,
    notStarted,
    carried,
    inProgress,
    submitted,
    returned,
    accepted,
    total,
    updatedAt,
  };
}
