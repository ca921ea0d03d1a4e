import { isUuid } from '../lib/is-uuid.ts';
import { NOBODY } from './monitor-connection.ts';

/** An id as the database takes it: what is none names nothing, so that it is refused in the same way as one that isn't there. */
export function monitorIdOf(id: string): string {
  return isUuid(id) ? id : NOBODY;
}
