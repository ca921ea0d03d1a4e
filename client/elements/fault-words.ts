import type { Words } from '../messages/words.ts';
import type { Fault } from '../sync/model.ts';

/** Why nothing came yet, where asking again may help. */
export function passingWords(t: Words['t'], fault: Fault | null): string {
  switch (fault?.kind) {
    case 'server':
      return t('page.serverFault', { incident: fault.incident ?? '–' });
    case 'turned-away':
      return t('page.turnedAway', { message: fault.message });
    default:
      return t('page.noAnswer');
  }
}
