import { type Reader, readerOf } from '../../server/access/visibility.ts';
import type { MembershipScope } from '../../server/domain/viewer.ts';

/** Reads every draft and every event about people: for tests of the log itself. */
export const readsEverything: Reader = readerIn({ role: 'COORDINATOR', agencyCode: null, countryCode: null });

/** Somebody in these roles. */
export function readerIn(...memberships: MembershipScope[]): Reader {
  return readerOf({ personId: '00000000-0000-4000-8000-000000000000', name: 'Reader', memberships });
}
