import type { Words } from '../messages/words.ts';
import type { Role } from '../operations/operations.generated.ts';
import type { LogEvent } from '../sync/model.ts';
import type { Reference } from '../sync/state.ts';

/** Which role, agency and country an event is about that is no change of an answer, in words. */
export function aboutWhat(
  { changes, agencyCode, countryCode }: LogEvent,
  { agencies, countries }: Reference,
  { t }: Words,
): string[] {
  const said = (name: string) => {
    const change = changes.find(({ field }) => field === name);
    return change?.to ?? change?.from;
  };
  const role = said('role');
  const agency = agencyCode ?? said('agency');
  const country = countryCode ?? said('country');
  return [
    ...(role ? [t(`role.${role as Role}`)] : []),
    ...(agency ? [agencies[agency]?.acronym ?? agency] : []),
    ...(country ? [countries[country]?.name ?? country] : []),
  ];
}

/**
 * What an event says, for readers with and without drafts. Where the answer is gone for the reader, only that is
 * told. Which answer was confirmed, and which were written together, is for programs.
 */
export function changesToTell({ changes }: LogEvent): LogEvent['changes'] {
  const gone = changes.find(({ field, to }) => field === 'status' && to === null);
  return gone ? [gone] : changes.filter(({ field }) => !['continues', 'together'].includes(field));
}
