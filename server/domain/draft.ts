/** Statuses in which an answer is nobody's business but its authors'. */
const draftStatuses: readonly string[] = ['NOT_STARTED', 'IN_PROGRESS'];

/** Whether an answer with this status is a draft. */
export function isDraft(status: string): boolean {
  return draftStatuses.includes(status);
}
